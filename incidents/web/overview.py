"""The supervisor's overview of the centre: the live list, and the facts that no row holds."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from agencies.coverage import coverage_gaps
from incidents.call_backs import CallBackResult
from incidents.declines import open_declines
from incidents.surges import running_surges
from incidents.web.call_backs import open_call_backs
from incidents.web.console_words import OVERVIEW_WORDS
from incidents.web.gate import review_page
from incidents.web.handovers import open_handovers
from incidents.web.overview_facts import facts_of
from incidents.web.referrals import incoming_referrals, owed_referrals
from incidents.web.telephone import owed_calls
from operators.requests import Request
from operators.standing import Standing


@review_page
def overview(request: Request, standing: Standing) -> HttpResponse:
    """The overview. Its list and its counts come over the live line."""
    context = {
        "facts": facts_of(standing),
        **owed_calls(standing),
        "incoming": incoming_referrals(standing),
        "owed": owed_referrals(standing),
        "declines": open_declines(standing),
        "handovers": open_handovers(standing),
        "surges": running_surges(standing),
        "call_backs": open_call_backs(standing),
        "call_back_results": CallBackResult.choices,
        "gaps": coverage_gaps(standing.centre_id),
        "engine_late_after": settings.ENGINE_LATE_AFTER,
        "page_words": OVERVIEW_WORDS,
    }
    return render(request, "incidents/overview/overview.html", context)


@review_page
def overview_facts(request: Request, standing: Standing) -> HttpResponse:
    """The facts as a fragment, read again when something happened."""
    return render(request, "incidents/overview/facts.html", {"facts": facts_of(standing)})
