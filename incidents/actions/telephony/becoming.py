"""A telephone call becomes the call that is logged, by an operator or, when nobody answered, by itself."""

from django.utils.translation import gettext as _

from incidents.access import access_telephone_call
from incidents.call_classes import CallClass
from incidents.errors import Conflict, Invalid, NotYours
from incidents.journal import Change, Kind
from incidents.models import Call, CallSource, TelephoneCall
from incidents.telephone_states import TelephoneState
from operators.standing import Standing


def rung_call(standing: Standing, telephone_call_id: int | None) -> TelephoneCall | None:
    """Return the telephone call that is to be logged, locked; None for none.

    Raises `Invalid` for one of nobody's, `Conflict` when somebody has logged it.
    """
    if telephone_call_id is None:
        return None
    try:
        rung = access_telephone_call(standing, telephone_call_id, lock=True)
    except NotYours as refused:
        raise Invalid({"telephone_call": [refused.message]}) from refused
    if rung.call_id is not None:
        # Somebody may be opening or attaching an incident with it: read again when they are done.
        rung.call = Call.objects.select_for_update(no_key=True).get(pk=rung.call_id)
    if rung.call is not None and (rung.call.operator_id is not None or rung.call.incident_id is not None):
        raise Conflict(
            _("This telephone call was logged before. Nothing was saved twice; see the present state."),
            rung.call,
        )
    return rung


def become(one: Change, rung: TelephoneCall, told: Call) -> Call:
    """Keep `told`, not saved yet, as the call of `rung`: the operator's words, the telephone's times."""
    told.caller_number = told.caller_number or rung.caller_number
    told.source = CallSource.PBX
    if rung.call is not None:
        # It was kept by itself when the caller hung up: the same call, now with a person's word on it.
        told.pk, told.version, told.created_at = rung.call.pk, rung.call.version + 1, rung.call.created_at
        told.call_back_id = rung.call.call_back_id
        # Whom a call-back would put in danger stays so, whoever logs the call.
        told.do_not_call_back = told.do_not_call_back or rung.call.do_not_call_back
    set_times(rung, told)
    told.save(force_insert=rung.call is None, force_update=rung.call is not None)
    rung.call = told
    rung.claimed_by_id, rung.claimed_at = told.operator_id, rung.claimed_at or one.at
    save_rung(one, rung)
    return told


def keep_abandoned(one: Change, rung: TelephoneCall) -> Call:
    """Return the call that nobody answered, kept to be counted, and called back."""
    call = Call(
        centre_id=rung.centre_id,
        call_class=CallClass.DROPPED,
        caller_number=rung.caller_number,
        source=CallSource.PBX,
        created_at=one.at,
        updated_at=one.at,
    )
    set_times(rung, call)
    call.save()
    rung.call = call
    one.record(Kind.CALL_LOGGED, call=call.pk, call_class=call.call_class, source=call.source)
    return call


def set_times(rung: TelephoneCall, call: Call) -> None:
    """Give `call` the telephone system's times; when nobody answered there, none."""
    call.presented_at = rung.rang_at
    if rung.state == TelephoneState.ABANDONED:
        call.answered_at = None
    else:
        # Logged before the telephone system told of the answer: until then the operator's own time.
        call.answered_at = rung.answered_at or call.answered_at
    if call.answered_at is not None:
        call.answered_at = max(call.answered_at, call.presented_at)


def save_rung(one: Change, rung: TelephoneCall) -> None:
    """Write the telephone call with its next version and who changed it when."""
    if rung.pk:
        rung.version += 1
    rung.updated_at, rung.updated_by_id = one.at, one.actor_id
    rung.save()
