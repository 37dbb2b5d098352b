"""What a telephone system tells of a call: each event taken once, in whatever order they arrive."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import gettext as _

from agencies.models import TelephoneSystem
from incidents.actions.messages import first_time
from incidents.actions.telephony.becoming import keep_abandoned, save_rung, set_times
from incidents.actions.telephony.calling_back import owe_or_settle
from incidents.aml import Fix, NoFix, read_fix
from incidents.errors import refuse_invalid
from incidents.journal import Change, Kind, change
from incidents.models import CallerPosition, TelephoneCall
from incidents.telephone_states import TelephoneEvent, TelephoneState, learn, state_of
from incidents.validation import number_problems, time_problems
from operators.models import Membership, User

# A telephone system that was cut off tells what it kept; what is older than this is nothing to act on.
OLDEST: Final = timedelta(hours=24)
# More positions of one call than any telephone sends: a bound, the newest count.
MOST_POSITIONS: Final = 50


class Taken(StrEnum):
    """What became of an event. Late: it was older than what is known, and only filled gaps."""

    NEW = "new"
    CHANGED = "changed"
    LATE = "late"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Told:
    """One event. `webhook_id` names the message, `pbx_id` the call; `position` is as it came."""

    webhook_id: str
    event: TelephoneEvent
    pbx_id: str
    at: datetime
    caller_number: str = ""
    queue: str = ""
    extension: str = ""
    recording_url: str = ""
    position: Any = None


@dataclass(slots=True)
class Outcome:
    """What was done. `ignored` names what could not be believed, by field: the event was taken without it."""

    call: TelephoneCall
    taken: Taken
    ignored: dict[str, str] = field(default_factory=dict)


def take_event(*, system: TelephoneSystem, told: Told, at: datetime | None = None) -> Outcome:
    """Take one event of the system; the same message twice is one. Raises `Invalid` for its id and time.

    A number, a recording or a position that cannot be believed is left out: the call rings all the same.
    """
    with change(centre_id=system.centre_id, actor_id=None, at=at) as one:
        # Events of one system are taken one after the other: two of one call never make two calls.
        TelephoneSystem.objects.select_for_update(no_key=True).get(pk=system.pk)
        _check(told, one.at)
        known = TelephoneCall.objects.filter(system=system, pbx_id=told.pbx_id)
        call = known.select_for_update(no_key=True, of=("self",)).select_related("call").first()
        if not first_time(one, f"telephone:{system.pk}", told.webhook_id) and call is not None:
            return Outcome(call, Taken.KNOWN)
        outcome = _outcome(one, system, told, call)
        _apply(one, outcome, told)
    return outcome


def _check(told: Told, now: datetime) -> None:
    old = told.at < now - OLDEST
    refuse_invalid(
        {
            "call": [] if told.pbx_id else [_("Give the telephone system's own id of the call.")],
            "at": time_problems(told.at, now)
            or ([_("This is more than a day ago. Nothing was done; log the call by hand.")] if old else []),
        }
    )


def _outcome(one: Change, system: TelephoneSystem, told: Told, call: TelephoneCall | None) -> Outcome:
    if call is not None:
        return Outcome(call, Taken.LATE if told.at < call.last_at else Taken.CHANGED)
    new = TelephoneCall(
        centre_id=system.centre_id,
        system=system,
        pbx_id=told.pbx_id,
        rang_at=told.at,
        last_at=told.at,
        created_at=one.at,
    )
    return Outcome(new, Taken.NEW)


def _apply(one: Change, outcome: Outcome, told: Told) -> None:
    call = outcome.call
    learn(call, told.event, told.at)
    call.last_at = max(call.last_at, told.at)
    call.state = state_of(call)
    _fill(outcome, told)
    if call.state == TelephoneState.ABANDONED and call.call is None:
        owe_or_settle(one, keep_abandoned(one, call))
    elif call.call is not None:
        # Its times alone, without a new version: nobody's pending change of the call is made stale by them.
        set_times(call, call.call)
        call.call.save(update_fields=["presented_at", "answered_at"])
    save_rung(one, call)
    _position(one, outcome, told.position)
    one.record(KINDS[told.event], telephone_call=call.pk, state=call.state, taken=outcome.taken)


def _fill(outcome: Outcome, told: Told) -> None:
    call = outcome.call
    if told.caller_number and not call.caller_number:
        problems = number_problems(told.caller_number)
        if problems:
            outcome.ignored["caller_number"] = problems[0]
        else:
            call.caller_number = told.caller_number
    call.queue = call.queue or told.queue
    if told.extension and (call.extension_at is None or told.at >= call.extension_at):
        call.extension, call.extension_at = told.extension, told.at
        call.operator = _operator(call.centre_id, told.extension)
    if told.recording_url.startswith(("https://", "http://")):
        call.recording_url = told.recording_url
    elif told.recording_url:
        outcome.ignored["recording"] = _("This is no web address.")


def _operator(centre_id: int, extension: str) -> User | None:
    found = Membership.objects.filter(centre_id=centre_id, extension=extension, active=True)
    post = found.select_related("user").first()
    return post.user if post else None


def _position(one: Change, outcome: Outcome, position: Any) -> None:
    if position is None:
        return
    fix = read_fix(position)
    if fix.why != NoFix.NONE:
        outcome.ignored["position"] = str(fix.why.label)
    facts = _position_facts(fix)
    known = CallerPosition.objects.filter(telephone_call=outcome.call)
    if not known.filter(**facts).exists() and known.count() < MOST_POSITIONS:
        CallerPosition.objects.create(telephone_call=outcome.call, received_at=one.at, **facts)


def _position_facts(fix: Fix) -> dict[str, Any]:
    return {
        "latitude": fix.latitude,
        "longitude": fix.longitude,
        "radius": fix.radius,
        "confidence": fix.confidence,
        "method": fix.method,
        "positioned_at": fix.at,
        "why": fix.why,
    }


KINDS: Final = {
    TelephoneEvent.RINGING: Kind.CALL_RANG,
    TelephoneEvent.ANSWERED: Kind.CALL_ANSWERED,
    TelephoneEvent.HELD: Kind.CALL_HELD,
    TelephoneEvent.ENDED: Kind.CALL_ENDED,
    TelephoneEvent.ABANDONED: Kind.CALL_ABANDONED,
}
