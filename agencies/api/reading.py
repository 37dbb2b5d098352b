"""The addresses that only read who answers: incident types, places, agencies, and the plan's proposal."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from agencies.api.fields import Choice, Strict, Text, WholeNumber
from agencies.api.references import IncidentTypeField, PlaceField
from agencies.api.shapes import AgencyShape, IncidentTypeShape, PlaceShape, PlanShape
from agencies.models import Agency, AgencyKind
from agencies.plans import plan_for
from agencies.search import search_places, search_types


class SearchQuery(Strict):
    """What to search for."""

    q = Text(required=False, default="", allow_blank=True, max_length=80, help_text="First letters of words.")
    limit = WholeNumber(required=False, default=20, min_value=1, max_value=200)


class IncidentTypes(StandingView):
    """Incident types."""

    @extend_schema(
        operation_id="incident_types_search",
        summary="Search the incident types",
        description="`kebak` finds *Kebakaran rumah*. Without `q` all of them, the most urgent first.",
        parameters=[SearchQuery],
        responses=IncidentTypeShape(many=True),
    )
    def get(self, request: Request) -> Response:
        """Answer the types found."""
        query = self.read(SearchQuery, request)
        found = search_types(query["q"], language=self.standing.language)[: query["limit"]]
        return Response(self.show_all(IncidentTypeShape, found))


class Places(StandingView):
    """Places of the centre."""

    @extend_schema(
        operation_id="places_search",
        summary="Search the places of the centre",
        description="A kelurahan is also found by its kecamatan. Digits and dots begin a code.",
        parameters=[SearchQuery],
        responses=PlaceShape(many=True),
    )
    def get(self, request: Request) -> Response:
        """Answer the places found."""
        query = self.read(SearchQuery, request)
        found = search_places(query["q"], centre_id=self.standing.centre_id)[: query["limit"]]
        return Response(self.show_all(PlaceShape, found))


class AgenciesQuery(Strict):
    """Which agencies."""

    kind = Choice(AgencyKind.choices, required=False)


class Agencies(StandingView):
    """Agencies of the centre."""

    @extend_schema(
        operation_id="agencies_list",
        summary="List the active agencies of the centre",
        parameters=[AgenciesQuery],
        responses=AgencyShape(many=True),
    )
    def get(self, request: Request) -> Response:
        """Answer the agencies; telephone numbers only for the centre."""
        query = self.read(AgenciesQuery, request)
        found = Agency.objects.filter(centre_id=self.standing.centre_id, active=True, **query).order_by(
            "name"
        )
        return Response(self.show_all(AgencyShape, found))


class PlanQuery(Strict):
    """For which type, and where."""

    incident_type = IncidentTypeField()
    place = PlaceField(required=False, default=None)

    def validate(self, attrs: dict) -> dict:
        """A plan is the centre's own, and so is the place it is asked for."""
        place = attrs["place"]
        if place and place.centre_id != self.context["centre_id"]:
            raise serializers.ValidationError({"place": [PlaceField.default_error_messages["unknown"]]})
        return attrs


class Plan(StandingView):
    """What the response plan proposes."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="plan_read",
        summary="Propose the agencies for a type and a place",
        description="`gap` is true when no plan of the centre covers the pair: choose the agencies by hand.",
        parameters=[PlanQuery],
        responses=PlanShape,
    )
    def get(self, request: Request) -> Response:
        """Answer the proposal."""
        query = self.read(PlanQuery, request)
        planned = plan_for(centre_id=self.standing.centre_id, **query)
        return Response(self.show(PlanShape, planned))
