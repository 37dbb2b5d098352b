"""What a transport is."""

from typing import Protocol

from incidents.models import Notification


class Transport(Protocol):
    """Carries messages of one channel."""

    batch: int
    """How many messages are leased and recorded together: 1 where sending one can take long."""

    def send(self, notification: Notification) -> str:
        """Send within `settings.SEND_DEADLINE` seconds and return the receipt, at most 200 characters.

        The notification comes with its centre, incident (type, place) and dispatch (agency),
        or with its referral (partner, type, place, incident). Its `key`
        must reach the receiver, so that a repetition can be known. Raises any exception when the
        message was not handed over for certain.
        """
