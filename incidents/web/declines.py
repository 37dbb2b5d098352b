"""The agencies that declined, with who can go instead: a fragment above the lists of the centre."""

from django.http import HttpResponse
from django.shortcuts import render

from incidents.declines import open_declines
from incidents.web.gate import centre_page
from operators.requests import Request
from operators.standing import Standing


@centre_page
def console_declines(request: Request, standing: Standing) -> HttpResponse:
    """The fragment, read again when something happened."""
    return render(request, "incidents/console/declines.html", {"declines": open_declines(standing)})
