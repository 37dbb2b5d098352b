"""Finding where something is while it is being typed."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from agencies.api.fields import Strict, Text, WholeNumber
from agencies.api.shapes import PlaceShape
from incidents.locations.found import Source
from incidents.locations.search import find_locations


class LocationQuery(Strict):
    """What was typed."""

    q = Text(max_length=200, allow_blank=True, help_text="A landmark, a street, a place, a plus code.")
    limit = WholeNumber(required=False, default=8, min_value=1, max_value=20)


class LocationShape(serializers.Serializer):
    """A finding: what the fields of a call or an incident become when it is chosen."""

    # The metaclass takes a field's name from the class, so that it hides nothing of Field's own.
    source = serializers.ChoiceField([one.value for one in Source])  # type: ignore[assignment]
    label = serializers.CharField()  # type: ignore[assignment]
    detail = serializers.CharField()
    landmark = serializers.CharField()
    address = serializers.CharField()
    place = PlaceShape(allow_null=True)
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)
    sure = serializers.BooleanField(help_text="Every word typed begins one of its own.")


class Locations(StandingView):
    """Landmarks, places and earlier incidents of the centre."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="locations_search",
        summary="Find a location by what a caller says",
        description="`pas any` finds *Pasar Anyar*. Landmarks with their other names, places, where "
        "incidents of the last year were, and plus codes.",
        parameters=[LocationQuery],
        responses=LocationShape(many=True),
    )
    def get(self, request: Request) -> Response:
        """Answer what was found, the surest first."""
        query = self.read(LocationQuery, request)
        found = find_locations(query["q"], centre_id=self.standing.centre_id, limit=query["limit"])
        return Response(self.show_all(LocationShape, found))
