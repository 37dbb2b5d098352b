"""What became of a message, written only by the sender that still holds its lease."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import F

from incidents.journal import Change, Kind, change
from incidents.models import Incident, Notification, NotificationStatus
from incidents.notifications.referral_failure import note_failure

logger = logging.getLogger(__name__)

MAX_TRIES: Final = 3
FIRST_PAUSE: Final = timedelta(seconds=5)


def record_sent(
    centre_id: int, receipts: Sequence[tuple[Notification, str]], engine: str, at: datetime | None = None
) -> None:
    """Record messages of one centre as delivered to their transport, with the receipts it gave."""
    with change(centre_id=centre_id, actor_id=None, at=at) as one:
        for notification, receipt in receipts:
            held = _settle(
                one, notification, status=NotificationStatus.SENT, sent_at=one.at, receipt=receipt, error=""
            )
            if held:
                _journal(one, Kind.NOTIFICATION_SENT, notification, engine, receipt=receipt)


def record_failed(notification: Notification, error: str, engine: str, at: datetime | None = None) -> None:
    """Record a try that failed: another is due after 5 s, then 20 s; the third failure is shown to people."""
    with change(centre_id=notification.centre_id, actor_id=None, at=at) as one:
        if notification.tries < MAX_TRIES:
            pause = FIRST_PAUSE * 4 ** (notification.tries - 1)
            _settle(
                one, notification, status=NotificationStatus.PENDING, error=error, next_try_at=one.at + pause
            )
        else:
            _give_up(one, notification, error, engine)


def _give_up(one: Change, notification: Notification, error: str, engine: str) -> None:
    if notification.incident is None:
        if _settle(one, notification, status=NotificationStatus.FAILED, error=error):
            note_failure(one, notification)
            _journal(one, Kind.NOTIFICATION_FAILED, notification, engine, error=_for_ever(error))
        return
    # The incident is locked first, as everywhere; its new version makes the boards show the failure.
    incident = Incident.objects.select_for_update(no_key=True).get(pk=notification.incident.pk)
    if _settle(one, notification, status=NotificationStatus.FAILED, error=error):
        Incident.objects.filter(pk=incident.pk).update(version=F("version") + 1, updated_at=one.at)
        _journal(one, Kind.NOTIFICATION_FAILED, notification, engine, error=_for_ever(error))


def _for_ever(error: str) -> str:
    """A mail server's answer names the recipient. The journal is kept for ever and read by agencies."""
    return error.partition(":")[0][:200]


def _settle(one: Change, notification: Notification, **values: Any) -> bool:
    """End the lease with `values`; False when it is over, and the message in other hands."""
    values = {"leased_until": None, "next_try_at": None, **values}
    mine = Notification.objects.filter(
        pk=notification.pk,
        status=NotificationStatus.LEASED,
        leased_until=notification.leased_until,
        leased_until__gt=one.at,
    )
    if mine.update(**values):
        return True
    logger.warning("notification %s: its lease was over, nothing recorded", notification.pk)
    return False


def _journal(one: Change, kind: Kind, notification: Notification, engine: str, **data: Any) -> None:
    if notification.referral_id is not None:
        data["referral"] = notification.referral_id
    if notification.location_link_id is not None:
        data["link"] = notification.location_link_id
    one.record(
        kind,
        incident=notification.incident,
        dispatch=notification.dispatch,
        notification=notification.pk,
        about=notification.kind,
        channel=notification.channel,
        contact=notification.contact_id,
        level=notification.data.get("level"),
        tries=notification.tries,
        engine=engine,
        **data,
    )
