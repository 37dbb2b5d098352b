"""The callers who were cut off: what the console and the overview show of those to be called back."""

from typing import Final

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render

from incidents.access import visible_call_backs
from incidents.call_backs import CallBackResult, CallBackState
from incidents.models import Call, CallBack, CallBackAttempt
from incidents.web.gate import centre_page
from operators.requests import Request
from operators.standing import Standing

# More than a room can call in an hour: a bound for the page's sake, not one that hides a caller.
MOST_SHOWN: Final = 200


@centre_page
def console_call_backs(request: Request, standing: Standing) -> HttpResponse:
    """The open call-backs, as a fragment that the page reads again when something happened."""
    context = {"call_backs": open_call_backs(standing), "call_back_results": CallBackResult.choices}
    return render(request, "incidents/console/call_backs.html", context)


def open_call_backs(standing: Standing) -> QuerySet[CallBack]:
    """Return who is to be called back, the longest due first, with their calls and the last attempt."""
    last = CallBackAttempt.objects.filter(call_back=OuterRef("pk"))
    summary = Call.objects.filter(call_back=OuterRef("pk")).exclude(summary="").order_by("-presented_at")
    found = visible_call_backs(standing).filter(state=CallBackState.OPEN)
    return found.annotate(
        times=Count("calls"),
        last_call=Max("calls__presented_at"),
        last_result=Subquery(last.values("result")[:1]),
        last_try=Subquery(last.values("at")[:1]),
        told=Subquery(summary.values("summary")[:1]),
    ).order_by("due_at")[:MOST_SHOWN]
