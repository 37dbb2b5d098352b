"""Further calls of an incident."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from incidents.actions.attaching import attach_call, detach_call
from incidents.api.bodies import AttachBody, StepBody
from incidents.api.once import once
from incidents.api.shapes import CallShape


class IncidentCalls(StandingView):
    """The calls about an incident."""

    @extend_schema(
        operation_id="incidents_attach_call",
        summary="Attach a further call to an open incident",
        description="Needs no version of the incident: a further call holds whatever its state is.",
        request=AttachBody,
        responses={201: CallShape},
    )
    @once
    def post(self, request: Request, incident_id: int) -> HttpResponse:
        """Attach the call; the answer is the call."""
        values = self.read(AttachBody, request)
        call = attach_call(
            standing=self.standing, incident_id=incident_id, call_id=values.pop("call"), **values
        )
        return Response(self.show(CallShape, call), status=201)


class Detach(StandingView):
    """Taking a further call off again."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="calls_detach",
        summary="Take a further call off its incident",
        description="Its note goes with it; the call is one to be answered again.",
        request=StepBody,
        responses=CallShape,
    )
    @once
    def post(self, request: Request, call_id: int) -> HttpResponse:
        """Detach the call."""
        call = detach_call(standing=self.standing, call_id=call_id, **self.read(StepBody, request))
        return Response(self.show(CallShape, call))
