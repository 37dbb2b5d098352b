"""What an agency does with its dispatch, from acknowledging to clearing, and the centre's cancelling it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from incidents.actions.change_alerts import forget_change
from incidents.actions.guard import changing_dispatch, follow_dispatches, move_dispatch, save_dispatch
from incidents.actions.pending import stop_pending
from incidents.errors import Invalid
from incidents.journal import Change, Kind
from incidents.ladder import progress_due_at
from incidents.models import Dispatch, Incident
from incidents.states import DispatchStatus
from operators.standing import Standing


def acknowledge(
    *, standing: Standing, dispatch_id: int, version: int, at: datetime | None = None
) -> Dispatch:
    """Acknowledge: everything pending stops, and the clock for being en route starts."""
    with changing_dispatch(standing, "acknowledge", dispatch_id, version=version, at=at) as (
        one,
        incident,
        dispatch,
    ):
        acknowledge_within(one, incident, dispatch, by=standing.user_id)
    return dispatch


def acknowledge_within(
    one: Change, incident: Incident, dispatch: Dispatch, *, by: int | None, **data: Any
) -> None:
    """Acknowledge as part of a larger change; `by` is a person, None somebody without an account."""
    _move(dispatch, DispatchStatus.ACKNOWLEDGED)
    dispatch.acknowledged_at, dispatch.acknowledged_by_id = one.at, by
    dispatch.unattended = False
    one.set_timer(dispatch, progress_due_at(dispatch.ladder, one.at))
    dispatch.escalation_failed_at = None
    seconds = (one.at - dispatch.notified_at).total_seconds()
    _finish(one, incident, dispatch, Kind.ACKNOWLEDGED, seconds=seconds, level=dispatch.level, **data)


def decline(
    *, standing: Standing, dispatch_id: int, version: int, reason: str, at: datetime | None = None
) -> Dispatch:
    """Decline, with a reason that the centre reads at once."""
    with changing_dispatch(standing, "decline", dispatch_id, version=version, at=at) as (
        one,
        incident,
        dispatch,
    ):
        dispatch.reason = _reason(reason)
        _move(dispatch, DispatchStatus.DECLINED)
        _end(one, dispatch)
        _finish(one, incident, dispatch, Kind.DECLINED, reason=dispatch.reason)
    return dispatch


def en_route(*, standing: Standing, dispatch_id: int, version: int, at: datetime | None = None) -> Dispatch:
    """The agency is on its way. From on scene it is the correction of a key pressed too early."""
    with changing_dispatch(standing, "en_route", dispatch_id, version=version, at=at) as (
        one,
        incident,
        dispatch,
    ):
        corrected = dispatch.status == DispatchStatus.ON_SCENE
        _move(dispatch, DispatchStatus.EN_ROUTE)
        dispatch.en_route_at = dispatch.en_route_at or one.at
        dispatch.on_scene_at = None
        _stop_clock(dispatch)
        _finish(one, incident, dispatch, Kind.EN_ROUTE, corrected=corrected)
    return dispatch


def on_scene(*, standing: Standing, dispatch_id: int, version: int, at: datetime | None = None) -> Dispatch:
    """The agency has arrived."""
    with changing_dispatch(standing, "on_scene", dispatch_id, version=version, at=at) as (
        one,
        incident,
        dispatch,
    ):
        _move(dispatch, DispatchStatus.ON_SCENE)
        dispatch.on_scene_at = one.at
        _stop_clock(dispatch)
        _finish(one, incident, dispatch, Kind.ON_SCENE)
    return dispatch


def clear(*, standing: Standing, dispatch_id: int, version: int, at: datetime | None = None) -> Dispatch:
    """The agency has done its part."""
    with changing_dispatch(standing, "clear", dispatch_id, version=version, at=at) as (
        one,
        incident,
        dispatch,
    ):
        _move(dispatch, DispatchStatus.CLEARED)
        _end(one, dispatch)
        _finish(one, incident, dispatch, Kind.CLEARED)
    return dispatch


def cancel_dispatch(
    *, standing: Standing, dispatch_id: int, version: int, reason: str, at: datetime | None = None
) -> Dispatch:
    """The centre takes the dispatch back."""
    verb = "cancel_dispatch"
    with changing_dispatch(standing, verb, dispatch_id, version=version, at=at) as (one, incident, dispatch):
        cancel_within(one, dispatch, _reason(reason))
        follow_dispatches(one, incident)
    return dispatch


def cancel_within(one: Change, dispatch: Dispatch, reason: str) -> None:
    """Cancel a live dispatch as part of a larger change; the caller saves the incident."""
    _move(dispatch, DispatchStatus.CANCELLED)
    dispatch.reason = reason
    _end(one, dispatch)
    save_dispatch(one, dispatch)
    stop_pending(one, dispatch)
    one.record(Kind.DISPATCH_CANCELLED, dispatch=dispatch, reason=reason)


def _move(dispatch: Dispatch, status: DispatchStatus) -> None:
    message = _(
        "%(agency)s is already %(status)s. Nothing was changed. Look at the present state and go on from it."
    ) % {"agency": dispatch.agency.short_name, "status": dispatch.get_status_display()}
    move_dispatch(dispatch, status, message)


def _reason(text: str) -> str:
    reason = text.strip()
    if not reason:
        raise Invalid({"reason": [_("Give a reason: the centre must know what to do next.")]})
    if len(reason) > 300:
        raise Invalid({"reason": [_("At most 300 characters.")]})
    return reason


def _stop_clock(dispatch: Dispatch) -> None:
    dispatch.escalate_at = None
    dispatch.escalation_failed_at = None
    dispatch.progress_overdue = False


def _end(one: Change, dispatch: Dispatch) -> None:
    _stop_clock(dispatch)
    forget_change(dispatch)
    dispatch.ended_at = one.at


def _finish(one: Change, incident: Incident, dispatch: Dispatch, kind: Kind, **data: Any) -> None:
    save_dispatch(one, dispatch)
    one.record(kind, dispatch=dispatch, **data)
    stop_pending(one, dispatch)
    follow_dispatches(one, incident)
