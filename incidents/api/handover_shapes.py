"""How the API shows a hand-over between centres."""

from rest_framework import serializers

from incidents.handover_states import HandoverState
from incidents.models import Handover


class HandoverShape(serializers.Serializer):
    """A hand-over."""

    id = serializers.IntegerField()
    state = serializers.ChoiceField(HandoverState.choices)
    status_label = serializers.CharField(source="get_state_display")
    from_centre = serializers.CharField(source="centre.name")
    to_centre = serializers.CharField(source="to_centre.name")
    incident_number = serializers.CharField(source="incident.number")
    opened_number = serializers.SerializerMethodField(help_text="Its number there, or empty.")
    reason = serializers.CharField()
    version = serializers.IntegerField()

    def get_opened_number(self, handover: Handover) -> str:
        """Return the number."""
        return handover.opened.number if handover.opened else ""
