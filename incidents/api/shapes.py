"""How the API shows what happens. A person of an agency gets numbers masked and no calls."""

from typing import Any

from rest_framework import serializers

from agencies.models import AgencyRole, Category
from agencies.priority import Priority
from incidents.call_classes import CallClass
from incidents.dispositions import Disposition
from incidents.masking import masked_number
from incidents.models import CallSource, ExerciseStatus, Incident
from incidents.states import DispatchStatus, IncidentStatus


class PersonField(serializers.CharField):
    """A person's name; empty for none."""

    def get_attribute(self, instance: Any) -> Any:
        """Return the person, or an empty text."""
        return super().get_attribute(instance) or ""


class CallShape(serializers.Serializer):
    """A call. Only the centre sees calls."""

    id = serializers.IntegerField()
    call_class = serializers.ChoiceField(CallClass.choices)
    call_class_label = serializers.CharField(source="get_call_class_display")
    presented_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)
    caller_number = serializers.CharField()
    caller_name = serializers.CharField()
    language = serializers.CharField()
    summary = serializers.CharField()
    do_not_call_back = serializers.BooleanField()
    # The metaclass takes a field's name from the class, so that it hides nothing of Field's own.
    source = serializers.ChoiceField(CallSource.choices)  # type: ignore[assignment]
    incident = serializers.IntegerField(source="incident_id", allow_null=True)
    attached_at = serializers.DateTimeField(
        allow_null=True, help_text="When it became a further call of its incident; null: it opened it."
    )
    version = serializers.IntegerField()


class TelephoneTaskShape(serializers.Serializer):
    """A telephone call that the centre owes an agency, or made."""

    id = serializers.IntegerField()
    level = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    done_at = serializers.DateTimeField(allow_null=True)
    result = serializers.CharField()


class DispatchShape(serializers.Serializer):
    """The dispatch of one agency to one incident."""

    id = serializers.IntegerField()
    incident = serializers.IntegerField(source="incident_id")
    agency = serializers.IntegerField(source="agency_id")
    agency_code = serializers.CharField(source="agency.code")
    agency_name = serializers.CharField(source="agency.short_name")
    role = serializers.ChoiceField(AgencyRole.choices)
    status = serializers.ChoiceField(DispatchStatus.choices)
    status_label = serializers.CharField(source="get_status_display")
    level = serializers.IntegerField(help_text="Last step of the ladder that was taken; 0 at first.")
    escalate_at = serializers.DateTimeField(allow_null=True, help_text="When the next step is due.")
    progress_overdue = serializers.BooleanField()
    notified_at = serializers.DateTimeField()
    acknowledged_at = serializers.DateTimeField(allow_null=True)
    acknowledged_by = PersonField()
    acknowledged_contact = serializers.CharField(
        source="acknowledged_contact.name",
        allow_null=True,
        help_text="Who acknowledged by the link in a message, without an account.",
    )
    en_route_at = serializers.DateTimeField(allow_null=True)
    on_scene_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    changed_at = serializers.DateTimeField(
        allow_null=True, help_text="When the incident changed and the agency has not acknowledged that yet."
    )
    changed_fields = serializers.ListField(child=serializers.CharField(), help_text="What changed then.")
    reason = serializers.CharField(help_text="Why it was declined or cancelled.")
    version = serializers.IntegerField()


class DispatchDetailShape(DispatchShape):
    """A dispatch and how its incident stands."""

    incident_number = serializers.CharField(source="incident.number")
    incident_status = serializers.ChoiceField(IncidentStatus.choices, source="incident.status")
    incident_version = serializers.IntegerField(source="incident.version")


class NoteShape(serializers.Serializer):
    """A note on an incident."""

    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    author = PersonField()
    agency = serializers.IntegerField(source="agency_id", allow_null=True, help_text="Null: of the centre.")
    text = serializers.CharField()
    call = serializers.IntegerField(
        source="call_id", allow_null=True, help_text="The additional caller's call; null: a note as such."
    )


class IncidentAloneShape(serializers.Serializer):
    """An incident without its dispatches."""

    id = serializers.IntegerField()
    number = serializers.CharField()
    incident_type = serializers.CharField(source="incident_type.code")
    incident_type_label = serializers.SerializerMethodField()
    category = serializers.ChoiceField(Category.choices, source="incident_type.category")
    priority = serializers.ChoiceField(Priority.choices)
    status = serializers.ChoiceField(IncidentStatus.choices)
    status_label = serializers.CharField(source="get_status_display")
    exercise_status = serializers.ChoiceField(ExerciseStatus.choices)
    place = serializers.CharField(source="place.code", default=None, allow_null=True)
    place_name = serializers.CharField(source="place.name", default="")
    landmark = serializers.CharField()
    address = serializers.CharField()
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)
    uncertainty = serializers.IntegerField(allow_null=True, help_text="Metres.")
    narrative = serializers.CharField()
    caller_number = serializers.SerializerMethodField(
        help_text="Masked for people of an agency: 0812-****-7890."
    )
    caller_name = serializers.CharField()
    plan_gap = serializers.BooleanField(help_text="Whether no plan covered it when it was opened.")
    disposition = serializers.ChoiceField([("", "-"), *Disposition.choices])
    disposition_note = serializers.CharField()
    reopened_count = serializers.IntegerField()
    merged_into = serializers.SerializerMethodField(
        help_text="Id of the incident that it was merged into; null for none, and for people of an agency."
    )
    version = serializers.IntegerField()
    reported_at = serializers.DateTimeField(
        allow_null=True, help_text="When it was taken, if it was entered later; null: as it was taken."
    )
    created_at = serializers.DateTimeField()
    created_by = PersonField()
    updated_at = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)

    def get_incident_type_label(self, incident: Incident) -> str:
        """Return the type's name in the reader's language."""
        return incident.incident_type.label(self.context["reader"].language)

    def get_caller_number(self, incident: Incident) -> str:
        """Return the number, masked for agencies."""
        number = incident.caller_number
        return number if self.context["reader"].is_centre else masked_number(number)

    def get_merged_into(self, incident: Incident) -> int | None:
        """Return the incident that goes on in its place; an agency may never have been sent there."""
        return incident.merged_into_id if self.context["reader"].is_centre else None


class IncidentShape(IncidentAloneShape):
    """An incident and its dispatches."""

    dispatches = DispatchShape(many=True, source="dispatches.all")
