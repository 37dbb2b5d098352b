"""What the junk calls of a number say about its next call: pure. It informs the operator and rejects nothing.

    weight = sum over the junk calls of the last 90 days of  w(class) * 2 ** (-age in days / 15)

w is 1 for a prank and 0.5 for a silent call; other classes weigh nothing. A prank of today counts whole, one
of two weeks ago half, one of a month ago a quarter: numbers change hands and children grow up, so that a
number is as good as new after three months. A silent call weighs half because it may be a caller who cannot
speak. From 1 on there are some junk calls, from 5 on many. Shown are plain counts of 30 days, because a
person can check these; the weight chooses only how strongly they are shown. A real emergency of the last 30
days is always named beside, so that nobody takes the number for a prankster's alone. The figures are ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import TextChoices

from incidents.call_classes import CallClass

HALF_LIFE: Final = timedelta(days=15)
COUNTED: Final = timedelta(days=30)
REMEMBERED: Final = timedelta(days=90)
WEIGHTS: Final = {CallClass.PRANK: 1.0, CallClass.GHOST: 0.5}
SOME: Final = 1.0
MANY: Final = 5.0


class Level(TextChoices):
    """How strongly junk calls are shown."""

    NONE = "none"
    SOME = "some"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class PastCall:
    """One call of the number. `emergency`: an incident came of it."""

    call_class: str
    at: datetime
    emergency: bool


@dataclass(frozen=True, slots=True)
class Reputation:
    """Counts of the last 30 days, and the decayed weight with its level."""

    calls: int
    pranks: int
    silent: int
    emergencies: int
    weight: float
    level: Level


def reputation_of(calls: Iterable[PastCall], now: datetime) -> Reputation:
    """Return the reputation at `now` (aware); calls older than 90 days are passed over."""
    past = [call for call in calls if now - call.at <= REMEMBERED]
    lately = [call for call in past if now - call.at <= COUNTED]
    weight = sum(WEIGHTS.get(CallClass(call.call_class), 0) * _left(now - call.at) for call in past)
    return Reputation(
        calls=len(lately),
        pranks=sum(call.call_class == CallClass.PRANK for call in lately),
        silent=sum(call.call_class == CallClass.GHOST for call in lately),
        emergencies=sum(call.emergency for call in lately),
        weight=round(weight, 2),
        level=Level.MANY if weight >= MANY else Level.SOME if weight >= SOME else Level.NONE,
    )


def _left(age: timedelta) -> float:
    return float(2 ** -(max(age, timedelta()) / HALF_LIFE))
