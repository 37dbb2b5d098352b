"""The operator's console: the intake of calls beside the live list of open incidents."""

from django.http import HttpResponse
from django.shortcuts import render

from incidents.call_backs import CallBackResult
from incidents.declines import open_declines
from incidents.surges import running_surges
from incidents.web.call_backs import open_call_backs
from incidents.web.console_words import CONSOLE_WORDS
from incidents.web.gate import centre_page
from incidents.web.handovers import open_handovers
from incidents.web.help_requests import asked_of
from incidents.web.intake import intake_data
from incidents.web.referrals import incoming_referrals, owed_referrals
from incidents.web.ringing import has_telephone
from incidents.web.telephone import owed_calls
from operators.languages import SPOKEN_LANGUAGES
from operators.phrases import phrase_card
from operators.requests import Request
from operators.standing import Standing


@centre_page
def console(request: Request, standing: Standing) -> HttpResponse:
    """The console. Its list comes over the live line; what the intake searches stands in the page."""
    data = intake_data(standing)
    context = {
        "intake": data,
        "classes": data["classes"],
        "spoken_languages": SPOKEN_LANGUAGES,
        "phrase_card": phrase_card(standing.language),
        **owed_calls(standing),
        "incoming": incoming_referrals(standing),
        "owed": owed_referrals(standing),
        "help_requests": asked_of(standing),
        "declines": open_declines(standing),
        "handovers": open_handovers(standing),
        "call_backs": open_call_backs(standing),
        "call_back_results": CallBackResult.choices,
        "telephone": has_telephone(standing),
        "surges": running_surges(standing),
        "page_words": CONSOLE_WORDS,
    }
    return render(request, "incidents/console/console.html", context)


@centre_page
def console_tasks(request: Request, standing: Standing) -> HttpResponse:
    """The telephone calls to make, as a fragment that the page reads again when something happened."""
    return render(request, "incidents/console/tasks.html", owed_calls(standing))
