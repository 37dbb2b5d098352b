"""How the API shows referrals: to the centre, and the little of them that the partner is answered with."""

from typing import Any

from rest_framework import serializers

from incidents.models import Referral
from incidents.referral_states import ReferralState


class ReferralShape(serializers.Serializer):
    """A referral, out to the other centre or in from it. Only the centre sees referrals."""

    id = serializers.IntegerField()
    partner = serializers.IntegerField(source="partner_id")
    partner_name = serializers.CharField(source="partner.name")
    partner_phone = serializers.CharField(source="partner.phone")
    incoming = serializers.BooleanField(help_text="From the other centre to this one.")
    state = serializers.ChoiceField(ReferralState.choices)
    status_label = serializers.CharField(source="get_state_display")
    call = serializers.IntegerField(source="call_id", allow_null=True)
    call_version = serializers.IntegerField(source="call.version", default=None, allow_null=True)
    incident = serializers.IntegerField(source="incident_id", allow_null=True)
    incident_number = serializers.CharField(source="incident.number", default="")
    incident_type = serializers.CharField(source="incident_type.code", default=None, allow_null=True)
    incident_type_label = serializers.SerializerMethodField()
    summary = serializers.CharField()
    place = serializers.CharField(source="place.code", default=None, allow_null=True)
    place_name = serializers.CharField(source="place.name", default="")
    landmark = serializers.CharField()
    address = serializers.CharField()
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)
    caller_number = serializers.CharField(help_text="Given on: empty unless the caller agreed.")
    caller_name = serializers.CharField()
    ticket_number = serializers.CharField()
    reason = serializers.CharField()
    acknowledge_by = serializers.DateTimeField()
    acknowledged_at = serializers.DateTimeField(allow_null=True)
    ticketed_at = serializers.DateTimeField(allow_null=True)
    accepted_at = serializers.DateTimeField(allow_null=True)
    accepted_by = serializers.SerializerMethodField()
    ended_at = serializers.DateTimeField(allow_null=True)
    times_sent = serializers.IntegerField()
    untold = serializers.BooleanField(help_text="The other centre could not be told what happened last.")
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()

    def get_incident_type_label(self, referral: Referral) -> str:
        """Return the category in the reader's language."""
        kind = referral.incident_type
        return kind.label(self.context["reader"].language) if kind else ""

    def get_accepted_by(self, referral: Referral) -> str:
        """Return who has it on the desk."""
        return str(referral.accepted_by or "")


class ReferralPageShape(serializers.Serializer):
    """One page of referrals."""

    results = ReferralShape(many=True)
    next = serializers.CharField(allow_null=True, help_text="Cursor of the next page; null: the last.")


class ReferralStateShape(serializers.Serializer):
    """What a partner is answered: how the referral stands at this centre."""

    referral = serializers.IntegerField(source="id")
    state = serializers.ChoiceField(ReferralState.choices)
    ticket_number = serializers.CharField()
    incident_number = serializers.CharField(source="incident.number", default="")


def state_of(referral: Referral) -> dict[str, Any]:
    """Return what `ReferralStateShape` shows."""
    return dict(ReferralStateShape(referral).data)
