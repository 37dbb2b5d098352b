"""One incident: its page, and the fragment that the board shows beside its list."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from incidents.access import access_incident
from incidents.errors import NotYours
from incidents.web.detail import detail_of
from operators.requests import Request


@login_required
@never_cache
@require_GET
def incident(request: Request, incident_id: int) -> HttpResponse:
    """The incident on a page of its own; 404 when it is not this person's."""
    return render(request, "incidents/incident/incident.html", _context_or_404(request, incident_id))


@login_required
@never_cache
@require_GET
def incident_pane(request: Request, incident_id: int) -> HttpResponse:
    """The same as a fragment, read again by the browser whenever the incident's version changes."""
    context = _context_or_404(request, incident_id)
    return render(request, "incidents/incident/pane.html", {**context, "in_board": "page" not in request.GET})


def _context_or_404(request: Request, incident_id: int) -> dict[str, Any]:
    if not request.standing:
        raise Http404
    try:
        return detail_of(request.standing, access_incident(request.standing, incident_id))
    except NotYours as refused:
        raise Http404 from refused
