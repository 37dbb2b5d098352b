"""Sending what is due on one channel."""

import logging
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Final

from incidents.models import Channel, Notification
from incidents.notifications.lease import lease
from incidents.notifications.record import MAX_TRIES, record_failed, record_sent
from incidents.notifications.transports import TRANSPORTS

logger = logging.getLogger(__name__)

LIMIT: Final = 100


def send_due(*, engine: str, channel: Channel, at: datetime | None = None, limit: int = LIMIT) -> int:
    """Send the messages of `channel` that are due, at most about `limit`; return how many were tried.

    Each is leased, sent outside any transaction, and its outcome recorded. `at` stands for the
    database's clock in tests. Raises OperationalError or InterfaceError when the database is gone.
    """
    tried = 0
    while tried < limit:
        leased = lease(channel, limit=TRANSPORTS[channel].batch, at=at)
        if not leased:
            break
        tried += len(leased)
        _send_all(leased, engine, at)
    return tried


def _send_all(leased: list[Notification], engine: str, at: datetime | None) -> None:
    sent: list[tuple[int, Notification, str]] = []
    for notification in leased:
        try:
            sent.append((notification.centre_id, notification, _send(notification)))
        except Exception as error:
            # Not what it says: that names recipients. The row keeps it.
            logger.warning("notification %s was not sent: %s", notification.pk, type(error).__name__)
            record_failed(notification, f"{type(error).__name__}: {error}"[:500], engine, at)
    for centre_id, group in groupby(sorted(sent, key=itemgetter(0)), key=itemgetter(0)):
        record_sent(centre_id, [(notification, receipt) for _, notification, receipt in group], engine, at)


def _send(notification: Notification) -> str:
    if notification.tries > MAX_TRIES:
        raise TimeoutError("every sender ended before it could say whether this was sent")
    return TRANSPORTS[notification.channel].send(notification)
