"""Handing incidents over to neighbouring centres, and answering those that come."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from agencies.api.fields import Strict, Text, WholeNumber, version_seen
from incidents.actions import handing_over
from incidents.api.handover_shapes import HandoverShape
from incidents.api.once import once
from incidents.models import Handover


class HandOverBody(Strict):
    """To whom. The centre's id may come as text from a form."""

    version = version_seen()
    centre = WholeNumber(min_value=1, help_text="Id of the other centre.")


class HandoverAnswerBody(Strict):
    """The version that was seen."""

    version = version_seen()


class HandoverDeclineBody(HandoverAnswerBody):
    """Why not."""

    reason = Text(max_length=300)


class HandoverSettleBody(HandoverAnswerBody):
    """What the telephone call gave."""

    note = Text(max_length=300)


class HandoverView(StandingView):
    """A view of the centre's own staff that answers with a hand-over."""

    permission_classes = [IsCentre]

    def answer(self, handover: Handover, status: int = 200) -> Response:
        """Return the hand-over as it is now."""
        return Response(self.show(HandoverShape, handover), status)


class HandOver(HandoverView):
    """Offering an incident to another centre."""

    @extend_schema(
        operation_id="incidents_hand_over",
        summary="Hand an incident over to a neighbouring centre",
        description="The other centre accepts or declines it; the incident here goes on until it is closed.",
        request=HandOverBody,
        responses={201: HandoverShape},
    )
    @once
    def post(self, request: Request, incident_id: int) -> HttpResponse:
        """Offer it."""
        values = self.read(HandOverBody, request)
        values["to_centre_id"] = values.pop("centre")
        handover = handing_over.hand_over(standing=self.standing, incident_id=incident_id, **values)
        return self.answer(handover, 201)


class AcceptHandover(HandoverView):
    """Taking one over."""

    @extend_schema(
        operation_id="handovers_accept",
        summary="Accept an incident of a neighbouring centre",
        description="It is opened here, by this centre's own response plan.",
        request=HandoverAnswerBody,
        responses=HandoverShape,
    )
    @once
    def post(self, request: Request, handover_id: int) -> HttpResponse:
        """Open it."""
        values = self.read(HandoverAnswerBody, request)
        return self.answer(
            handing_over.accept_handover(standing=self.standing, handover_id=handover_id, **values)
        )


class DeclineHandover(HandoverView):
    """Not taking one over."""

    @extend_schema(
        operation_id="handovers_decline",
        summary="Decline an incident of a neighbouring centre",
        request=HandoverDeclineBody,
        responses=HandoverShape,
    )
    @once
    def post(self, request: Request, handover_id: int) -> HttpResponse:
        """Decline it."""
        values = self.read(HandoverDeclineBody, request)
        return self.answer(
            handing_over.decline_handover(standing=self.standing, handover_id=handover_id, **values)
        )


class SettleHandover(HandoverView):
    """Having telephoned about one."""

    @extend_schema(
        operation_id="handovers_settle",
        summary="Settle an unanswered hand-over by telephone",
        request=HandoverSettleBody,
        responses=HandoverShape,
    )
    @once
    def post(self, request: Request, handover_id: int) -> HttpResponse:
        """Note it."""
        values = self.read(HandoverSettleBody, request)
        return self.answer(
            handing_over.settle_handover(standing=self.standing, handover_id=handover_id, **values)
        )
