"""Which ladder a dispatch gets: resolving the escalation policies and freezing the result."""

from typing import Any, Final

from django.db import connection

from agencies.models import Agency, IncidentType

# The most specific first. In SQL for the reason given in agencies/plans.py.
LADDERS: Final = """
SELECT policy.agency_id, policy.progress_seconds, COALESCE(
    (
        SELECT json_agg(
            json_build_object(
                'level', level, 'after', after_seconds, 'role', ladder_role, 'telephone', telephone_task
            )
            ORDER BY level
        )
        FROM agencies_escalationstep step WHERE step.policy_id = policy.id
    ),
    '[]'
)
FROM agencies_escalationpolicy policy
WHERE policy.centre_id = %(centre)s
  AND policy.priority = %(priority)s
  AND (policy.agency_id IS NULL OR policy.agency_id = ANY(%(agencies)s))
  AND (policy.incident_type_id IS NULL OR policy.incident_type_id = %(type)s)
ORDER BY policy.agency_id IS NULL, policy.incident_type_id IS NULL
"""


def ladders_for(
    *, centre_id: int, agencies: list[Agency], incident_type: IncidentType, priority: int
) -> dict[int, dict[str, Any]]:
    """Return the frozen ladder of each agency, by agency id.

    The most specific policy wins: agency and type, agency, type, centre. An agency for which the
    centre has no policy at all gets a ladder without steps; `load_reference` gives every centre one
    for each priority.
    """
    parameters: dict[str, Any] = {
        "centre": centre_id,
        "priority": priority,
        "agencies": [agency.pk for agency in agencies],
        "type": incident_type.pk,
    }
    with connection.cursor() as cursor:
        cursor.execute(LADDERS, parameters)
        policies = cursor.fetchall()
    return {agency.pk: _ladder_of(policies, agency) for agency in agencies}


def _ladder_of(policies: list[tuple[int | None, int | None, list]], agency: Agency) -> dict[str, Any]:
    for agency_id, progress, steps in policies:
        if agency_id in (None, agency.pk):
            return {"steps": steps, "progress": progress}
    return {"steps": [], "progress": None}
