"""Who on shift speaks a caller's language."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from agencies.api.fields import Choice, Strict
from incidents.speakers import speakers_on_shift
from operators.languages import SPOKEN_LANGUAGES


class SpeakersQuery(Strict):
    """Of which language."""

    language = Choice(SPOKEN_LANGUAGES)


class SpeakerShape(serializers.Serializer):
    """A colleague on shift."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    extension = serializers.CharField(help_text="Of their telephone; empty where none is known.")


class Speakers(StandingView):
    """The colleagues who speak a language."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="speakers_list",
        summary="List the colleagues on shift who speak a language",
        description="Without the caller. By name, at most 20.",
        parameters=[SpeakersQuery],
        responses=SpeakerShape(many=True),
    )
    def get(self, request: Request) -> Response:
        """Answer them."""
        language = self.read(SpeakersQuery, request)["language"]
        return Response(self.show_all(SpeakerShape, speakers_on_shift(self.standing, language)))
