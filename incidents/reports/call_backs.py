"""The call-backs of a shift: to how many callers who were cut off one was owed, and what became of it."""

from django.db.models import Count, Q, Sum

from incidents.call_backs import CallBackState
from incidents.models import CallBack
from incidents.reports.figures import CallBackFigures
from operators.models import Shift


def call_back_figures(shift: Shift) -> CallBackFigures:
    """Count those that became owed within the shift, one a number."""
    owed = CallBack.objects.filter(
        centre_id=shift.centre_id, created_at__gte=shift.starts_at, created_at__lt=shift.ends_at
    )
    by_state = {f"in_{state}": Count("pk", filter=Q(state=state)) for state in CallBackState.values}
    found = owed.aggregate(
        owed=Count("pk"),
        forbidden=Count("pk", filter=Q(forbidden=True)),
        attempts=Sum("attempts"),
        **by_state,
    )
    return CallBackFigures(
        owed=found["owed"],
        reached=found[f"in_{CallBackState.REACHED}"],
        unreached=found[f"in_{CallBackState.UNREACHED}"],
        needless=found[f"in_{CallBackState.NEEDLESS}"],
        still_open=found[f"in_{CallBackState.OPEN}"],
        forbidden=found["forbidden"],
        attempts=found["attempts"] or 0,
    )
