"""An operator takes a call that rings in the common queue: one wins, the others are told who."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from incidents.access import access_telephone_call
from incidents.actions.telephony.becoming import save_rung
from incidents.errors import Conflict
from incidents.journal import Kind, change
from incidents.models import TelephoneCall
from incidents.permissions import require
from incidents.telephone_states import TALKING, TelephoneState
from operators.standing import Standing


def claim(*, standing: Standing, telephone_call_id: int, at: datetime | None = None) -> TelephoneCall:
    """Say that one takes this call. Claiming one's own again changes nothing.

    No version is held: who is first decides, and an event that came meanwhile must not cost the call.
    Raises `NotYours`, `NotAllowed`, `Conflict`.
    """
    require(standing, "answer_telephone")
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        call = access_telephone_call(standing, telephone_call_id, lock=True)
        _refuse_taken(call, standing, one.at)
        if call.claimed_by_id == standing.user_id:
            return call
        call.claimed_by_id, call.claimed_at = standing.user_id, one.at
        save_rung(one, call)
        one.record(Kind.CALL_CLAIMED, telephone_call=call.pk)
    return access_telephone_call(standing, telephone_call_id)


def late_at(call: TelephoneCall) -> datetime | None:
    """Return from when on a call that rings or is claimed, and is not answered, is anybody's; or None."""
    if call.state != TelephoneState.RINGING:
        return None
    return (call.claimed_at or call.rang_at) + timedelta(seconds=call.system.grace_seconds)


def _refuse_taken(call: TelephoneCall, standing: Standing, now: datetime) -> None:
    me = standing.user_id
    if call.call is not None:
        if call.call.operator_id is None:
            message = _("The caller has hung up. The call stands among the call-backs.")
        else:
            message = _("This telephone call was logged before. Nothing was saved twice.")
        raise Conflict(message, call)
    if call.operator_id is not None and call.state in TALKING:
        if call.operator_id == me:
            return
        raise Conflict(_("%(name)s is talking with this caller.") % {"name": call.operator}, call)
    expires = late_at(call)
    if call.claimed_by_id not in (None, me) and (expires is None or now < expires):
        raise Conflict(_("%(name)s was quicker and has this call.") % {"name": call.claimed_by}, call)
