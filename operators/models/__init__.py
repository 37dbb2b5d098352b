"""The models of the people."""

from operators.models.centre import Centre, ShiftPattern
from operators.models.shift import Shift, ShiftAttendance
from operators.models.user import Membership, User

__all__ = ["Centre", "Membership", "Shift", "ShiftAttendance", "ShiftPattern", "User"]
