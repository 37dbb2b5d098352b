"""Which agencies a response plan sends: resolving a type and a place."""

from dataclasses import dataclass

from django.db.models import Q

from agencies.models import Agency, AgencyRole, IncidentType, Place, ResponsePlan


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


def plan_for(*, centre_id: int, incident_type: IncidentType, place: Place | None) -> PlannedResponse:
    """Return what the most specific plan of the centre sends.

    A plan for the kelurahan wins over one for its kecamatan, then the city's; within one place a plan
    for the type wins over one for its category. Inactive agencies, and agencies whose service area
    leaves the place out, are not sent; a plan of which nobody remains falls back to the next one.
    """
    places = _upwards(place)
    plans = (
        ResponsePlan.objects.filter(centre_id=centre_id)
        .filter(Q(incident_type=incident_type) | Q(category=incident_type.category))
        .filter(Q(place=None) | Q(place_id__in=places))
        .prefetch_related("lines__agency__service_area")
    )
    for plan in sorted(plans, key=lambda p: _distance(p, places)):
        lines = tuple(
            PlanLine(line.agency, AgencyRole(line.role))
            for line in plan.lines.all()
            if line.agency.active and _serves(line.agency, places)
        )
        if lines:
            return PlannedResponse(plan.pk, lines)
    return PlannedResponse(None, ())


def _upwards(place: Place | None) -> list[int]:
    found = []
    while place is not None:
        found.append(place.pk)
        place = place.parent
    return found


def _distance(plan: ResponsePlan, places: list[int]) -> tuple[int, bool]:
    steps = places.index(plan.place_id) if plan.place_id else len(places)
    return steps, plan.incident_type_id is None


def _serves(agency: Agency, places: list[int]) -> bool:
    area = {place.pk for place in agency.service_area.all()}
    return not area or not places or bool(area.intersection(places))
