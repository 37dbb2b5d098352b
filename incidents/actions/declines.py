"""Deciding that nobody need go in the place of an agency that declined."""

from datetime import datetime

from django.utils.translation import gettext as _

from incidents.actions.guard import changing_dispatch, save_dispatch, save_incident
from incidents.errors import Conflict
from incidents.journal import Kind
from incidents.models import Dispatch
from incidents.states import DispatchStatus
from operators.standing import Standing


def settle_decline(
    *, standing: Standing, dispatch_id: int, version: int, at: datetime | None = None
) -> Dispatch:
    """Keep that no substitute is needed. Raises `NotYours`, `NotAllowed`, `Stale`, `Conflict`."""
    verb = "dispatch"
    with changing_dispatch(standing, verb, dispatch_id, version=version, at=at) as (one, incident, dispatch):
        if dispatch.status != DispatchStatus.DECLINED or dispatch.decline_settled_at is not None:
            raise Conflict(_("Nobody waits for a substitute here. Nothing was changed."), dispatch)
        dispatch.decline_settled_at = one.at
        save_dispatch(one, dispatch)
        save_incident(one, incident)
        one.record(Kind.NO_SUBSTITUTE, dispatch=dispatch)
    return dispatch
