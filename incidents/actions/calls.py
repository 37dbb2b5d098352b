"""Logging calls and saying what they were."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from incidents.access import access_call
from incidents.actions.paper import enter_form
from incidents.actions.telephony.becoming import become, rung_call
from incidents.actions.telephony.calling_back import owe_or_settle
from incidents.call_classes import CallClass
from incidents.errors import Conflict, Stale
from incidents.journal import Change, Kind, change
from incidents.models import Call, CallSource
from incidents.permissions import require
from incidents.validation import check_call
from operators.standing import Standing


@dataclass(frozen=True, slots=True)
class NewCall:
    """What an operator knows of a call. Times are aware; None means now.

    `telephone_call_id` is that of the telephone call which it is: its times are the telephone system's.
    `paper_form` is the number of the form on which it was taken.
    """

    call_class: CallClass = CallClass.NORMAL
    presented_at: datetime | None = None
    answered_at: datetime | None = None
    caller_number: str = ""
    caller_name: str = ""
    language: str = "id"
    summary: str = ""
    source: CallSource = CallSource.MANUAL
    telephone_call_id: int | None = None
    do_not_call_back: bool = False
    paper_form: str = ""


def log_call(*, standing: Standing, new: NewCall, at: datetime | None = None) -> Call:
    """Keep a call. Raises `NotAllowed`, `Invalid`, and `Conflict` when the telephone call was logged."""
    require(standing, "log_call")
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        check_call(new, one.at)
        rung = rung_call(standing, new.telephone_call_id)
        call = _new(one, standing, new)
        if rung is None:
            call.save()
        else:
            call = become(one, rung, call)
        if new.paper_form:
            enter_form(one, standing, new.paper_form, call)
        owe_or_settle(one, call)
        one.record(Kind.CALL_LOGGED, call=call.pk, call_class=call.call_class, source=call.source)
    return call


def classify_call(
    *,
    standing: Standing,
    call_id: int,
    version: int,
    call_class: CallClass,
    do_not_call_back: bool | None = None,
    at: datetime | None = None,
) -> Call:
    """Say what a call was. A call that belongs to an incident stays an emergency."""
    require(standing, "log_call")
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        call = access_call(standing, call_id, lock=True)
        if call.version != version:
            raise Stale(call)
        if call.incident_id and call_class != CallClass.NORMAL:
            raise Conflict(
                _("This call belongs to an incident. Its class was kept. Close the incident instead."), call
            )
        before, call.call_class = call.call_class, call_class
        if do_not_call_back is not None:
            call.do_not_call_back = do_not_call_back
        call.version += 1
        call.updated_at, call.updated_by_id = one.at, standing.user_id
        call.save()
        owe_or_settle(one, call)
        one.record(
            Kind.CALL_CLASSIFIED, incident=call.incident, call=call.pk, call_class=call_class, before=before
        )
    return call


def _new(one: Change, standing: Standing, new: NewCall) -> Call:
    return Call(
        centre_id=standing.centre_id,
        call_class=new.call_class,
        presented_at=new.presented_at or new.answered_at or one.at,
        answered_at=new.answered_at or one.at,
        caller_number=new.caller_number,
        caller_name=new.caller_name,
        language=new.language,
        summary=new.summary,
        do_not_call_back=new.do_not_call_back,
        source=CallSource.PAPER if new.paper_form else new.source,
        operator_id=standing.user_id,
        created_at=one.at,
        updated_at=one.at,
        updated_by_id=standing.user_id,
    )
