"""The shifts of a centre that there are reports of."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from incidents.access import visible_shifts
from incidents.models import Call, Incident, JournalEntry
from operators.models import Centre, Shift
from operators.shifts import shift_at
from operators.standing import Standing

# How many shifts back are made good: two weeks of three a day.
LOOK_BACK: Final = 42


def list_shifts(standing: Standing) -> QuerySet[Shift]:
    """Return the centre's shifts, newest first, each with its number of `calls` and `incidents`."""
    calls = Call.objects.filter(
        centre=OuterRef("centre"),
        presented_at__gte=OuterRef("starts_at"),
        presented_at__lt=OuterRef("ends_at"),
    )
    incidents = Incident.objects.filter(
        centre=OuterRef("centre"), created_at__gte=OuterRef("starts_at"), created_at__lt=OuterRef("ends_at")
    )
    shifts = visible_shifts(standing).select_related("centre").order_by("-starts_at")
    return shifts.annotate(calls=_number(calls), incidents=_number(incidents))


def fill_in(centre: Centre, now: datetime) -> Shift:
    """Make the rows of the shifts up to `now` that nobody took, and return the present one.

    Calls come in whether or not somebody takes the shift, and each has its report.
    """
    present = shift = shift_at(centre, now)
    first = JournalEntry.objects.filter(centre=centre).order_by("seq").values_list("at", flat=True).first()
    for _step in range(LOOK_BACK):
        if first is None or shift.starts_at <= first:
            break
        shift = shift_at(centre, shift.starts_at - timedelta(seconds=1))
    return present


def neighbours(shift: Shift) -> tuple[Shift | None, Shift | None]:
    """Return the centre's shift before and the one after."""
    others = Shift.objects.filter(centre=shift.centre_id)
    before = others.filter(starts_at__lt=shift.starts_at).order_by("-starts_at").first()
    after = others.filter(starts_at__gt=shift.starts_at).order_by("starts_at").first()
    return before, after


def _number(rows: QuerySet) -> Coalesce:
    counted = rows.order_by().values("centre").annotate(number=Count(F("pk"))).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
