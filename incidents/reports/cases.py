"""Incidents and their dispatches, replayed from the journal alone. Pure: entries in, cases out."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, NamedTuple

from agencies.models import AgencyRole
from incidents.dispositions import Disposition
from incidents.journal.kinds import Kind
from incidents.states import DISPATCH_LIVE, DispatchStatus


class Entry(NamedTuple):
    """What the report reads of a journal entry."""

    kind: str
    at: datetime
    incident_id: int
    dispatch_id: int | None
    agency_id: int | None
    actor_id: int | None
    data: dict[str, Any]


@dataclass(slots=True)
class DispatchCase:
    """One dispatch as the journal tells it. `on_scene_at` is empty again after a correction."""

    agency_id: int
    priority: int
    role: str
    notified_at: datetime
    status: DispatchStatus = DispatchStatus.NOTIFIED
    acknowledged_at: datetime | None = None
    en_route_at: datetime | None = None
    on_scene_at: datetime | None = None
    levels: list[int] = field(default_factory=list)
    no_progress: bool = False

    @property
    def live(self) -> bool:
        """Whether the agency is still on it."""
        return self.status in DISPATCH_LIVE

    @property
    def responds(self) -> bool:
        """Whether the agency is to go there; one that is only informed never sets out."""
        return self.role != AgencyRole.INFORMATIONAL


@dataclass(slots=True)
class Case:
    """One incident as the journal tells it; type and priority as last corrected."""

    incident_id: int
    created_at: datetime
    created_by: int | None
    type_code: str
    priority: int
    turns: list[tuple[datetime, bool]]
    reopened_at: list[datetime] = field(default_factory=list)
    disposition: str = ""
    cancelled: bool = False
    merged: bool = False
    entered_later: bool = False
    plan_gap: bool = False
    dispatches: dict[int, DispatchCase] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    latest_step_ms: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it is open by the journal's last word."""
        return self.turns[-1][1]

    def open_at(self, moment: datetime) -> bool:
        """Return whether it was open just before `moment`."""
        return [is_open for at, is_open in self.turns if at < moment][-1:] == [True]

    def first_dispatches(self) -> list[DispatchCase]:
        """Return the dispatches made before it was first reopened: those that answer the caller."""
        end = self.reopened_at[0] if self.reopened_at else None
        return [one for one in self.dispatches.values() if end is None or one.notified_at < end]


def replay(entries: Iterable[Entry]) -> dict[int, Case]:
    """Return the incidents by id; `entries` in the order of the journal, each incident from its beginning."""
    cases: dict[int, Case] = {}
    owners: dict[int, Case] = {}
    for entry in entries:
        if entry.kind == Kind.INCIDENT_CREATED:
            cases[entry.incident_id] = _created(entry)
            continue
        # A dispatch that a merge carried over stays with the incident that it was sent for.
        case = owners.get(entry.dispatch_id or 0) or cases.get(entry.incident_id)
        if case is None:
            continue
        HANDLERS.get(entry.kind, _count)(case, entry)
        if entry.kind == Kind.DISPATCHED and entry.dispatch_id is not None:
            owners[entry.dispatch_id] = case
    return cases


def _created(entry: Entry) -> Case:
    return Case(
        incident_id=entry.incident_id,
        created_at=entry.at,
        created_by=entry.actor_id,
        type_code=entry.data["type"],
        priority=entry.data["priority"],
        turns=[(entry.at, True)],
        entered_later="reported_at" in entry.data,
    )


def _changed(case: Case, entry: Entry) -> None:
    after = entry.data.get("after", {})
    case.type_code = after.get("incident_type", case.type_code)
    case.priority = after.get("priority", case.priority)


def _ended(case: Case, entry: Entry) -> None:
    case.turns.append((entry.at, False))
    case.disposition = entry.data.get("disposition", "")
    case.cancelled = entry.kind == Kind.INCIDENT_CANCELLED


def _reopened(case: Case, entry: Entry) -> None:
    case.turns.append((entry.at, True))
    case.reopened_at.append(entry.at)
    case.disposition, case.cancelled = "", False


def _merged(case: Case, entry: Entry) -> None:
    case.turns.append((entry.at, False))
    case.disposition, case.cancelled, case.merged = Disposition.DUPLICATE, True, True


def _unmerged(case: Case, entry: Entry) -> None:
    case.turns.append((entry.at, True))
    case.disposition, case.cancelled, case.merged = "", False, False


def _restored(case: Case, entry: Entry) -> None:
    dispatch = case.dispatches.get(entry.dispatch_id or 0)
    if dispatch is not None:
        dispatch.status = DispatchStatus(entry.data["status"])
    case.counts["telephone_needless"] -= entry.data["tasks"]


def _gap(case: Case, _entry: Entry) -> None:
    case.plan_gap = True


def _dispatched(case: Case, entry: Entry) -> None:
    if entry.dispatch_id is not None and entry.agency_id is not None:
        case.dispatches[entry.dispatch_id] = DispatchCase(
            agency_id=entry.agency_id,
            priority=entry.data.get("priority", case.priority),
            role=entry.data.get("role", AgencyRole.DISPATCHED),
            notified_at=entry.at,
        )


def _stepped(case: Case, entry: Entry) -> None:
    dispatch = case.dispatches.get(entry.dispatch_id or 0)
    if dispatch is None:
        return
    dispatch.status = STEPS[Kind(entry.kind)]
    if entry.kind == Kind.ACKNOWLEDGED:
        dispatch.acknowledged_at = entry.at
    elif entry.kind == Kind.EN_ROUTE:
        # From on scene it is the correction of a key pressed too early: they have not arrived after all.
        dispatch.en_route_at = dispatch.en_route_at or entry.at
        dispatch.on_scene_at = None
    elif entry.kind == Kind.ON_SCENE:
        dispatch.on_scene_at = entry.at


def _escalated(case: Case, entry: Entry) -> None:
    dispatch = case.dispatches.get(entry.dispatch_id or 0)
    case.latest_step_ms = max(case.latest_step_ms, entry.data.get("late_ms", 0))
    if dispatch is not None and entry.kind == Kind.ESCALATED:
        dispatch.levels.append(entry.data["level"])
    elif dispatch is not None:
        dispatch.no_progress = True


def _count(case: Case, entry: Entry) -> None:
    case.counts["telephone_needless" if entry.data.get("needless") else entry.kind] += 1


STEPS: Final = {
    Kind.ACKNOWLEDGED: DispatchStatus.ACKNOWLEDGED,
    Kind.DECLINED: DispatchStatus.DECLINED,
    Kind.EN_ROUTE: DispatchStatus.EN_ROUTE,
    Kind.ON_SCENE: DispatchStatus.ON_SCENE,
    Kind.CLEARED: DispatchStatus.CLEARED,
    Kind.DISPATCH_CANCELLED: DispatchStatus.CANCELLED,
}
HANDLERS: Final[dict[str, Callable[[Case, Entry], None]]] = {
    Kind.INCIDENT_CHANGED: _changed,
    Kind.INCIDENT_CLOSED: _ended,
    Kind.INCIDENT_CANCELLED: _ended,
    Kind.INCIDENT_REOPENED: _reopened,
    Kind.INCIDENT_MERGED: _merged,
    Kind.INCIDENT_UNMERGED: _unmerged,
    Kind.DISPATCH_RESTORED: _restored,
    Kind.PLAN_GAP: _gap,
    Kind.DISPATCHED: _dispatched,
    **dict.fromkeys(STEPS, _stepped),
    Kind.ESCALATED: _escalated,
    Kind.NO_PROGRESS: _escalated,
}
# What `_count` counts by kind.
COUNTED: Final = frozenset(
    {Kind.TELEPHONE_TASK, Kind.TELEPHONE_DONE, Kind.NOTIFICATION_FAILED, Kind.ESCALATION_FAILED}
)
READ: Final = frozenset({Kind.INCIDENT_CREATED}) | HANDLERS.keys() | COUNTED
