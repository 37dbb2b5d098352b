"""The live board: a shell, whose rows come over the live line."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from agencies.models import Category
from incidents.states import INCIDENT_OPEN, IncidentStatus
from operators.requests import Request


@login_required
@never_cache
@require_GET
def board(request: Request) -> HttpResponse:
    """The board of the person's centre or agency."""
    if not request.standing:
        return render(request, "no_post.html", status=403)
    statuses = [(status.value, status.label) for status in IncidentStatus if status in INCIDENT_OPEN]
    context = {"categories": Category.choices, "statuses": statuses}
    return render(request, "incidents/board/board.html", context)
