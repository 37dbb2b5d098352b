"""The caller's own door: their telephone's position, by the token of a location link alone."""

from datetime import UTC, datetime
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from agencies.api.fields import Choice, Moment, Number, Strict, Text
from agencies.api.showing import filled
from agencies.api.signed import AddressBucket
from incidents.actions.sharing_position import (
    HeldElsewhere,
    LinkEnded,
    Position,
    refuse_position,
    stop_sharing,
    take_position,
)
from incidents.api.errors import body

POSITION, REFUSED, STOPPED = "position", "refused", "stopped"


class SharedBody(Strict):
    """What a caller's telephone says. With `position` come latitude, longitude and accuracy."""

    event = Choice([(event, event) for event in (POSITION, REFUSED, STOPPED)])
    holder = Text(min_length=16, max_length=64, help_text="A random secret of the page, always the same.")
    latitude = Number(required=False, allow_null=True)
    longitude = Number(required=False, allow_null=True)
    accuracy = Number(required=False, allow_null=True, help_text="Metres; the radius of 95 %.")
    at = Moment(required=False, allow_null=True, help_text="The telephone's own time.")


class SharedShape(serializers.Serializer):
    """Until when positions are taken; null once the link is closed."""

    until = serializers.DateTimeField(allow_null=True)


class SharedLocation(APIView):
    """Where the page of a location link sends to."""

    authentication_classes: list[Any] = []
    permission_classes = [AllowAny]
    throttle_classes = [AddressBucket]

    @extend_schema(
        operation_id="shared_location",
        summary="Tell 112 where one is (the caller, by a location link)",
        description="404 for a token that does not exist, 409 `held_elsewhere` for a second telephone, "
        "410 `ended` for a link that is closed or older than 15 minutes.",
        request=SharedBody,
        responses={200: SharedShape, 410: SharedShape},
        auth=[],
    )
    def post(self, request: Request, token: str) -> Response:
        """Take it."""
        values = filled(SharedBody, request.data, centre_id=0)
        try:
            link = _take(token, values)
        except LinkEnded as ended:
            return Response(body(ended.code, ended.message), 410)
        except HeldElsewhere as held:
            return Response(body(held.code, held.message), 409)
        return Response({"until": None if link.closed_at else link.expires_at})


def _take(token: str, values: dict[str, Any]) -> Any:
    event, holder = values["event"], values["holder"]
    if event == STOPPED:
        return stop_sharing(token=token, holder=holder)
    if event == REFUSED:
        return refuse_position(token=token, holder=holder)
    position = Position(
        latitude=values.get("latitude"),
        longitude=values.get("longitude"),
        accuracy=values.get("accuracy"),
        at=values.get("at") or datetime.now(UTC),
    )
    return take_position(token=token, holder=holder, position=position)
