"""The surges as the console and the overview show them above the list."""

from django.http import HttpResponse
from django.shortcuts import render

from incidents.surges import running_surges
from incidents.web.gate import centre_page
from operators.requests import Request
from operators.standing import Standing


@centre_page
def console_surges(request: Request, standing: Standing) -> HttpResponse:
    """The surges, as a fragment that the page reads again when something happened."""
    return render(request, "incidents/console/surges.html", {"surges": running_surges(standing)})
