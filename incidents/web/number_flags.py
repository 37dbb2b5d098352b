"""A supervisor's page of the flags on numbers."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from incidents.actions.flagging import LONGEST, LONGEST_REASON
from incidents.caller_history import MOST_FLAGS, running_flags
from incidents.journal.change import database_now
from incidents.web.gate import page_for
from incidents.web.words_caller import FLAGS
from operators.models import Centre
from operators.requests import Request
from operators.standing import Standing

# What the form offers: long enough for a run of pranks, short enough to be looked at again.
OFFERED = timedelta(days=7)


@page_for("flag_number")
def number_flags(request: Request, standing: Standing) -> HttpResponse:
    """The flags that hold, the newest first, and the form for another."""
    today = database_now().astimezone(Centre.objects.get(pk=standing.centre_id).zone).date()
    context = {
        "flags": running_flags(standing).select_related("created_by")[:MOST_FLAGS],
        "longest_reason": LONGEST_REASON,
        "first_day": today,
        "offered_day": today + OFFERED,
        "last_day": today + LONGEST,
        "page_words": FLAGS,
    }
    return render(request, "incidents/numbers/flags.html", context)
