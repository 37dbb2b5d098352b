"""What the console shows of colleagues who ask for help."""

from django.db.models import QuerySet
from django.db.models.functions import Now
from django.http import HttpResponse
from django.shortcuts import render

from incidents.access import visible_help_requests
from incidents.actions.colleagues import LIVES
from incidents.models import HelpRequest, HelpState
from incidents.web.gate import centre_page
from operators.requests import Request
from operators.standing import Standing

MOST_SHOWN = 20


@centre_page
def console_help(request: Request, standing: Standing) -> HttpResponse:
    """The requests to oneself, as a fragment that the page reads again when something happened."""
    return render(request, "incidents/console/help_requests.html", {"help_requests": asked_of(standing)})


def asked_of(standing: Standing) -> QuerySet[HelpRequest]:
    """Return what this person is asked and has not answered, the oldest first."""
    mine = visible_help_requests(standing).filter(colleague_id=standing.user_id, state=HelpState.ASKED)
    fresh = mine.filter(created_at__gt=Now() - LIVES).select_related("asked_by")
    return fresh.order_by("created_at")[:MOST_SHOWN]
