"""Asking colleagues to join a call or to take it over."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from agencies.api.fields import Choice, Flag, Strict, Text, identifier, version_seen
from incidents.access import visible_help_requests
from incidents.actions.colleagues import NewRequest, answer_request, ask_colleague, withdraw_request
from incidents.api.bodies import text
from incidents.api.help_shapes import HelpAnsweredShape, HelpRequestShape
from incidents.api.once import once
from incidents.models import HelpKind
from operators.languages import SPOKEN_LANGUAGES

MOST = 20


class AskBody(Strict):
    """Whom, for what, and the call as it is."""

    colleague = identifier()
    kind = Choice(HelpKind.choices)
    language = Choice(SPOKEN_LANGUAGES)
    draft = Text(max_length=40)
    content = serializers.DictField(help_text="The draft, as `drafts/` keeps it.")


class HelpQuery(Strict):
    """About which call."""

    draft = text(40)


class HelpAnswerBody(Strict):
    """Yes or no."""

    version = version_seen()
    accept = Flag()


class HelpWithdrawBody(Strict):
    """The version that was seen."""

    version = version_seen()


class HelpRequests(StandingView):
    """The requests of one call."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="help_requests_list",
        summary="Read what colleagues answered about a call",
        parameters=[HelpQuery],
        responses=HelpRequestShape(many=True),
    )
    def get(self, request: Request) -> Response:
        """Answer the caller's own, the newest first."""
        draft = self.read(HelpQuery, request).get("draft", "")
        own = visible_help_requests(self.standing).filter(asked_by_id=self.standing.user_id, draft=draft)
        return Response(self.show_all(HelpRequestShape, own.select_related("asked_by", "colleague")[:MOST]))

    @extend_schema(
        operation_id="help_requests_create",
        summary="Ask a colleague to join a call or to take it over",
        request=AskBody,
        responses={201: HelpRequestShape},
    )
    @once
    def post(self, request: Request) -> HttpResponse:
        """Ask; it stands on the colleague's console at once."""
        values = self.read(AskBody, request)
        values["colleague_id"] = values.pop("colleague")
        asked = ask_colleague(standing=self.standing, new=NewRequest(**values))
        return Response(self.show(HelpRequestShape, asked), 201)


class AnswerHelp(StandingView):
    """The colleague's answer."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="help_requests_answer",
        summary="Answer a colleague who asks for help",
        description="A call that is taken over comes with its draft, which is the answerer's from then on.",
        request=HelpAnswerBody,
        responses=HelpAnsweredShape,
    )
    @once
    def post(self, request: Request, request_id: int) -> HttpResponse:
        """Accept or decline."""
        values = self.read(HelpAnswerBody, request)
        answered, content = answer_request(standing=self.standing, request_id=request_id, **values)
        return Response({**self.show(HelpRequestShape, answered), "content": content})


class WithdrawHelp(StandingView):
    """Not needing it any more."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="help_requests_withdraw",
        summary="Take a request for help back",
        request=HelpWithdrawBody,
        responses=HelpRequestShape,
    )
    @once
    def post(self, request: Request, request_id: int) -> HttpResponse:
        """Withdraw it."""
        version = self.read(HelpWithdrawBody, request)["version"]
        taken = withdraw_request(standing=self.standing, request_id=request_id, version=version)
        return Response(self.show(HelpRequestShape, taken))
