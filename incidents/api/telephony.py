"""Telephone calls as the operators work with them."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from incidents.access import access_telephone_call
from incidents.actions.telephony.claiming import claim
from incidents.api.bodies import NothingBody
from incidents.api.once import once
from incidents.api.telephone_shapes import TelephoneCallShape


class OneTelephoneCall(StandingView):
    """One telephone call."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="telephony_read", summary="Read a telephone call", responses=TelephoneCallShape
    )
    def get(self, request: Request, telephone_call_id: int) -> Response:
        """Answer it with the caller's positions."""
        return Response(
            self.show(TelephoneCallShape, access_telephone_call(self.standing, telephone_call_id))
        )


class Claim(StandingView):
    """Taking a call that rings."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="telephony_claim",
        summary="Take a call that rings",
        description="409 names who was quicker. A claim that is not answered within the grace time expires.",
        request=NothingBody,
        responses=TelephoneCallShape,
    )
    @once
    def post(self, request: Request, telephone_call_id: int) -> HttpResponse:
        """Claim it."""
        self.read(NothingBody, request)
        return Response(
            self.show(TelephoneCallShape, claim(standing=self.standing, telephone_call_id=telephone_call_id))
        )
