"""Which ladder a dispatch gets: resolving the escalation policies and freezing the result."""

from typing import Any

from django.db.models import Q

from agencies.models import Agency, EscalationPolicy, IncidentType


def ladders_for(
    *, centre_id: int, agencies: list[Agency], incident_type: IncidentType, priority: int
) -> dict[int, dict[str, Any]]:
    """Return the frozen ladder of each agency, by agency id.

    The most specific policy wins: agency and type, agency, type, centre. An agency for which the
    centre has no policy at all gets a ladder without steps; `load_reference` gives every centre one
    for each priority.
    """
    policies = list(
        EscalationPolicy.objects.filter(centre_id=centre_id, priority=priority)
        .filter(Q(agency=None) | Q(agency__in=agencies))
        .filter(Q(incident_type=None) | Q(incident_type=incident_type))
        .prefetch_related("steps")
    )
    policies.sort(key=lambda p: (p.agency_id is not None, p.incident_type_id is not None), reverse=True)
    return {agency.pk: _freeze(_first_for(policies, agency)) for agency in agencies}


def _first_for(policies: list[EscalationPolicy], agency: Agency) -> EscalationPolicy | None:
    return next((p for p in policies if p.agency_id in (None, agency.pk)), None)


def _freeze(policy: EscalationPolicy | None) -> dict[str, Any]:
    if policy is None:
        return {"steps": [], "progress": None}
    steps = [
        {"level": s.level, "after": s.after_seconds, "role": s.ladder_role, "telephone": s.telephone_task}
        for s in policy.steps.all()
    ]
    return {"steps": steps, "progress": policy.progress_seconds}
