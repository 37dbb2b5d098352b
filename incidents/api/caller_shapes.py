"""What is known of a caller's number, as the API shows it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from agencies.priority import Priority
from incidents.call_classes import CallClass
from incidents.models import Call, Incident, NumberFlag
from incidents.reputation import COUNTED, Level, Reputation
from incidents.states import IncidentStatus


class FlagShape(serializers.ModelSerializer):
    """A flag on a number."""

    by = serializers.CharField(source="created_by")

    class Meta:
        model = NumberFlag
        fields = ["id", "version", "number", "reason", "created_at", "by", "ends_at", "ended_at"]


class ReputationShape(serializers.Serializer):
    """What the number's calls were lately."""

    calls = serializers.IntegerField(help_text="In the last 30 days, of all classes.")
    pranks = serializers.IntegerField()
    silent = serializers.IntegerField()
    emergencies = serializers.IntegerField(help_text="Calls that became an incident.")
    weight = serializers.FloatField(help_text="Of the junk calls of 90 days, halved every 15 days.")
    level = serializers.ChoiceField(Level.choices)
    text = serializers.SerializerMethodField(help_text="In the reader's language: 12 prank calls in 30 days.")

    @extend_schema_field(serializers.CharField)
    def get_text(self, reputation: Reputation) -> str:
        """Return the counts as words; empty without any junk call."""
        return reputation_text(reputation)


class CallersCallShape(serializers.Serializer):
    """An earlier call of the number."""

    id = serializers.IntegerField()
    presented_at = serializers.DateTimeField()
    call_class = serializers.ChoiceField(CallClass.choices)
    call_class_label = serializers.CharField(source="get_call_class_display")
    summary = serializers.CharField()
    incident = serializers.IntegerField(source="incident_id", allow_null=True)
    incident_number = serializers.SerializerMethodField()

    @extend_schema_field(serializers.CharField)
    def get_incident_number(self, call: Call) -> str:
        """Return the number of what came of it; empty when nothing did."""
        return call.incident.number if call.incident else ""


class CallersIncidentShape(serializers.Serializer):
    """An open incident that the number told of."""

    id = serializers.IntegerField()
    number = serializers.CharField()
    priority = serializers.ChoiceField(Priority.choices)
    status = serializers.ChoiceField(IncidentStatus.choices)
    created_at = serializers.DateTimeField()
    type_label = serializers.SerializerMethodField()
    where = serializers.SerializerMethodField()

    @extend_schema_field(serializers.CharField)
    def get_type_label(self, incident: Incident) -> str:
        """Return the type in the reader's language."""
        return incident.incident_type.label(self.context["reader"].language)

    @extend_schema_field(serializers.CharField)
    def get_where(self, incident: Incident) -> str:
        """Return the landmark, else the address, else the place."""
        return incident.landmark or incident.address or (incident.place.name if incident.place else "")


class CallerShape(serializers.Serializer):
    """What the centre knows of a number."""

    incidents = CallersIncidentShape(many=True)
    calls = CallersCallShape(many=True)
    flags = FlagShape(many=True)
    reputation = ReputationShape()


def reputation_text(reputation: Reputation) -> str:
    """Return the junk calls of the last 30 days as words, an emergency always beside them; "" for none."""
    told = [
        (reputation.pranks, ngettext("%(n)d prank call", "%(n)d prank calls", reputation.pranks)),
        (reputation.silent, ngettext("%(n)d silent call", "%(n)d silent calls", reputation.silent)),
    ]
    junk = ", ".join(words % {"n": count} for count, words in told if count)
    if not junk:
        return ""
    text = _("%(junk)s in %(days)d days") % {"junk": junk, "days": COUNTED.days}
    real = ngettext("%(n)d real emergency", "%(n)d real emergencies", reputation.emergencies)
    return f"{text}, {real % {'n': reputation.emergencies}}" if reputation.emergencies else text
