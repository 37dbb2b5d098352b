"""The duplicate radar: which open incidents a call may be about."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from agencies.api.fields import LARGEST_INTEGER, Moment, Number, Strict, Text, WholeNumber, identifier
from agencies.api.references import IncidentTypeField, PlaceField
from agencies.priority import Priority
from incidents.duplicates import Asked, find_duplicates
from incidents.errors import refuse_invalid
from incidents.states import IncidentStatus
from incidents.validation import coordinate_problems


class DuplicatesBody(Strict):
    """What is typed of a call so far; anything may be missing."""

    text = Text(
        required=False,
        allow_blank=True,
        max_length=4000,
        help_text="Landmark, address and narrative, as typed.",
    )
    incident_type = IncidentTypeField(required=False, allow_null=True)
    place = PlaceField(required=False)
    latitude = Number(required=False, allow_null=True)
    longitude = Number(required=False, allow_null=True)
    uncertainty = WholeNumber(
        required=False, allow_null=True, min_value=0, max_value=LARGEST_INTEGER, help_text="Metres."
    )
    caller_number = Text(required=False, allow_blank=True, max_length=40)
    reported_at = Moment(
        required=False, allow_null=True, help_text="When the call was taken; now if missing."
    )
    leave_out = identifier(required=False, allow_null=True, help_text="An incident not to be found.")


class DuplicateShape(serializers.Serializer):
    """An open incident that the call may be about."""

    id = serializers.IntegerField()
    version = serializers.IntegerField()
    number = serializers.CharField()
    priority = serializers.ChoiceField(Priority.choices)
    status = serializers.ChoiceField(IncidentStatus.choices)
    created_at = serializers.DateTimeField()
    type_label = serializers.CharField()
    where = serializers.CharField()
    callers = serializers.IntegerField(help_text="Calls about it so far.")
    score = serializers.IntegerField(help_text="How likely, 0 to 100.")
    strong = serializers.BooleanField(help_text="Worth saying aloud.")
    reason = serializers.CharField(help_text="In the reader's language: 420 m, 6 min, “kebakaran pasar”.")


class DuplicatesShape(serializers.Serializer):
    """What the radar found."""

    results = DuplicateShape(many=True)


class Duplicates(StandingView):
    """The radar. A POST because what a caller tells does not belong into an address; it changes nothing."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="duplicates_find",
        summary="Find the open incidents that a call may be about",
        description="Changes nothing. At most 5, the most likely first.",
        request=DuplicatesBody,
        responses=DuplicatesShape,
    )
    def post(self, request: Request) -> Response:
        """Answer what is near in metres, minutes, words and category."""
        values = self.read(DuplicatesBody, request)
        leave_out = values.pop("leave_out", None)
        refuse_invalid(coordinate_problems(values.get("latitude"), values.get("longitude")))
        found = find_duplicates(self.standing, Asked(**values), leave_out=leave_out)
        return Response({"results": self.show_all(DuplicateShape, found)})
