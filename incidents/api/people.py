"""The caller, and the shift they are on."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.base import StandingView
from agencies.standings import standings_of
from incidents.actions.shifts import leave_shift, take_shift
from incidents.api.bodies import NothingBody
from incidents.api.once import once
from incidents.api.pages import AttendanceShape, MeShape
from incidents.journal.change import database_now
from operators.models import Centre, ShiftAttendance

ON_NONE: dict[str, Any] = {"shift": None, "taken_at": None}


class Me(StandingView):
    """The caller."""

    @extend_schema(
        operation_id="me_read",
        summary="Tell who the caller is, where, in which shift, and the server's time",
        responses=MeShape,
    )
    def get(self, request: Request) -> Response:
        """Answer it."""
        user, centre_id = self.person, self.standing.centre_id
        present = ShiftAttendance.objects.filter(user=user, left_at=None, shift__centre_id=centre_id)
        me = {
            "id": user.pk,
            "username": user.username,
            "name": str(user),
            "language": user.language,
            "standing": self.standing,
            "standings": standings_of(user),
            "centre": Centre.objects.get(pk=centre_id),
            "attendance": present.select_related("shift").first() or ON_NONE,
            "server_time": database_now(),
        }
        return Response(self.show(MeShape, me))


class TakeShift(StandingView):
    """Beginning a shift."""

    @extend_schema(
        operation_id="shifts_take",
        summary="Take the present shift",
        description="Taking it twice changes nothing.",
        request=NothingBody,
        responses=AttendanceShape,
    )
    @once
    def post(self, request: Request) -> HttpResponse:
        """Put the caller on the shift."""
        self.read(NothingBody, request)
        return Response(self.show(AttendanceShape, take_shift(standing=self.standing)))


class LeaveShift(StandingView):
    """Ending a shift."""

    @extend_schema(
        operation_id="shifts_leave",
        summary="Leave the shift",
        description="Leaving none changes nothing.",
        request=NothingBody,
        responses=AttendanceShape,
    )
    @once
    def post(self, request: Request) -> HttpResponse:
        """Take the caller off the shift."""
        self.read(NothingBody, request)
        leave_shift(standing=self.standing)
        return Response(self.show(AttendanceShape, ON_NONE))
