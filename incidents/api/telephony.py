"""Telephone calls and call-backs as the operators work with them."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from incidents.access import access_telephone_call, visible_call_backs
from incidents.actions.telephony.calling_back import try_call_back
from incidents.actions.telephony.claiming import claim
from incidents.api.bodies import CallBackBody, CallBacksQuery, NothingBody
from incidents.api.once import once
from incidents.api.paging import page_of
from incidents.api.telephone_shapes import CallBackPageShape, CallBackShape, TelephoneCallShape
from incidents.call_backs import CallBackResult


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


class CallBacks(StandingView):
    """The centre's call-backs."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="call_backs_list",
        summary="List call-backs",
        description="Those that are owed and those that ended, the newest first.",
        parameters=[CallBacksQuery],
        responses=CallBackPageShape,
    )
    def get(self, request: Request) -> Response:
        """Answer one page."""
        query = self.read(CallBacksQuery, request)
        wanted = {"state": query["state"]} if "state" in query else {}
        found = visible_call_backs(self.standing).filter(**wanted)
        backs, following_page = page_of(found, limit=query["limit"], cursor=query["cursor"])
        return Response({"results": self.show_all(CallBackShape, backs), "next": following_page})


class Attempts(StandingView):
    """Calling somebody back."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="call_backs_try",
        summary="Note an attempt to call back",
        description="`given_up` needs a note. 409 when the caller must not be called back.",
        request=CallBackBody,
        responses=CallBackShape,
    )
    @once
    def post(self, request: Request, call_back_id: int) -> HttpResponse:
        """Note it."""
        values = self.read(CallBackBody, request)
        values["result"] = CallBackResult(values["result"])
        back = try_call_back(standing=self.standing, call_back_id=call_back_id, **values)
        return Response(self.show(CallBackShape, back))
