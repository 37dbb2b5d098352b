"""The shifts that imported calls belong to, so that each has its report."""

from bisect import bisect_right, insort
from datetime import datetime

from operators.models import Centre, Shift
from operators.shifts import shift_at


class CoveredShifts:
    """Makes the missing shifts of a centre; asks the database once for each shift, not for each call."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._starts: list[datetime] = []
        self._shifts: dict[datetime, Shift] = {}

    def cover(self, moment: datetime) -> None:
        """See to it that the shift of `moment` exists."""
        at = bisect_right(self._starts, moment)
        if at and moment < self._shifts[self._starts[at - 1]].ends_at:
            return
        shift = shift_at(self._centre, moment)
        insort(self._starts, shift.starts_at)
        self._shifts[shift.starts_at] = shift
