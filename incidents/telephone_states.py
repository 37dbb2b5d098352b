"""What a telephone system tells of a call, and the state that follows from it: pure.

The facts are merged so that their order of arrival does not matter: networks delay and repeat, a call must
not. `answered` after `ended` does not make a call live again, it makes an abandoned one an answered one.
"""

from datetime import datetime
from typing import Final, Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TelephoneEvent(TextChoices):
    """The kinds of events, as docs/telephony.md tells the technician of the telephone system."""

    RINGING = "ringing"
    ANSWERED = "answered"
    HELD = "held"
    ENDED = "ended"
    ABANDONED = "abandoned"


class TelephoneState(TextChoices):
    """How far a telephone call is."""

    RINGING = "ringing", _("Rings")
    ANSWERED = "answered", _("Answered")
    HELD = "held", _("On hold")
    ENDED = "ended", _("Ended")
    ABANDONED = "abandoned", _("Hung up before the answer")


TALKING: Final = frozenset({TelephoneState.ANSWERED, TelephoneState.HELD})
OVER: Final = frozenset({TelephoneState.ENDED, TelephoneState.ABANDONED})


class Times(Protocol):
    """What is known of a call's times; None is unknown. `resumed_at` is the last time it was answered."""

    rang_at: datetime
    answered_at: datetime | None
    resumed_at: datetime | None
    held_at: datetime | None
    ended_at: datetime | None


def learn(times: Times, event: TelephoneEvent, at: datetime) -> None:
    """Add to `times` what `event` of the time `at` tells, whatever came before or comes after."""
    times.rang_at = min(times.rang_at, at)
    if event == TelephoneEvent.ANSWERED:
        times.answered_at = min(times.answered_at or at, at)
        times.resumed_at = max(times.resumed_at or at, at)
    elif event == TelephoneEvent.HELD:
        times.held_at = max(times.held_at or at, at)
    elif event in (TelephoneEvent.ENDED, TelephoneEvent.ABANDONED):
        times.ended_at = min(times.ended_at or at, at)


def state_of(times: Times) -> TelephoneState:
    """Return the state that the known times say. Held means that it was answered before."""
    talked = times.answered_at is not None or times.held_at is not None
    if times.ended_at is not None:
        return TelephoneState.ENDED if talked else TelephoneState.ABANDONED
    if not talked:
        return TelephoneState.RINGING
    held = times.held_at is not None and (times.resumed_at is None or times.resumed_at < times.held_at)
    return TelephoneState.HELD if held else TelephoneState.ANSWERED
