"""A referral of which the partner could not be told: shown to people, who telephone."""

from django.db.models import F

from incidents.journal import Change, Kind
from incidents.models import Notification, NotificationStatus, Referral
from incidents.referral_states import ReferralState

STILL_GOOD = (NotificationStatus.PENDING, NotificationStatus.LEASED, NotificationStatus.SENT)


def note_failure(one: Change, notification: Notification) -> None:
    """Mark the referral of a message that failed for good, unless it went, or may go, by another channel."""
    referral = notification.referral
    if referral is None:
        return
    others = Notification.objects.filter(
        referral=referral,
        kind=notification.kind,
        created_at=notification.created_at,
        status__in=STILL_GOOD,
    )
    if others.exclude(pk=notification.pk).exists():
        return
    referral = Referral.objects.select_for_update(no_key=True).get(pk=referral.pk)
    if notification.kind == Kind.REFERRAL_SENT:
        if referral.state != ReferralState.SENT:
            return
        referral.state = ReferralState.FAILED
    else:
        referral.untold = True
    referral.version = F("version") + 1
    referral.updated_at = one.at
    referral.save(update_fields=["state", "untold", "version", "updated_at"])
    one.record(Kind.REFERRAL_FAILED, referral=referral.pk, about=notification.kind)
