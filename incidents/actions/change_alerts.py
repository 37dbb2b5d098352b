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

    The dispatch gets a new version: who confirms has seen the last change, not the one before.
    """
    telling = TELLING_FIELDS.intersection(fields)
    if not telling:
        return
    for dispatch in incident.dispatches.filter(status__in=ANSWERED).order_by("pk"):
        dispatch.changed_fields = sorted(telling.union(dispatch.changed_fields))
        dispatch.changed_at = one.at
        save_dispatch(one, dispatch)


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
