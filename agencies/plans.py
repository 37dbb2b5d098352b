"""Which agencies a response plan sends: resolving a type and a place.

One statement of SQL: it runs in every save of an incident, and the same in the ORM cost 2.0 ms
instead of 0.5 (docs/decisions/0004-reference-reads.md).
"""

from dataclasses import dataclass
from typing import Final

from django.db import connection

from agencies.models import Agency, AgencyRole, IncidentType, Place


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One agency that the plan sends, and its part."""

    agency: Agency
    role: AgencyRole


@dataclass(frozen=True, slots=True)
class PlannedResponse:
    """What the plan says; without a line nobody covers the pair (`is_gap`)."""

    plan_id: int | None
    lines: tuple[PlanLine, ...]

    @property
    def is_gap(self) -> bool:
        """Whether nobody covers this type in this place."""
        return not self.lines


SERVING_LINES: Final = """
WITH RECURSIVE upwards (id, parent_id, steps) AS (
    SELECT id, parent_id, 0 FROM agencies_place WHERE id = %(place)s
    UNION ALL
    SELECT place.id, place.parent_id, steps + 1
    FROM agencies_place place JOIN upwards ON place.id = upwards.parent_id
)
SELECT agency.id, line.plan_id, line.role
FROM agencies_plannedagency line
JOIN agencies_responseplan plan ON plan.id = line.plan_id
JOIN agencies_agency agency ON agency.id = line.agency_id
LEFT JOIN upwards ON upwards.id = plan.place_id
WHERE plan.centre_id = %(centre)s
  AND agency.active
  AND (plan.incident_type_id = %(type)s OR plan.category = %(category)s)
  AND (plan.place_id IS NULL OR upwards.id IS NOT NULL)
  AND (
    %(place)s::bigint IS NULL
    OR NOT EXISTS (SELECT FROM agencies_agency_service_area area WHERE area.agency_id = agency.id)
    OR EXISTS (
        SELECT FROM agencies_agency_service_area area JOIN upwards served ON served.id = area.place_id
        WHERE area.agency_id = agency.id
    )
  )
ORDER BY upwards.steps NULLS LAST, plan.incident_type_id NULLS LAST, line.position, line.id
"""


def plan_for(*, centre_id: int, incident_type: IncidentType, place: Place | None) -> PlannedResponse:
    """Return what the most specific plan of the centre sends.

    A plan for the kelurahan wins over one for its kecamatan, then the city's; within one place a plan
    for the type wins over one for its category. Inactive agencies, and agencies whose service area
    leaves the place out, are not sent; a plan of which nobody remains falls back to the next one.
    """
    parameters: dict[str, int | str | None] = {
        "centre": centre_id,
        "type": incident_type.pk,
        "category": incident_type.category,
        "place": place.pk if place else None,
    }
    with connection.cursor() as cursor:
        cursor.execute(SERVING_LINES, parameters)
        serving = cursor.fetchall()
    if not serving:
        return PlannedResponse(None, ())
    best = serving[0][1]
    chosen = [(agency, role) for agency, plan, role in serving if plan == best]
    agencies = Agency.objects.in_bulk([agency for agency, _role in chosen])
    lines = tuple(PlanLine(agencies[agency], AgencyRole(role)) for agency, role in chosen)
    return PlannedResponse(best, lines)
