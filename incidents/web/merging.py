"""Merging as the incident's pane shows it: what is merged with it, and the form that merges it."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from agencies.models import Agency
from incidents.access import access_incident, access_incident_by_number, visible_incidents, visible_merges
from incidents.duplicates import Asked, find_duplicates
from incidents.errors import NotYours
from incidents.models import Dispatch, Incident
from incidents.permissions import may
from incidents.states import DISPATCH_LIVE, INCIDENT_ENDED
from incidents.surges import running_surges
from operators.requests import Request
from operators.standing import Standing

MOST_MERGED: Final = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """An open incident that this one could be merged into; `reason` is why it may be the same."""

    id: int
    version: int
    number: str
    priority: int
    type_label: str
    where: str
    reason: str


@login_required
@never_cache
@require_GET
def incident_merge(request: Request, incident_id: int) -> HttpResponse:
    """The form as a fragment, with the likely ones and the one of `?number=`; 404 for whom may not merge."""
    standing = request.standing
    if not standing or not may(standing, "merge_incidents"):
        raise Http404
    try:
        incident = access_incident(standing, incident_id)
    except NotYours as refused:
        raise Http404 from refused
    number = request.GET.get("number", "")[:32]
    context = {
        "incident": incident,
        "number": number,
        "choices": _choices(standing, incident, number),
        "agencies": _live_agencies(incident),
    }
    return render(request, "incidents/incident/merge.html", context)


def merging_of(standing: Standing, incident: Incident) -> dict[str, Any]:
    """Return what the pane shows of merges: to the centre all, to an agency what it was sent for itself."""
    if standing.agency_id is not None:
        own = Dispatch.objects.filter(incident=incident, agency_id=standing.agency_id)
        sent_for = own.exclude(carried_from=None).values("carried_from")
        return {"sent_for": visible_incidents(standing).filter(pk__in=sent_for)[:MOST_MERGED]}
    merges = visible_merges(standing).select_related("by", "absorbed__incident_type", "into")
    return {
        "merged_into": merges.filter(absorbed=incident).first(),
        "merged_in": merges.filter(into=incident).order_by("at")[:MOST_MERGED],
        "surge": any(one.incident == incident.pk for one in running_surges(standing)),
        "may_merge": incident.status not in INCIDENT_ENDED and may(standing, "merge_incidents"),
    }


def _choices(standing: Standing, incident: Incident, number: str) -> list[Choice]:
    text = " ".join([incident.landmark, incident.address, incident.narrative])[:4000]
    asked = Asked(
        text=text,
        incident_type=incident.incident_type,
        place=incident.place,
        latitude=incident.latitude,
        longitude=incident.longitude,
        uncertainty=incident.uncertainty,
        caller_number=incident.caller_number,
        reported_at=incident.reported_at or incident.created_at,
    )
    found = [
        Choice(one.id, one.version, one.number, one.priority, one.type_label, one.where, one.reason)
        for one in find_duplicates(standing, asked, leave_out=incident.pk)
    ]
    named = _named(standing, incident, number)
    return [named, *(one for one in found if one.id != named.id)] if named else found


def _named(standing: Standing, incident: Incident, number: str) -> Choice | None:
    try:
        one = access_incident_by_number(standing, number)
    except NotYours:
        return None
    if one.pk == incident.pk or one.status in INCIDENT_ENDED:
        return None
    where = one.landmark or one.address or (one.place.name if one.place else "")
    label = one.incident_type.label(standing.language)
    return Choice(one.pk, one.version, one.number, one.priority, label, where, "")


def _live_agencies(incident: Incident) -> list[Agency]:
    live = Dispatch.objects.filter(incident=incident, status__in=DISPATCH_LIVE).select_related("agency")
    return [dispatch.agency for dispatch in live.order_by("id")]
