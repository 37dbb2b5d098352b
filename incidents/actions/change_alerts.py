"""Agencies that have answered hear of a new address or type as of a new dispatch, and acknowledge it anew."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from incidents.actions.guard import changing_dispatch, follow_dispatches, save_dispatch
from incidents.errors import Conflict, Invalid
from incidents.journal import Change, Kind
from incidents.models import Dispatch, Incident
from incidents.states import DISPATCH_LIVE, DispatchStatus
from incidents.telling_fields import TELLING_FIELDS
from operators.standing import Standing

# Who has not acknowledged reads the new facts when they do.
ANSWERED: Final = DISPATCH_LIVE - {DispatchStatus.NOTIFIED}


def alert_of_change(one: Change, incident: Incident, fields: Collection[str]) -> None:
    """Let every agency that has answered acknowledge the change of these `fields`; the caller saves the rest.

    The dispatch gets a new version: who confirms has seen the last change, not the one before, and who
    acknowledges only now has not acknowledged the old address.
    """
    telling = TELLING_FIELDS.intersection(fields)
    if not telling:
        return
    for dispatch in incident.dispatches.filter(status__in=DISPATCH_LIVE).order_by("pk"):
        _mark(one, dispatch, telling)
        save_dispatch(one, dispatch)


def alert_of_move(one: Change, dispatch: Dispatch, old: Incident, new: Incident) -> None:
    """Let an agency that goes on under another incident acknowledge what differs; the caller saves."""
    _mark(one, dispatch, telling_difference(old, new))


def telling_difference(old: Incident, new: Incident) -> set[str]:
    """Return in which of the telling fields two incidents differ."""
    return {name for name in TELLING_FIELDS if getattr(old, name) != getattr(new, name)}


def take_back_alert(one: Change, incident: Incident, field: str, since: datetime) -> None:
    """What changed at `since` is as before: only who has acknowledged it meanwhile hears of it again."""
    for dispatch in incident.dispatches.filter(status__in=ANSWERED).order_by("pk"):
        if dispatch.changed_at is None:
            _mark(one, dispatch, {field})
        elif dispatch.changed_at >= since:
            dispatch.changed_fields = [name for name in dispatch.changed_fields if name != field]
            if not dispatch.changed_fields:
                forget_change(dispatch)
        save_dispatch(one, dispatch)


def _mark(one: Change, dispatch: Dispatch, fields: Collection[str]) -> None:
    if fields and dispatch.status in ANSWERED:
        dispatch.changed_fields = sorted({*fields, *dispatch.changed_fields})
        dispatch.changed_at = one.at


def confirm_change(
    *, standing: Standing, dispatch_id: int, version: int, result: str = "", at: datetime | None = None
) -> Dispatch:
    """Acknowledge a changed incident. From the centre `result` says who was reached by telephone.

    Raises `NotYours`, `NotAllowed`, `Stale`, `Invalid` (the centre said nothing), `Conflict` (nothing open).
    """
    verb = "confirm_change"
    with changing_dispatch(standing, verb, dispatch_id, version=version, at=at) as (one, incident, dispatch):
        if dispatch.changed_at is None:
            raise Conflict(_("This change was acknowledged already. Nothing was changed."), dispatch)
        said = result.strip()[:300]
        if standing.is_centre and not said:
            raise Invalid({"result": [_("Say whom you reached and what they answered.")]})
        seconds = (one.at - dispatch.changed_at).total_seconds()
        fields = dispatch.changed_fields
        forget_change(dispatch)
        save_dispatch(one, dispatch)
        one.record(Kind.CHANGE_CONFIRMED, dispatch=dispatch, fields=fields, seconds=seconds, result=said)
        follow_dispatches(one, incident)
    return dispatch


def forget_change(dispatch: Dispatch) -> None:
    """Nothing is to be acknowledged any more; the caller saves."""
    dispatch.changed_at, dispatch.changed_fields = None, []
