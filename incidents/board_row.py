"""One row of a board as its template expects it (the head comment of templates/incidents/board/row.html)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from agencies.models import Category, LadderRole
from incidents.board import DispatchFacts, IncidentFacts, shown_dispatches
from incidents.durations import clock
from incidents.models import ExerciseStatus
from incidents.states import DispatchStatus, IncidentStatus
from incidents.steps import next_step_of, steps_from
from incidents.telling_fields import changed_label
from operators.standing import Scope

NARRATIVE_SHOWN: Final = 140


@dataclass(frozen=True, slots=True)
class DispatchStep:
    """One agency's chip in the row. `mine`, `steps` and `next` are for the agency whose board it is."""

    id: int
    version: int
    code: str
    short_name: str
    status: str
    status_label: str
    level: int
    told: str
    notified_at: datetime
    escalate_at: datetime | None
    escalated_at: datetime | None
    acknowledged_after: str
    en_route_at: datetime | None
    progress_overdue: bool
    escalation_failed: bool
    changed_at: datetime | None
    changed: str
    unattended: bool
    mine: bool
    steps: list[str]
    next: str


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One incident as one scope sees it, in one language: no telephone number, nothing of one person."""

    id: int
    version: int
    sort: str
    number: str
    priority: int
    status: str
    status_label: str
    type_code: str
    type_label: str
    category: str
    category_label: str
    place_code: str
    place: str
    landmark: str
    address: str
    narrative: str
    created_at: datetime
    reported_at: datetime | None
    created_by_id: int | str
    calls: int
    exercise_label: str
    plan_gap: bool
    unacknowledged: bool
    level: int
    agencies: str
    dispatches: list[DispatchStep]
    own: DispatchStep | None


def row_of(facts: IncidentFacts, scope: Scope) -> BoardRow:
    """Return the row; labels are in the language that is active."""
    steps = [_step(dispatch, scope) for dispatch in shown_dispatches(facts)]
    steps.sort(key=lambda step: not step.mine)
    waiting = waiting_dispatches(facts, scope)
    return BoardRow(
        id=facts.id,
        version=facts.version,
        sort=sort_key(facts, scope),
        number=facts.number,
        priority=facts.priority,
        status=facts.status,
        status_label=str(IncidentStatus(facts.status).label),
        type_code=facts.type_code,
        type_label=facts.type_en if scope.language == "en" else facts.type_id,
        category=facts.category,
        category_label=str(Category(facts.category).label),
        place_code=facts.place_code or "",
        place=facts.place or "",
        landmark=facts.landmark,
        address=facts.address,
        narrative=_first_line(facts.narrative),
        created_at=facts.created_at,
        reported_at=facts.reported_at,
        created_by_id=facts.created_by_id if scope.agency_id is None else "",
        calls=facts.call_count,
        exercise_label=_exercise(facts.exercise_status),
        plan_gap=facts.plan_gap,
        # On its own board a change sounds on until it is acknowledged, as a new dispatch does.
        unacknowledged=bool(waiting) or (scope.agency_id is not None and _unconfirmed(facts, scope)),
        level=max((dispatch.level for dispatch in waiting), default=0),
        agencies=",".join(step.code for step in steps),
        dispatches=steps,
        own=next((step for step in steps if step.mine), None),
    )


def waiting_dispatches(facts: IncidentFacts, scope: Scope) -> list[DispatchFacts]:
    """Return the unacknowledged dispatches of this scope: for the centre all, for an agency its own."""
    return [
        dispatch
        for dispatch in facts.dispatches
        if dispatch.is_unacknowledged and scope.agency_id in (None, dispatch.agency_id)
    ]


def sort_key(facts: IncidentFacts, scope: Scope) -> str:
    """Return the place in the list: unacknowledged first, then by priority, then the longest open first."""
    answered = 0 if waiting_dispatches(facts, scope) or _unconfirmed(facts, scope) else 1
    opened = facts.created_at.astimezone(UTC).strftime("%Y%m%d%H%M%S%f")
    return f"{answered}{facts.priority}{opened}"


def _unconfirmed(facts: IncidentFacts, scope: Scope) -> bool:
    """Whether an agency, of an agency's board its own, has not acknowledged that the incident changed."""
    return any(
        dispatch.changed_at is not None and scope.agency_id in (None, dispatch.agency_id)
        for dispatch in facts.dispatches
        if dispatch.is_live
    )


def _step(dispatch: DispatchFacts, scope: Scope) -> DispatchStep:
    mine = dispatch.agency_id == scope.agency_id
    changed = dispatch.changed_at is not None
    return DispatchStep(
        id=dispatch.id,
        version=dispatch.version,
        code=dispatch.code,
        short_name=dispatch.short_name,
        status=dispatch.status,
        status_label=str(DispatchStatus(dispatch.status).label),
        level=dispatch.level,
        told=_told(dispatch),
        notified_at=dispatch.notified_at,
        escalate_at=dispatch.escalate_at,
        escalated_at=dispatch.escalated_at,
        acknowledged_after=_acknowledged_after(dispatch),
        en_route_at=dispatch.en_route_at,
        progress_overdue=dispatch.progress_overdue,
        escalation_failed=dispatch.escalation_failed,
        changed_at=dispatch.changed_at,
        changed=changed_label(dispatch.changed_fields) if changed else "",
        unattended=dispatch.unattended,
        mine=mine,
        steps=steps_from(dispatch.status, centre=False, changed=changed) if mine else [],
        next=next_step_of(dispatch.status, changed=changed) if mine else "",
    )


def _told(dispatch: DispatchFacts) -> str:
    steps = dispatch.ladder.get("steps", [])
    role = next((step["role"] for step in steps if step["level"] == dispatch.level), None)
    return str(LadderRole(role).label) if role in LadderRole.values else ""


def _acknowledged_after(dispatch: DispatchFacts) -> str:
    if dispatch.acknowledged_at is None:
        return ""
    return clock((dispatch.acknowledged_at - dispatch.notified_at).total_seconds())


def _exercise(status: str) -> str:
    return "" if status == ExerciseStatus.ACTUAL else str(ExerciseStatus(status).label)


def _first_line(narrative: str) -> str:
    line = next(iter(narrative.strip().splitlines()), "")
    return line if len(line) <= NARRATIVE_SHOWN else f"{line[: NARRATIVE_SHOWN - 1].rstrip()}…"
