"""Calls."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from incidents.access import access_call
from incidents.actions.calls import NewCall, classify_call, log_call
from incidents.api.bodies import CallBody, ClassifyBody
from incidents.api.once import once
from incidents.api.shapes import CallShape
from incidents.models import CallSource


class Calls(StandingView):
    """Calls of the centre."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="calls_log",
        summary="Log a call",
        description="A call is kept whatever it was; an empty body keeps one that was just answered.",
        request=CallBody,
        responses={201: CallShape},
    )
    @once
    def post(self, request: Request) -> HttpResponse:
        """Keep a call."""
        values = self.read(CallBody, request)
        values["telephone_call_id"] = values.pop("telephone_call", None)
        source = CallSource.API if request.auth else CallSource.MANUAL
        call = log_call(standing=self.standing, new=NewCall(source=source, **values))
        return Response(self.show(CallShape, call), status=201)


class OneCall(StandingView):
    """One call."""

    permission_classes = [IsCentre]

    @extend_schema(operation_id="calls_read", summary="Read a call", responses=CallShape)
    def get(self, request: Request, call_id: int) -> Response:
        """Answer the call."""
        return Response(self.show(CallShape, access_call(self.standing, call_id)))

    @extend_schema(
        operation_id="calls_classify",
        summary="Say what a call was",
        request=ClassifyBody,
        responses=CallShape,
    )
    @once
    def patch(self, request: Request, call_id: int) -> HttpResponse:
        """Give the call its class."""
        call = classify_call(standing=self.standing, call_id=call_id, **self.read(ClassifyBody, request))
        return Response(self.show(CallShape, call))
