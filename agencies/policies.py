"""Which ladder a dispatch gets: resolving the escalation policies and freezing the result."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from agencies.models import Agency, EscalationPolicy, EscalationStep, IncidentType


def ladders_for(
    *, centre_id: int, agencies: list[Agency], incident_type: IncidentType, priority: int
) -> dict[int, dict[str, Any]]:
    """Return the frozen ladder of each agency, by agency id.

    The most specific policy wins: agency and type, agency, type, centre. An agency for which the
    centre has no policy at all gets a ladder without steps; `load_reference` gives every centre one
    for each priority.
    """
    policies = sorted(
        _with_steps(
            EscalationPolicy.objects.filter(centre_id=centre_id, priority=priority)
            .filter(Q(agency=None) | Q(agency__in=agencies))
            .filter(Q(incident_type=None) | Q(incident_type=incident_type))
        ),
        key=lambda p: (p["agency_id"] is not None, p["incident_type_id"] is not None),
        reverse=True,
    )
    return {agency.pk: _ladder_of(policies, agency) for agency in agencies}


def _with_steps(policies: QuerySet[EscalationPolicy]) -> QuerySet[EscalationPolicy, dict[str, Any]]:
    step = JSONObject(level="level", after="after_seconds", role="ladder_role", telephone="telephone_task")
    steps = EscalationStep.objects.filter(policy=OuterRef("pk")).order_by("level").values(step=step)
    return policies.values("agency_id", "incident_type_id", "progress_seconds", ladder_steps=ArraySubquery(steps))


def _ladder_of(policies: list[dict[str, Any]], agency: Agency) -> dict[str, Any]:
    policy = next((p for p in policies if p["agency_id"] in (None, agency.pk)), None)
    if policy is None:
        return {"steps": [], "progress": None}
    return {"steps": policy["ladder_steps"], "progress": policy["progress_seconds"]}
