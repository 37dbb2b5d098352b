"""What a map of the centre draws, and where a point lies."""

from django.conf import settings
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from agencies.api.fields import Number, Strict
from agencies.api.shapes import PlaceShape
from agencies.boundaries.areas import areas_of, centres_around
from agencies.models import Place, PlaceLevel
from operators.models import Centre


class PointQuery(Strict):
    """A point, in degrees of WGS 84."""

    latitude = Number(min_value=-90, max_value=90)
    longitude = Number(min_value=-180, max_value=180)


class NeighbourShape(serializers.Serializer):
    """Another centre of this installation."""

    id = serializers.IntegerField()
    name = serializers.CharField()


class PointShape(serializers.Serializer):
    """Where a point lies."""

    inside = serializers.BooleanField(
        allow_null=True, help_text="Within the centre's boundaries; null while it has imported none."
    )
    place = PlaceShape(allow_null=True, help_text="The finest place of the centre around it.")
    neighbours = NeighbourShape(many=True, help_text="Other centres around it, when it lies outside.")


class MapShape(serializers.Serializer):
    """What the map of the centre shows besides calls and incidents."""

    latitude = serializers.FloatField()
    longitude = serializers.FloatField()
    tiles = serializers.CharField(help_text="Address of the tiles; empty for none.")
    attribution = serializers.CharField()
    places = serializers.ListField(child=serializers.DictField(), help_text="The kecamatan: name, position.")
    boundaries = serializers.DictField(help_text="GeoJSON FeatureCollection, with less detail than kept.")


class Map(StandingView):
    """The map of the centre."""

    permission_classes = [IsCentre]

    @extend_schema(operation_id="map_read", summary="Read what the centre's map draws", responses=MapShape)
    def get(self, request: Request) -> HttpResponse:
        """Answer it; a browser asks again only whether it has changed."""
        centre = Centre.objects.get(pk=self.standing.centre_id)
        areas = areas_of(centre.pk)
        return Response(
            {
                "latitude": centre.latitude,
                "longitude": centre.longitude,
                "tiles": settings.MAP_TILES,
                "attribution": settings.MAP_ATTRIBUTION,
                "places": [_named(place) for place in _kecamatan(centre.pk)],
                "boundaries": {"type": "FeatureCollection", "features": areas.drawn()},
            }
        )


class PlaceAt(StandingView):
    """Which place a point lies in."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="map_point",
        summary="Say which place a point lies in",
        parameters=[PointQuery],
        responses=PointShape,
    )
    def get(self, request: Request) -> Response:
        """Answer by the boundaries that the centre imported."""
        point = self.read(PointQuery, request)
        areas = areas_of(self.standing.centre_id)
        place = areas.at(**point)
        outside = bool(areas.places) and place is None
        around = centres_around(**point, but=self.standing.centre_id) if outside else []
        return Response(
            {
                "inside": place is not None if areas.places else None,
                "place": self.show(PlaceShape, place) if place else None,
                "neighbours": self.show_all(NeighbourShape, around),
            }
        )


def _kecamatan(centre_id: int) -> list[Place]:
    known = Place.objects.filter(centre_id=centre_id, level=PlaceLevel.KECAMATAN, latitude__isnull=False)
    return list(known.order_by("code"))


def _named(place: Place) -> dict[str, object]:
    return {"code": place.code, "name": place.name, "latitude": place.latitude, "longitude": place.longitude}
