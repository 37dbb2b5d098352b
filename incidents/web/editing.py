"""The form in which the centre corrects an incident: asked for when it is opened, so that it is never old."""

from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from agencies.models import IncidentType, Place
from agencies.models.place import PlaceLevel
from incidents.access import access_incident
from incidents.errors import NotYours
from incidents.models import Incident
from incidents.permissions import may
from operators.requests import Request
from operators.standing import Standing

# (heading, [(value, label)]) as a <select> shows them.
Group = tuple[str, list[tuple[str, str]]]


@login_required
@never_cache
@require_GET
def incident_edit(request: Request, incident_id: int) -> HttpResponse:
    """The form as a fragment, filled with the present state; 404 for whom may not correct the incident."""
    standing = request.standing
    if not standing or not may(standing, "change_incident"):
        raise Http404
    try:
        incident = access_incident(standing, incident_id)
    except NotYours as refused:
        raise Http404 from refused
    return render(request, "incidents/incident/edit.html", _context(standing, incident))


def _context(standing: Standing, incident: Incident) -> dict[str, Any]:
    point = (incident.latitude, incident.longitude)
    return {
        "incident": incident,
        "types": _types(standing, incident),
        "places": _places(standing),
        "place_code": incident.place.code if incident.place else "",
        "coordinates": f"{point[0]}, {point[1]}" if None not in point else "",
    }


def _types(standing: Standing, incident: Incident) -> list[Group]:
    """Return the types in use by category, with the incident's own even when it is no longer in use."""
    kinds = IncidentType.objects.filter(active=True) | IncidentType.objects.filter(
        pk=incident.incident_type_id
    )
    by_name = sorted(
        kinds, key=lambda kind: (str(kind.get_category_display()), kind.label(standing.language).lower())
    )
    return [
        (heading, [(kind.code, kind.label(standing.language)) for kind in group])
        for heading, group in groupby(by_name, lambda kind: str(kind.get_category_display()))
    ]


def _places(standing: Standing) -> list[Group]:
    """Return the centre's kecamatan, each with its kelurahan; the city itself comes first."""
    places = list(Place.objects.filter(centre_id=standing.centre_id).select_related("parent"))
    parts: dict[int | None, list[Place]] = {}
    for place in sorted(places, key=lambda place: place.name):
        parts.setdefault(place.parent_id, []).append(place)
    groups = [("", [_option(place) for place in places if place.level == PlaceLevel.CITY])]
    kecamatan = [place for place in places if place.level == PlaceLevel.KECAMATAN]
    groups += [
        (place.name, [_option(place), *map(_option, parts.get(place.pk, []))])
        for place in sorted(kecamatan, key=lambda place: place.name)
    ]
    return groups


def _option(place: Place) -> tuple[str, str]:
    kecamatan = place.level == PlaceLevel.KECAMATAN
    return place.code, f"{place.get_level_display()} {place.name}" if kecamatan else place.name
