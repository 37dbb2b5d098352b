"""What stands on a live board: which incidents a scope sees, and their facts in few bounded queries."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import Left

from incidents.models import Dispatch, Incident
from incidents.states import DISPATCH_ENDED, DISPATCH_LIVE, INCIDENT_OPEN, DispatchStatus, IncidentStatus
from operators.standing import Scope

# More of a narrative than one line of a row can show.
NARRATIVE_READ: Final = 400


@dataclass(frozen=True, slots=True)
class DispatchFacts:
    """One agency's part in an incident, as read from the database."""

    id: int
    version: int
    agency_id: int
    code: str
    short_name: str
    status: str
    level: int
    ladder: dict[str, Any]
    notified_at: datetime
    escalate_at: datetime | None
    escalated_at: datetime | None
    acknowledged_at: datetime | None
    en_route_at: datetime | None
    progress_overdue: bool

    @property
    def is_live(self) -> bool:
        """Whether the agency is still on it."""
        return self.status in DISPATCH_LIVE

    @property
    def is_unacknowledged(self) -> bool:
        """Whether the agency has not answered."""
        return self.status == DispatchStatus.NOTIFIED


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """An incident with all its dispatches, as read from the database; the same for every scope."""

    id: int
    version: int
    number: str
    priority: int
    status: str
    exercise_status: str
    type_code: str
    type_id: str
    type_en: str
    category: str
    place_code: str | None
    place: str | None
    landmark: str
    address: str
    narrative: str
    plan_gap: bool
    created_at: datetime
    created_by_id: int
    call_count: int
    dispatches: tuple[DispatchFacts, ...]

    @property
    def is_open(self) -> bool:
        """Whether it has not ended."""
        return self.status in INCIDENT_OPEN

    def of_agency(self, agency_id: int) -> DispatchFacts | None:
        """Return the agency's latest dispatch, the live one if there is one, or None."""
        own = [dispatch for dispatch in self.dispatches if dispatch.agency_id == agency_id]
        return max(own, key=lambda dispatch: (dispatch.is_live, dispatch.id), default=None)


def open_versions(scope: Scope) -> list[tuple[int, int]]:
    """Return (id, version) of every incident that stands on the scope's board."""
    incidents = Incident.objects.filter(centre_id=scope.centre_id, status__in=INCIDENT_OPEN)
    if scope.agency_id is not None:
        live = Dispatch.objects.filter(
            incident=OuterRef("pk"), agency_id=scope.agency_id, status__in=DISPATCH_LIVE
        )
        incidents = incidents.filter(Exists(live))
    return list(incidents.order_by("id").values_list("id", "version"))


def load_facts(centre_id: int, incident_ids: Collection[int]) -> dict[int, IncidentFacts]:
    """Return the facts of these incidents of the centre, by id; two queries, however many.

    The dispatches are read after the incidents, so what is read is never older than its version.
    """
    incidents = list(_incidents(centre_id, incident_ids))
    dispatches: dict[int, list[DispatchFacts]] = defaultdict(list)
    for incident_id, *values in _dispatches(centre_id, incident_ids):
        dispatches[incident_id].append(DispatchFacts(*values))
    return {row[0]: IncidentFacts(*(*row, tuple(dispatches[row[0]]))) for row in incidents}


def is_on_board(facts: IncidentFacts, scope: Scope) -> bool:
    """Whether the incident stands on the scope's board: open, and for an agency with it now."""
    if not facts.is_open:
        return False
    if scope.agency_id is None:
        return True
    own = facts.of_agency(scope.agency_id)
    return own is not None and own.is_live


def may_know(facts: IncidentFacts, scope: Scope) -> bool:
    """Whether the scope may hear of the incident at all: an agency only of those ever sent to it."""
    return scope.agency_id is None or facts.of_agency(scope.agency_id) is not None


def shown_dispatches(facts: IncidentFacts) -> list[DispatchFacts]:
    """Return the latest dispatch of each agency, in the order of sending, without those taken back.

    Of a reopened incident with which nobody is, the ended ones of its first life are left out as well:
    its row must say that nobody was sent.
    """
    latest = {dispatch.agency_id: dispatch for dispatch in facts.dispatches}
    hidden = DISPATCH_ENDED if facts.status == IncidentStatus.REOPENED else {DispatchStatus.CANCELLED}
    return [dispatch for dispatch in latest.values() if dispatch.status not in hidden]


def _incidents(centre_id: int, incident_ids: Collection[int]) -> Any:
    return (
        Incident.objects.filter(centre_id=centre_id, id__in=incident_ids)
        .order_by("id")
        .values_list(
            "id", "version", "number", "priority", "status", "exercise_status",
            "incident_type__code", "incident_type__name_id", "incident_type__name_en",
            "incident_type__category", "place__code", "place__name", "landmark", "address",
            Left("narrative", NARRATIVE_READ), "plan_gap", "created_at", "created_by_id",
            Count("calls"),
        )
    )  # fmt: skip


def _dispatches(centre_id: int, incident_ids: Collection[int]) -> Any:
    return (
        Dispatch.objects.filter(centre_id=centre_id, incident_id__in=incident_ids)
        .order_by("id")
        .values_list(
            "incident_id", "id", "version", "agency_id", "agency__code", "agency__short_name", "status",
            "level", "ladder", "notified_at", "escalate_at", "escalated_at", "acknowledged_at", "en_route_at",
            "progress_overdue",
        )
    )  # fmt: skip
