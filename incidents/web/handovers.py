"""What the console and the overview show of hand-overs: those that wait here, and answers that are owed."""

from typing import Final

from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.http import HttpResponse
from django.shortcuts import render

from incidents.access import visible_handovers
from incidents.handover_states import HandoverState
from incidents.models import Handover
from incidents.states import IncidentStatus
from incidents.web.gate import centre_page
from operators.requests import Request
from operators.standing import Standing

MOST_SHOWN: Final = 100
PARTS: Final = ("centre", "to_centre", "incident__incident_type", "incident__place")


@centre_page
def console_handovers(request: Request, standing: Standing) -> HttpResponse:
    """The hand-overs to answer or to telephone about, as a fragment that the page reads again."""
    return render(request, "incidents/console/handovers.html", {"handovers": open_handovers(standing)})


def open_handovers(standing: Standing) -> QuerySet[Handover]:
    """Return what another centre offers this one, and what it has not answered in time or declined."""
    void = Q(incident__status=IncidentStatus.CANCELLED) | Q(incident__merged_into__isnull=False)
    waits = Q(to_centre_id=standing.centre_id, state=HandoverState.OFFERED) & ~void
    late = Q(state=HandoverState.OFFERED, answer_by__lt=Now()) | Q(state=HandoverState.DECLINED)
    owed = Q(centre_id=standing.centre_id) & late
    found = visible_handovers(standing).filter(waits | owed).select_related(*PARTS)
    return found.order_by("created_at")[:MOST_SHOWN]
