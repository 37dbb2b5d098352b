"""One step of a dispatch's ladder: what is written in the transaction that takes it."""

from agencies.models import LadderRole
from incidents.actions.guard import save_dispatch, save_incident
from incidents.escalation.claim import Claim
from incidents.escalation.telling import tell
from incidents.journal import Kind
from incidents.ladder import due_at, next_step
from incidents.models import Escalation, EscalationKind, TelephoneTask
from incidents.states import DispatchStatus


def take_step(claim: Claim, engine: str) -> None:
    """Take the step that is due: the next level, or, once acknowledged, the warning of no progress."""
    if claim.dispatch.status == DispatchStatus.ACKNOWLEDGED:
        _warn_of_no_progress(claim, engine)
    else:
        _climb(claim, engine)
    claim.dispatch.escalated_at = claim.one.at
    claim.dispatch.escalation_failed_at = None
    save_dispatch(claim.one, claim.dispatch)
    save_incident(claim.one, claim.incident)


def _climb(claim: Claim, engine: str) -> None:
    one, dispatch = claim.one, claim.dispatch
    step = next_step(dispatch.ladder, dispatch.level)
    if step is None:
        raise LookupError(f"the ladder has no step above level {dispatch.level}")
    dispatch.level = step["level"]
    one.set_timer(dispatch, due_at(dispatch.ladder, dispatch.level, dispatch.notified_at))
    _record(claim, engine, EscalationKind.UNACKNOWLEDGED, dispatch.level, LadderRole(step["role"]))
    if step["telephone"]:
        TelephoneTask.objects.create(dispatch=dispatch, level=dispatch.level, created_at=one.at)
        one.record(Kind.TELEPHONE_TASK, dispatch=dispatch, level=dispatch.level)


def _warn_of_no_progress(claim: Claim, engine: str) -> None:
    """Acknowledged, then forgotten: the agency's supervisor is told, once."""
    claim.one.set_timer(claim.dispatch, None)
    claim.dispatch.progress_overdue = True
    _record(claim, engine, EscalationKind.NO_PROGRESS, 1, LadderRole.AGENCY_SUPERVISOR)


def _record(claim: Claim, engine: str, why: EscalationKind, level: int, role: LadderRole) -> None:
    """Write the escalation, its messages and its journal entry; `late_ms` is since the deadline."""
    one, dispatch = claim.one, claim.dispatch
    Escalation.objects.create(
        dispatch=dispatch,
        kind=why,
        level=level,
        ladder_role=role,
        due_at=claim.due_at,
        at=one.at,
        engine=engine,
    )
    kind = Kind.ESCALATED if why == EscalationKind.UNACKNOWLEDGED else Kind.NO_PROGRESS
    told = tell(one, dispatch, kind, level, role)
    one.record(
        kind,
        dispatch=dispatch,
        level=level,
        role=role,
        told=told,
        due_at=claim.due_at.isoformat(),
        late_ms=round((one.at - claim.due_at).total_seconds() * 1000),
        engine=engine,
    )
