"""Which agencies a response plan sends: resolving a type and a place."""

from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from agencies.models import Agency, AgencyRole, IncidentType, Place, PlannedAgency, ResponsePlan


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
    candidates = (
        PlannedAgency.objects.filter(plan__centre_id=centre_id, agency__active=True)
        .filter(Q(plan__incident_type=incident_type) | Q(plan__category=incident_type.category))
        .filter(Q(plan__place=None) | Q(plan__place_id__in=places))
        .select_related("plan", "agency")
        .annotate(area=ArrayAgg("agency__service_area", filter=Q(agency__service_area__isnull=False), default=[]))
        .order_by("position", "id")
    )
    serving = [line for line in candidates if _serves(line, places)]
    if not serving:
        return PlannedResponse(None, ())
    best = min((line.plan for line in serving), key=lambda plan: _distance(plan, places))
    lines = tuple(PlanLine(line.agency, AgencyRole(line.role)) for line in serving if line.plan_id == best.pk)
    return PlannedResponse(best.pk, lines)


def _upwards(place: Place | None) -> list[int]:
    found = []
    while place is not None:
        found.append(place.pk)
        place = place.parent
    return found


def _distance(plan: ResponsePlan, places: list[int]) -> tuple[int, bool]:
    steps = places.index(plan.place_id) if plan.place_id else len(places)
    return steps, plan.incident_type_id is None


def _serves(line: PlannedAgency, places: list[int]) -> bool:
    area: list[int] = line.area  # annotated
    return not area or not places or not set(area).isdisjoint(places)
