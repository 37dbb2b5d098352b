"""Whom nobody would answer: pairs of type and place for which no plan sends an agency.

Found for a whole centre at once, before it matters. The rules are those of `agencies.plans.plan_for`.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from django.db import connection

from agencies.models import IncidentType, Place, PlaceLevel

UNCOVERED: Final = """
WITH RECURSIVE upwards (place_id, ancestor_id) AS (
    SELECT id, id FROM agencies_place WHERE centre_id = %(centre)s AND level <> %(city)s
    UNION ALL
    SELECT upwards.place_id, place.parent_id
    FROM upwards JOIN agencies_place place ON place.id = upwards.ancestor_id
    WHERE place.parent_id IS NOT NULL
),
served (agency_id, place_id) AS (
    SELECT agency.id, place.id
    FROM agencies_agency agency
    JOIN agencies_place place ON place.centre_id = agency.centre_id AND place.level <> %(city)s
    WHERE agency.centre_id = %(centre)s AND agency.active
      AND NOT EXISTS (SELECT FROM agencies_agency_service_area area WHERE area.agency_id = agency.id)
    UNION
    SELECT agency.id, upwards.place_id
    FROM agencies_agency agency
    JOIN agencies_agency_service_area area ON area.agency_id = agency.id
    JOIN upwards ON upwards.ancestor_id = area.place_id
    WHERE agency.centre_id = %(centre)s AND agency.active
),
planned (incident_type_id, category, agency_id, place_id) AS (
    SELECT plan.incident_type_id, plan.category, line.agency_id, plan.place_id
    FROM agencies_plannedagency line JOIN agencies_responseplan plan ON plan.id = line.plan_id
    WHERE plan.centre_id = %(centre)s
),
covering (incident_type_id, category, place_id) AS (
    SELECT planned.incident_type_id, planned.category, served.place_id
    FROM planned JOIN served ON served.agency_id = planned.agency_id
    WHERE planned.place_id IS NULL
    UNION
    SELECT planned.incident_type_id, planned.category, served.place_id
    FROM planned
    JOIN served ON served.agency_id = planned.agency_id
    JOIN upwards ON upwards.place_id = served.place_id AND upwards.ancestor_id = planned.place_id
)
SELECT type.id, place.id
FROM agencies_incidenttype type CROSS JOIN agencies_place place
WHERE type.active AND place.centre_id = %(centre)s AND place.level <> %(city)s
EXCEPT
SELECT type.id, covering.place_id
FROM covering
JOIN agencies_incidenttype type
  ON type.id = covering.incident_type_id
  OR (covering.incident_type_id IS NULL AND type.category = covering.category)
"""


@dataclass(frozen=True, slots=True)
class Gap:
    """A type that nobody answers in `places`; `everywhere` when these are all places of the centre."""

    incident_type: IncidentType
    places: tuple[Place, ...]
    everywhere: bool


def uncovered_pairs(centre_id: int) -> set[tuple[int, int]]:
    """Return every (type id, place id) of the centre that no plan covers; places are kecamatan and kelurahan.

    One statement, whatever the number of types and places.
    """
    with connection.cursor() as cursor:
        cursor.execute(UNCOVERED, {"centre": centre_id, "city": PlaceLevel.CITY.value})
        return set(cursor.fetchall())


def coverage_gaps(centre_id: int) -> list[Gap]:
    """Return the same as one entry a type, the most urgent types first, for people to read."""
    by_type: dict[int, set[int]] = defaultdict(set)
    for type_id, place_id in uncovered_pairs(centre_id):
        by_type[type_id].add(place_id)
    places = Place.objects.filter(centre_id=centre_id).exclude(level=PlaceLevel.CITY).order_by("code")
    known = list(places) if by_type else []
    types = IncidentType.objects.filter(pk__in=by_type).order_by("default_priority", "name_id")
    return [
        Gap(
            incident_type=kind,
            places=tuple(place for place in known if place.pk in by_type[kind.pk]),
            everywhere=len(by_type[kind.pk]) == len(known),
        )
        for kind in types
    ]
