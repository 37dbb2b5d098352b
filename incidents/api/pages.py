"""The larger answers: a page of incidents, an incident with all that belongs to it, the journal, a shift."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from incidents.answers import answered_of
from incidents.api.answers import AnsweredShape
from incidents.api.current import shown_notes
from incidents.api.shapes import CallShape, IncidentShape, NoteShape, PersonField
from incidents.journal.kinds import Kind
from incidents.models import Incident
from operators.roles import Role


class IncidentPageShape(serializers.Serializer):
    """One page of incidents."""

    results = IncidentShape(many=True)
    next = serializers.CharField(allow_null=True, help_text="Cursor of the next page; null: the last.")


class IncidentDetailShape(IncidentShape):
    """An incident with its notes and, for the centre, its calls."""

    notes = serializers.SerializerMethodField()
    calls = serializers.SerializerMethodField()
    answers = serializers.SerializerMethodField(help_text="To the guided questions, by version.")

    @extend_schema_field(NoteShape(many=True))
    def get_notes(self, incident: Incident) -> Any:
        """Return the newest notes, in the order in which they were written."""
        return NoteShape(shown_notes(incident), many=True).data

    @extend_schema_field(AnsweredShape(many=True))
    def get_answers(self, incident: Incident) -> Any:
        """Return what was answered."""
        return AnsweredShape(answered_of(self.context["reader"], incident), many=True).data

    @extend_schema_field(CallShape(many=True))
    def get_calls(self, incident: Incident) -> Any:
        """Return the calls that told of it; none for people of an agency."""
        if not self.context["reader"].is_centre:
            return []
        return CallShape(incident.calls.order_by("presented_at")[:100], many=True).data


class JournalEntryShape(serializers.Serializer):
    """One entry of the journal."""

    seq = serializers.IntegerField()
    at = serializers.DateTimeField()
    kind = serializers.ChoiceField(Kind.choices)
    incident = serializers.IntegerField(source="incident_id", allow_null=True)
    dispatch = serializers.IntegerField(source="dispatch_id", allow_null=True)
    agency = serializers.IntegerField(source="agency_id", allow_null=True)
    actor = PersonField()
    # The metaclass takes a field's name from the class, so that it hides nothing of Serializer's own.
    data = serializers.DictField()  # type: ignore[assignment]


class JournalPageShape(serializers.Serializer):
    """One page of the journal."""

    head = serializers.IntegerField(help_text="The newest sequence number of the centre.")
    next = serializers.IntegerField(help_text="Give it as `after` next; equals `head` at the end.")
    entries = JournalEntryShape(many=True)


class ShiftShape(serializers.Serializer):
    """A shift."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()


class AttendanceShape(serializers.Serializer):
    """The shift that the caller is on; null when on none."""

    shift = ShiftShape(allow_null=True)
    taken_at = serializers.DateTimeField(allow_null=True)


class CentreShape(serializers.Serializer):
    """A centre."""

    id = serializers.IntegerField()
    code = serializers.CharField()
    name = serializers.CharField()
    timezone = serializers.CharField()
    zone_suffix = serializers.CharField()
    latitude = serializers.FloatField()
    longitude = serializers.FloatField()


class StandingShape(serializers.Serializer):
    """A capacity in which the caller may act."""

    key = serializers.CharField(help_text="Value of the header X-Standing.")
    role = serializers.ChoiceField(Role.choices)
    centre = serializers.IntegerField(source="centre_id")
    agency = serializers.IntegerField(source="agency_id", allow_null=True)


class MeShape(serializers.Serializer):
    """The caller."""

    id = serializers.IntegerField()
    username = serializers.CharField()
    name = serializers.CharField()
    language = serializers.CharField()
    standing = StandingShape()
    standings = StandingShape(many=True)
    centre = CentreShape()
    attendance = AttendanceShape()
    server_time = serializers.DateTimeField()
