"""Taking and leaving a shift."""

from datetime import datetime

from incidents.journal import Kind, change
from incidents.permissions import require
from operators.models import Centre, ShiftAttendance
from operators.shifts import shift_at
from operators.standing import Standing


def take_shift(*, standing: Standing, at: datetime | None = None) -> ShiftAttendance:
    """Put the person on the centre's present shift; taking it twice changes nothing."""
    require(standing, "take_shift")
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        centre = Centre.objects.select_for_update(no_key=True).get(pk=standing.centre_id)
        shift = shift_at(centre, one.at)
        present = _present(standing)
        if present is not None and present.shift_id == shift.pk:
            return present
        if present is not None:
            _leave(present, one.at)
            one.record(Kind.SHIFT_LEFT, shift=present.shift_id)
        attendance = ShiftAttendance.objects.create(shift=shift, user_id=standing.user_id, taken_at=one.at)
        one.record(Kind.SHIFT_TAKEN, shift=shift.pk)
    return attendance


def leave_shift(*, standing: Standing, at: datetime | None = None) -> ShiftAttendance | None:
    """Take the person off the shift they are on; None when they are on none."""
    require(standing, "take_shift")
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        present = _present(standing)
        if present is not None:
            _leave(present, one.at)
            one.record(Kind.SHIFT_LEFT, shift=present.shift_id)
    return present


def _present(standing: Standing) -> ShiftAttendance | None:
    return (
        ShiftAttendance.objects.select_for_update(of=("self",), no_key=True)
        .filter(user_id=standing.user_id, left_at=None, shift__centre_id=standing.centre_id)
        .select_related("shift")
        .first()
    )


def _leave(attendance: ShiftAttendance, at: datetime) -> None:
    attendance.left_at = at
    attendance.save(update_fields=["left_at"])
