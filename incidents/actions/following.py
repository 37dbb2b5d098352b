"""What the centre does with a referral that the partner does not answer: telephone, give again, withdraw."""

from datetime import datetime

from django.utils.translation import gettext as _

from incidents.actions.partner_telling import news_to_partner, send_out
from incidents.actions.referral_guard import changing_referral, move_referral, save_referral
from incidents.errors import Conflict, Invalid
from incidents.journal import Kind
from incidents.models import Notification, NotificationStatus, Referral
from incidents.referral_states import ReferralState
from operators.standing import Standing

# Those whose partner may be asked for an acknowledgement still.
UNANSWERED = (ReferralState.SENT, ReferralState.FAILED, ReferralState.REFUSED)


def telephoned(
    *,
    standing: Standing,
    referral_id: int,
    version: int,
    result: str,
    ticket_number: str = "",
    at: datetime | None = None,
) -> Referral:
    """Note that the partner was telephoned: it counts as acknowledged, with its ticket if it gave one.

    What the partner could not be told by a message is told with it. Raises `Invalid` without a result.
    """
    with changing_referral(standing, referral_id, version=version, at=at) as (one, referral):
        if not result.strip():
            raise Invalid({"result": [_("Say whom you reached and what they answered.")]})
        if referral.state in UNANSWERED:
            ticketed = ticket_number.strip() != ""
            move_referral(referral, ReferralState.TICKETED if ticketed else ReferralState.ACKNOWLEDGED)
            referral.acknowledged_at = referral.acknowledged_at or one.at
            referral.ended_at = None
            if ticketed:
                referral.ticket_number, referral.ticketed_at = ticket_number.strip(), one.at
        elif not referral.untold:
            raise Conflict(_("Nothing is owed here any more. Nothing was changed."), referral)
        referral.untold = False
        save_referral(one, referral, Kind.REFERRAL_TELEPHONED, result=result.strip()[:300])
    return referral


def give_again(*, standing: Standing, referral_id: int, version: int, at: datetime | None = None) -> Referral:
    """Send the referral once more; the time to acknowledge begins anew. Raises `Conflict` when answered."""
    with changing_referral(standing, referral_id, version=version, at=at) as (one, referral):
        if referral.state != ReferralState.SENT:
            move_referral(referral, ReferralState.SENT)
        _stop_messages(referral)
        referral.ended_at, referral.untold = None, False
        send_out(one, referral)
        save_referral(one, referral, Kind.REFERRAL_SENT, again=referral.times_sent)
    return referral


def withdraw(
    *, standing: Standing, referral_id: int, version: int, reason: str = "", at: datetime | None = None
) -> Referral:
    """Take a referral back; the partner is told unless nothing had gone out yet."""
    with changing_referral(standing, referral_id, version=version, at=at) as (one, referral):
        move_referral(referral, ReferralState.WITHDRAWN)
        referral.reason, referral.ended_at = reason.strip()[:300], one.at
        referral.untold = False
        if _stop_messages(referral):
            news_to_partner(one, referral, Kind.REFERRAL_WITHDRAWN)
        save_referral(one, referral, Kind.REFERRAL_WITHDRAWN, reason=referral.reason)
    return referral


def _stop_messages(referral: Referral) -> bool:
    """Take back what is unsent of it; return whether something may have reached the partner."""
    messages = Notification.objects.filter(referral=referral, kind=Kind.REFERRAL_SENT)
    messages.filter(status=NotificationStatus.PENDING).update(
        status=NotificationStatus.WITHDRAWN, next_try_at=None, leased_until=None
    )
    return messages.filter(tries__gt=0).exists()
