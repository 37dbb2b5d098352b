"""What a call-back may result in, and when the next attempt is due: pure tables."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CallBackResult(TextChoices):
    """What an attempt gave."""

    REACHED = "reached", _("Reached")
    NO_ANSWER = "no_answer", _("No answer")
    BUSY = "busy", _("Busy")
    UNREACHABLE = "unreachable", _("Switched off or out of reach")
    WRONG_NUMBER = "wrong_number", _("Wrong number")
    GIVEN_UP = "given_up", _("No further attempt")


class CallBackState(TextChoices):
    """How a call-back stands. Needless: the caller called again, or the call was not a dropped one."""

    OPEN = "open", _("Open")
    REACHED = "reached", _("Reached")
    UNREACHED = "unreached", _("Not reached")
    NEEDLESS = "needless", _("Not needed any more")


R = CallBackResult
ENDS: Final = {
    R.REACHED: CallBackState.REACHED,
    R.WRONG_NUMBER: CallBackState.UNREACHED,
    R.GIVEN_UP: CallBackState.UNREACHED,
}


def state_after(result: CallBackResult, attempts: int, most: int) -> CallBackState:
    """Return the state after the attempt number `attempts` gave `result`; at most `most` are made."""
    if result in ENDS:
        return ENDS[result]
    return CallBackState.UNREACHED if attempts >= most else CallBackState.OPEN


def due_after(at: datetime, attempts: int, pause: timedelta) -> datetime:
    """Return when the next attempt is due: the pause doubles with each that reached nobody."""
    return at + pause * 2 ** max(0, attempts - 1)
