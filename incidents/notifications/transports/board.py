"""The board itself: it shows what the journal says, and is woken to look now."""

from typing import Final

from incidents.models import Notification
from incidents.wake import wake

WOKEN: Final = "woken"


class BoardTransport:
    """Wakes the boards of the centre. That a person saw it, only their acknowledgement says."""

    batch = 50

    def send(self, notification: Notification) -> str:
        """Wake the boards; they poll besides, so a lost wake costs them at most a second."""
        wake(notification.centre_id)
        return WOKEN
