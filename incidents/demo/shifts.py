"""Two shifts of a demo centre: who was on duty, and the calls that were no emergency."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from incidents.access import visible_call_backs
from incidents.actions.shifts import leave_shift, take_shift
from incidents.actions.telephony.calling_back import try_call_back
from incidents.call_backs import CallBackResult, CallBackState
from incidents.call_classes import CallClass
from incidents.demo.player import Player
from operators.models import Centre, Shift
from operators.shifts import shift_at
from operators.standing import Standing

CALLED_BACK_AFTER = timedelta(minutes=3)
# What 112 hears all day (DOMAIN section 1, the table of cities): far more junk than emergencies.
MIX = {
    CallClass.PRANK: 15,
    CallClass.GHOST: 11,
    CallClass.DROPPED: 9,
    CallClass.INFORMATION: 7,
    CallClass.NON_EMERGENCY: 6,
    CallClass.TEST: 1,
}


@dataclass(frozen=True, slots=True)
class TwoShifts:
    """The shift before and the present one, up to `now`."""

    before: Shift
    present: Shift
    now: datetime

    @classmethod
    def of(cls, centre: Centre, now: datetime) -> "TwoShifts":
        """Return the two shifts of the centre at `now`."""
        present = shift_at(centre, now)
        return cls(shift_at(centre, present.starts_at - timedelta(seconds=1)), present, now)

    def on_duty(self, first: Standing, second: Standing) -> Callable[[datetime], Standing]:
        """Return who operates at a time: `first` on the shift before, `second` now."""
        return lambda at: first if at < self.present.starts_at else second

    def moment(self, part: float, *, spare: timedelta) -> datetime:
        """Return the moment when `part` of the time until `now - spare` had gone by."""
        return self.before.starts_at + part * (self.now - spare - self.before.starts_at)


def add_attendance(
    player: Player, shifts: TwoShifts, before: list[Standing], present: list[Standing]
) -> None:
    """Have those of `before` take and leave their shift, and those of `present` take theirs."""
    for order, standing in enumerate(before):
        player.add(shifts.before.starts_at + timedelta(seconds=20 * order), _taking(standing))
        player.add(shifts.present.starts_at - timedelta(seconds=60 - 20 * order), _leaving(standing))
    for order, standing in enumerate(present):
        player.add(shifts.present.starts_at + timedelta(seconds=5 + 20 * order), _taking(standing))


def add_junk(player: Player, shifts: TwoShifts, count: int, dice: random.Random) -> None:
    """Spread `count` calls that were no emergency over both shifts."""
    classes = list(MIX)
    for _call in range(count):
        at = shifts.moment(dice.random(), spare=timedelta(minutes=1)) + timedelta(seconds=30)
        number = f"0812-0000-{dice.randint(3000, 3999)}" if dice.random() < 0.8 else ""
        kind = dice.choices(classes, weights=list(MIX.values()))[0]
        player.add_call(at, kind, rang=ring(dice), number=number)
        if kind == CallClass.DROPPED and number:
            player.add(at + CALLED_BACK_AFTER, _calling_back(player, number))


def ring(dice: random.Random) -> float:
    """Return how many seconds a call rang: mostly a few, now and then long."""
    return round(min(45.0, 2 + dice.expovariate(1 / 4)), 1)


def _calling_back(player: Player, number: str) -> Callable[[datetime], object]:
    def deed(at: datetime) -> None:
        standing = player.on_duty(at)
        back = visible_call_backs(standing).filter(number=number, state=CallBackState.OPEN).first()
        if back is not None:
            result = CallBackResult.REACHED
            try_call_back(standing=standing, call_back_id=back.pk, version=back.version, result=result, at=at)

    return deed


def _taking(standing: Standing) -> Callable[[datetime], object]:
    return lambda at: take_shift(standing=standing, at=at)


def _leaving(standing: Standing) -> Callable[[datetime], object]:
    return lambda at: leave_shift(standing=standing, at=at)
