"""Who sits at the agencies' boards, and what reached them."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from agencies.api.fields import ListOf, Strict, identifier
from agencies.models import Agency
from incidents.actions.receipts import MOST_RECEIPTS, note_receipts
from incidents.api.once import once
from incidents.journal.change import database_now
from incidents.presence import BoardState, attendance_at
from operators.models import Centre


class BoardAttendanceShape(serializers.Serializer):
    """How the boards of one agency are attended."""

    agency = serializers.IntegerField()
    state = serializers.ChoiceField(BoardState.choices)
    state_label = serializers.CharField()
    since = serializers.DateTimeField(
        allow_null=True, help_text="When a board was last touched (idle) or open (closed); null: never."
    )


class ReceiptsBody(Strict):
    """Dispatches of the own agency, by id."""

    delivered = ListOf(child=identifier(), required=False, max_length=MOST_RECEIPTS)
    displayed = ListOf(child=identifier(), required=False, max_length=MOST_RECEIPTS)


class ReceiptsShape(serializers.Serializer):
    """What was new of it."""

    noted = serializers.IntegerField()


class AttendanceList(StandingView):
    """Who would see a dispatch."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="attendance_list",
        summary="List how the agencies' boards are attended",
        description="Of every active agency of the centre. Empty when the centre does not watch the boards.",
        responses=BoardAttendanceShape(many=True),
    )
    def get(self, request: Request) -> Response:
        """Answer it."""
        centre = Centre.objects.get(pk=self.standing.centre_id)
        agencies = Agency.objects.filter(centre=centre, active=True).values_list("pk", flat=True)
        found = attendance_at(centre, list(agencies), database_now()) if centre.watch_boards else {}
        rows = [
            {"agency": agency, "state": one.state, "state_label": one.state.label, "since": one.since}
            for agency, one in found.items()
        ]
        return Response(self.show_all(BoardAttendanceShape, rows))


class BoardReceipts(StandingView):
    """What a board got and showed."""

    @extend_schema(
        operation_id="board_receipts",
        summary="Report which dispatches reached the board, and which stood on its screen",
        description="For people of an agency. Each is kept once a dispatch, with its time.",
        request=ReceiptsBody,
        responses=ReceiptsShape,
    )
    @once
    def post(self, request: Request) -> HttpResponse:
        """Note them."""
        values = self.read(ReceiptsBody, request)
        noted = note_receipts(
            standing=self.standing,
            delivered=values.get("delivered", []),
            displayed=values.get("displayed", []),
        )
        return Response(self.show(ReceiptsShape, {"noted": noted}))
