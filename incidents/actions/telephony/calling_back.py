"""The call-back queue: who was cut off is called back, unless that would put them in danger."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from incidents.access import access_call_back
from incidents.call_backs import CallBackResult, CallBackState, due_after, state_after
from incidents.call_classes import CallClass
from incidents.errors import Conflict, Invalid, Stale
from incidents.journal import Change, Kind, change
from incidents.models import Call, CallBack, CallBackAttempt
from incidents.models.call import DIGITS
from incidents.permissions import require
from incidents.telephone_numbers import dialled, ways_of_writing
from operators.standing import Standing

# How long a caller's danger is remembered without a word from anybody.
REMEMBERED: Final = timedelta(days=30)


def try_call_back(
    *,
    standing: Standing,
    call_back_id: int,
    version: int,
    result: CallBackResult,
    note: str = "",
    at: datetime | None = None,
) -> CallBack:
    """Note an attempt. Raises `Stale`, `Conflict` (ended or forbidden), `Invalid` without a reason."""
    require(standing, "call_back")
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        back = access_call_back(standing, call_back_id, lock=True)
        _check(back, version, result, note.strip())
        if result != CallBackResult.GIVEN_UP:
            back.attempts += 1
        CallBackAttempt.objects.create(
            call_back=back, at=one.at, by_id=standing.user_id, result=result, note=note.strip()[:300]
        )
        pause = timedelta(seconds=settings.CALL_BACK_PAUSE)
        back.due_at = due_after(one.at, back.attempts, pause)
        back.state = state_after(result, back.attempts, settings.CALL_BACK_ATTEMPTS)
        _save(one, back, Kind.CALL_BACK_TRIED, result=result, state=back.state)
    return back


def _check(back: CallBack, version: int, result: CallBackResult, note: str) -> None:
    if back.version != version:
        raise Stale(back)
    if back.state != CallBackState.OPEN:
        raise Conflict(_("This call-back is done. Nothing was changed."), back)
    if back.forbidden and result != CallBackResult.GIVEN_UP:
        raise Conflict(
            _("This caller must not be called back. Nothing was noted. Say what is done instead."), back
        )
    if result == CallBackResult.GIVEN_UP and not note:
        raise Invalid({"note": [_("Say why, or what is done instead.")]})


def owe_or_settle(one: Change, call: Call) -> None:
    """Follow what a call was said to be, as part of that change: cut off, it is owed a call-back.

    Another call from the number settles it: the caller called again and was spoken with. Without a number
    nothing can be owed.
    """
    number = dialled(call.caller_number)
    if number:
        if call.do_not_call_back:
            _forbid(one, call.centre_id, number)
        if call.call_class == CallClass.DROPPED:
            _owe(one, call, number)
        elif call.call_class != CallClass.GHOST:
            _settle(one, call.centre_id, number)


def _owe(one: Change, call: Call, number: str) -> None:
    back, new = CallBack.objects.select_for_update(no_key=True).get_or_create(
        centre_id=call.centre_id,
        dialled=number,
        state=CallBackState.OPEN,
        defaults={
            "number": call.caller_number,
            "forbidden": _is_forbidden(call, number, one.at),
            "due_at": one.at,
            "created_at": one.at,
            "updated_at": one.at,
        },
    )
    call.call_back = back
    call.save(update_fields=["call_back"])
    if new:
        one.record(Kind.CALL_BACK_OWED, call_back=back.pk, call=call.pk, forbidden=back.forbidden)


def _is_forbidden(call: Call, number: str, now: datetime) -> bool:
    calls = Call.objects.alias(digits=DIGITS).filter(
        centre_id=call.centre_id, digits__in=ways_of_writing(number), do_not_call_back=True
    )
    return call.do_not_call_back or calls.filter(presented_at__gt=now - REMEMBERED).exists()


def _forbid(one: Change, centre_id: int, number: str) -> None:
    for back in _open(centre_id, number).filter(forbidden=False):
        back.forbidden = True
        _save(one, back, Kind.CALL_BACK_FORBIDDEN)


def _settle(one: Change, centre_id: int, number: str) -> None:
    for back in _open(centre_id, number):
        back.state = CallBackState.NEEDLESS
        _save(one, back, Kind.CALL_BACK_ENDED, state=back.state)


def _open(centre_id: int, number: str) -> QuerySet[CallBack]:
    found = CallBack.objects.filter(centre_id=centre_id, dialled=number, state=CallBackState.OPEN)
    return found.select_for_update(no_key=True)


def _save(one: Change, back: CallBack, kind: Kind, **data: Any) -> None:
    back.version += 1
    back.updated_at, back.updated_by_id = one.at, one.actor_id
    back.ended_at = None if back.state == CallBackState.OPEN else one.at
    back.save()
    one.record(kind, call_back=back.pk, attempts=back.attempts, **data)
