"""What is read again and again: the board's frames and the journal."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.base import StandingView
from agencies.api.fields import LARGEST_ID, Strict, WholeNumber
from incidents.access import visible_journal
from incidents.api.pages import JournalEntryShape, JournalPageShape
from incidents.live.frames import board_frame
from incidents.models import CentreClock


class BoardQuery(Strict):
    """From where on."""

    since = WholeNumber(
        required=False,
        allow_null=True,
        min_value=0,
        max_value=LARGEST_ID,
        help_text="The cursor of the board.",
    )


class RowShape(serializers.Serializer):
    """One row of a board."""

    id = serializers.IntegerField()
    version = serializers.IntegerField()
    sort = serializers.CharField(help_text="Rows stand in ascending order of it.")
    html = serializers.CharField(allow_null=True, help_text="Null: the incident has left this board.")


class AlarmShape(serializers.Serializer):
    """Something that a board sounds."""

    kind = serializers.CharField()
    incident = serializers.IntegerField()
    number = serializers.CharField()
    priority = serializers.IntegerField()
    level = serializers.IntegerField()


class FrameShape(serializers.Serializer):
    """A snapshot replaces everything; a frame changes a board whose cursor is `from`."""

    type = serializers.ChoiceField(["snapshot", "frame"])
    to = serializers.IntegerField(help_text="The cursor after it.")
    at = serializers.DateTimeField(help_text="The database's time.")
    rows = RowShape(many=True)
    alarms = AlarmShape(many=True)

    def get_fields(self) -> dict:
        """Add `from`, which Python keeps for itself."""
        return {**super().get_fields(), "from": serializers.IntegerField(required=False)}


class Board(StandingView):
    """The live board by plain HTTP."""

    @extend_schema(
        operation_id="board_read",
        summary="Read what changed on the caller's board",
        description="The same JSON as `/ws/board/` sends: a frame, or a snapshot when too far behind.",
        parameters=[BoardQuery],
        responses=FrameShape,
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer the frame, encoded as the hub encodes it."""
        since = self.read(BoardQuery, request).get("since")
        return HttpResponse(board_frame(self.standing.scope, since), content_type="application/json")


class JournalQuery(Strict):
    """From where on, and how much."""

    after = WholeNumber(
        required=False, default=0, min_value=0, max_value=LARGEST_ID, help_text="`next` before."
    )
    limit = WholeNumber(required=False, default=100, min_value=1, max_value=500)


class Journal(StandingView):
    """The centre's journal."""

    @extend_schema(
        operation_id="journal_read",
        summary="Read the journal in commit order",
        description="Sequence numbers have no gaps. People of an agency get what concerns their incidents.",
        parameters=[JournalQuery],
        responses=JournalPageShape,
    )
    def get(self, request: Request) -> Response:
        """Answer the entries after `after`, not beyond the head read before them."""
        query = self.read(JournalQuery, request)
        clock = CentreClock.objects.filter(centre_id=self.standing.centre_id).first()
        head = clock.seq if clock else 0
        found = visible_journal(self.standing).filter(seq__gt=query["after"], seq__lte=head)
        entries = list(found.select_related("actor").order_by("seq")[: query["limit"]])
        following = entries[-1].seq if len(entries) == query["limit"] else head
        shown = self.show_all(JournalEntryShape, entries)
        return Response({"head": head, "next": following, "entries": shown})
