"""One incident: its page, and the fragment that the board shows beside its list."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from incidents.access import access_incident
from incidents.errors import NotYours
from incidents.models import Incident
from incidents.web.detail import detail_of


@login_required
@never_cache
@require_GET
def incident(request: HttpRequest, incident_id: int) -> HttpResponse:
    """The incident on a page of its own; 404 when it is not this person's."""
    context = detail_of(request.standing, _incident_or_404(request, incident_id))
    return render(request, "incidents/incident/incident.html", context)


@login_required
@never_cache
@require_GET
def incident_pane(request: HttpRequest, incident_id: int) -> HttpResponse:
    """The same as a fragment, read again by the browser whenever the incident's version changes."""
    context = detail_of(request.standing, _incident_or_404(request, incident_id))
    return render(request, "incidents/incident/pane.html", {**context, "in_board": "page" not in request.GET})


def _incident_or_404(request: HttpRequest, incident_id: int) -> Incident:
    if not request.standing:
        raise Http404
    try:
        return access_incident(request.standing, incident_id)
    except NotYours as refused:
        raise Http404 from refused
