"""Which sounds and warnings the journal calls for on a scope's board: pure, from entries and facts.

An alarm is given only while its cause holds: a board that catches up is not alarmed of a dispatch that
somebody has acknowledged meanwhile.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypedDict

from incidents.board import DispatchFacts, IncidentFacts, is_on_board
from incidents.journal.kinds import Kind
from incidents.live.journal import Entry
from incidents.telling_fields import TELLING_FIELDS
from operators.standing import Scope


class Alarm(TypedDict):
    """One alarm of a frame."""

    kind: str
    incident: int
    number: str
    priority: int
    level: int


def alarms_of(entries: Iterable[Entry], facts: Mapping[int, IncidentFacts], scope: Scope) -> list[Alarm]:
    """Return the scope's alarms in the order of the entries, each kind once for an incident."""
    alarms: dict[tuple[str, int], Alarm] = {}
    for entry in entries:
        incident = facts.get(entry.incident_id or 0)
        if incident is None or not is_on_board(incident, scope):
            continue
        rule = RULES.get(entry.kind)
        kind = rule(entry, incident, scope) if rule else ""
        if kind:
            alarms[kind, incident.id] = _alarm(kind, entry, incident)
    return list(alarms.values())


def _alarm(kind: str, entry: Entry, incident: IncidentFacts) -> Alarm:
    dispatch = _dispatch_of(entry, incident)
    return Alarm(
        kind=kind,
        incident=incident.id,
        number=incident.number,
        priority=incident.priority,
        level=dispatch.level if dispatch else 0,
    )


def _dispatch_of(entry: Entry, incident: IncidentFacts) -> DispatchFacts | None:
    return incident.of_agency(entry.agency_id) if entry.agency_id is not None else None


def _created(entry: Entry, incident: IncidentFacts, scope: Scope) -> str:
    return "new" if scope.agency_id is None else ""


def _dispatched(entry: Entry, incident: IncidentFacts, scope: Scope) -> str:
    own = _dispatch_of(entry, incident)
    mine = entry.agency_id == scope.agency_id
    return "new" if mine and own is not None and own.is_unacknowledged else ""


def _escalated(entry: Entry, incident: IncidentFacts, scope: Scope) -> str:
    dispatch = _dispatch_of(entry, incident)
    heard = scope.agency_id in (None, entry.agency_id)
    return "escalated" if heard and dispatch is not None and dispatch.is_unacknowledged else ""


def _no_progress(entry: Entry, incident: IncidentFacts, scope: Scope) -> str:
    dispatch = _dispatch_of(entry, incident)
    heard = scope.agency_id in (None, entry.agency_id)
    return "no_progress" if heard and dispatch is not None and dispatch.progress_overdue else ""


def _escalation_failed(entry: Entry, incident: IncidentFacts, scope: Scope) -> str:
    dispatch = _dispatch_of(entry, incident)
    return "failed" if scope.agency_id is None and dispatch is not None and dispatch.escalation_failed else ""


def _declined(entry: Entry, incident: IncidentFacts, scope: Scope) -> str:
    dispatch = _dispatch_of(entry, incident)
    replaced = dispatch is not None and dispatch.is_live
    return "declined" if scope.agency_id is None and not replaced else ""


def _reopened(entry: Entry, incident: IncidentFacts, scope: Scope) -> str:
    return "reopened"


def _changed(entry: Entry, incident: IncidentFacts, scope: Scope) -> str:
    own = incident.of_agency(scope.agency_id) if scope.agency_id is not None else None
    if own is not None and own.changed_at is not None:
        return "confirm"
    return "changed" if TELLING_FIELDS.intersection(entry.fields) else ""


RULES: Final[dict[str, Callable[[Entry, IncidentFacts, Scope], str]]] = {
    Kind.INCIDENT_CREATED: _created,
    Kind.DISPATCHED: _dispatched,
    Kind.ESCALATED: _escalated,
    Kind.NO_PROGRESS: _no_progress,
    Kind.ESCALATION_FAILED: _escalation_failed,
    Kind.DECLINED: _declined,
    Kind.INCIDENT_REOPENED: _reopened,
    Kind.INCIDENT_CHANGED: _changed,
}
