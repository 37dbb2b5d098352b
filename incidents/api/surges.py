"""Surges: when one event brings many calls."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from agencies.priority import Priority
from incidents.access import access_incident
from incidents.actions.surging import end_surge, start_surge
from incidents.api.bodies import StepBody
from incidents.api.current import shown_incident
from incidents.api.once import once
from incidents.api.shapes import IncidentShape
from incidents.surges import running_surges


class SurgeShape(serializers.Serializer):
    """A surge that runs."""

    incident = serializers.IntegerField()
    version = serializers.IntegerField(help_text="Of the incident.")
    number = serializers.CharField()
    priority = serializers.ChoiceField(Priority.choices)
    type_label = serializers.CharField()
    where = serializers.CharField()
    callers = serializers.IntegerField()
    started_at = serializers.DateTimeField()
    by_hand = serializers.BooleanField()


class Surges(StandingView):
    """The surges that run."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="surges_list",
        summary="List the surges that run",
        description="The one with the latest call first.",
        responses=SurgeShape(many=True),
    )
    def get(self, request: Request) -> Response:
        """Answer them."""
        return Response(self.show_all(SurgeShape, running_surges(self.standing)))


class StartSurge(StandingView):
    """Beginning a surge by hand."""

    @extend_schema(
        operation_id="incidents_start_surge",
        summary="Begin a surge by hand",
        description="It begins by itself when many calls are attached within minutes.",
        request=StepBody,
        responses=IncidentShape,
    )
    @once
    def post(self, request: Request, incident_id: int) -> HttpResponse:
        """Begin it; the answer is the incident."""
        start_surge(standing=self.standing, incident_id=incident_id, **self.read(StepBody, request))
        return Response(shown_incident(self.standing, access_incident(self.standing, incident_id)))


class EndSurge(StandingView):
    """Ending a surge by hand."""

    @extend_schema(
        operation_id="incidents_end_surge",
        summary="End a surge by hand",
        description="It ends by itself when no further call was attached for some minutes.",
        request=StepBody,
        responses=IncidentShape,
    )
    @once
    def post(self, request: Request, incident_id: int) -> HttpResponse:
        """End it; the answer is the incident."""
        end_surge(standing=self.standing, incident_id=incident_id, **self.read(StepBody, request))
        return Response(shown_incident(self.standing, access_incident(self.standing, incident_id)))
