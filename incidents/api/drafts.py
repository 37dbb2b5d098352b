"""Drafts: what is being typed at the console, kept for the same person."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.base import StandingView
from agencies.api.fields import Strict
from incidents.actions.drafts import drop_draft, keep_draft, own_drafts


class DraftBody(Strict):
    """A draft as the console wrote it."""

    content = serializers.DictField(help_text="The console's own; the server reads nothing out of it.")


class DraftShape(serializers.Serializer):
    """A kept draft."""

    key = serializers.CharField()
    content = serializers.DictField()
    updated_at = serializers.DateTimeField()


class Drafts(StandingView):
    """The caller's own drafts."""

    @extend_schema(
        operation_id="drafts_list",
        summary="List the caller's own drafts",
        description="Those of the last 48 hours in the present centre, the newest first, at most 50.",
        responses=DraftShape(many=True),
    )
    def get(self, request: Request) -> Response:
        """Answer them."""
        return Response(self.show_all(DraftShape, own_drafts(self.standing)))


class OneDraft(StandingView):
    """One draft, by the key that the console gave it."""

    @extend_schema(
        operation_id="drafts_keep",
        summary="Keep a draft",
        description="In place of what was kept under this key. Repeating it changes nothing.",
        request=DraftBody,
        responses={204: None},
    )
    def put(self, request: Request, key: str) -> HttpResponse:
        """Keep it."""
        keep_draft(standing=self.standing, key=key, content=self.read(DraftBody, request)["content"])
        return HttpResponse(status=204)

    @extend_schema(operation_id="drafts_drop", summary="Forget a draft", request=None, responses={204: None})
    def delete(self, request: Request, key: str) -> HttpResponse:
        """Forget it; one that is gone already is gone."""
        drop_draft(standing=self.standing, key=key)
        return HttpResponse(status=204)
