"""Leasing messages: theirs alone for a while, so that nobody else sends them."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models.functions import Now

from incidents.journal.change import database_now
from incidents.models import Channel, Notification, NotificationStatus
from incidents.notifications.withdraw import is_needless, is_withdrawn

# Longer than any send may take (`settings.SEND_DEADLINE`), so a lease ends only when its sender died.
LEASE: Final = timedelta(seconds=30)
OPEN: Final = (NotificationStatus.PENDING, NotificationStatus.LEASED)
NEEDED: Final = (
    "centre", "incident__incident_type", "incident__place", "dispatch__agency",
    "referral__partner", "referral__centre", "referral__incident_type", "referral__place",
    "referral__incident", "location_link__centre", "contact",
)  # fmt: skip


def lease(channel: Channel, *, limit: int, at: datetime | None = None) -> list[Notification]:
    """Return up to `limit` messages of `channel` that are due, leased to the caller, each try counted.

    Messages that have lost their reason since they were written are withdrawn instead. A message whose
    last sender died comes back here when its lease is over.
    """
    with transaction.atomic():
        due = list(
            Notification.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related(*NEEDED)
            .filter(channel=channel, status__in=OPEN, next_try_at__lte=at or Now())
            .order_by("next_try_at")[:limit]
        )
        if not due:
            return []
        until = (at or database_now()) + LEASE
        for notification in due:
            _mark(notification, until)
        Notification.objects.bulk_update(due, ["status", "tries", "leased_until", "next_try_at"])
    return [notification for notification in due if notification.status == NotificationStatus.LEASED]


def _mark(notification: Notification, until: datetime) -> None:
    if _has_lost_its_reason(notification):
        notification.status = NotificationStatus.WITHDRAWN
        notification.leased_until = notification.next_try_at = None
        return
    notification.status = NotificationStatus.LEASED
    notification.tries += 1
    notification.leased_until = notification.next_try_at = until


def _has_lost_its_reason(notification: Notification) -> bool:
    dispatch, referral, link = notification.dispatch, notification.referral, notification.location_link
    if link is not None:
        return link.closed_at is not None
    if dispatch is not None:
        return is_needless(notification.kind, dispatch.status)
    return referral is not None and is_withdrawn(notification.kind, referral.state)
