"""The history of a caller's number, and a supervisor's flags on numbers."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from agencies.api.fields import Day, Strict, Text, identifier, version_seen
from incidents.actions.flagging import end_flag, flag_number
from incidents.api.caller_shapes import CallerShape, FlagShape
from incidents.api.once import once
from incidents.caller_history import MOST_FLAGS, history_of, running_flags
from incidents.permissions import require


class CallerQuery(Strict):
    """Whose history."""

    number = Text(max_length=40, help_text="As it was told or shown; spaces, +62 or 0 make no difference.")
    leave_out = identifier(required=False, help_text="A call not to be counted: the one on the desk.")


class FlagBody(Strict):
    """A flag to be set."""

    number = Text(max_length=40)
    reason = Text(allow_blank=True, help_text="What the operators read; at most 300 characters.")
    ends_on = Day(help_text="Its last day in the centre's zone, as 2026-12-31; within 90 days.")


class EndFlagBody(Strict):
    """A flag to be ended."""

    version = version_seen()


class Caller(StandingView):
    """The history of a number."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="callers_read",
        summary="Read what is known of a caller's number",
        description="For operators and supervisors. Each reading is recorded. At most 5 of each kind.",
        parameters=[CallerQuery],
        responses=CallerShape,
    )
    def get(self, request: Request) -> Response:
        """Answer it."""
        query = self.read(CallerQuery, request)
        history = history_of(self.standing, query["number"], leave_out=query.get("leave_out"))
        return Response(self.show(CallerShape, history))


class NumberFlags(StandingView):
    """The flags that hold."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="number_flags_list",
        summary="List the flags on numbers that hold now",
        description="For supervisors. The newest first, at most 200.",
        responses=FlagShape(many=True),
    )
    def get(self, request: Request) -> Response:
        """Answer them."""
        require(self.standing, "flag_number")
        flags = running_flags(self.standing).select_related("created_by")[:MOST_FLAGS]
        return Response(self.show_all(FlagShape, flags))

    @extend_schema(
        operation_id="number_flags_set",
        summary="Flag a number",
        description="For supervisors. The flag is shown beside the number's calls; it rejects none.",
        request=FlagBody,
        responses={201: FlagShape},
    )
    @once
    def post(self, request: Request) -> HttpResponse:
        """Set it."""
        flag = flag_number(standing=self.standing, **self.read(FlagBody, request))
        return Response(self.show(FlagShape, flag), status=201)


class EndFlag(StandingView):
    """Ending a flag."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="number_flags_end",
        summary="End a flag before its time",
        request=EndFlagBody,
        responses=FlagShape,
    )
    @once
    def post(self, request: Request, flag_id: int) -> HttpResponse:
        """End it."""
        flag = end_flag(standing=self.standing, flag_id=flag_id, **self.read(EndFlagBody, request))
        return Response(self.show(FlagShape, flag))
