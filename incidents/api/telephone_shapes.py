"""How the API shows telephone calls: to the centre, and what a telephone system is answered."""

from typing import Any

from rest_framework import serializers

from incidents.actions.telephony.events import Outcome, Taken
from incidents.aml import Method, NoFix
from incidents.api.shapes import PersonField
from incidents.call_backs import CallBackState
from incidents.models import CallerPosition, TelephoneCall
from incidents.telephone_states import TelephoneState

# The newest positions of one call.
MOST_POSITIONS = 50


class CallerPositionShape(serializers.Serializer):
    """Where the caller's telephone said it was; without coordinates it had no position, `why` says why."""

    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)
    radius = serializers.IntegerField(allow_null=True, help_text="Metres.")
    confidence = serializers.IntegerField(allow_null=True, help_text="Per cent.")
    method = serializers.ChoiceField(Method.choices)
    positioned_at = serializers.DateTimeField(allow_null=True)
    received_at = serializers.DateTimeField()
    why = serializers.ChoiceField(NoFix.choices, allow_blank=True)


class TelephoneCallShape(serializers.Serializer):
    """A call as the telephone system tells of it. Only the centre sees it."""

    id = serializers.IntegerField()
    state = serializers.ChoiceField(TelephoneState.choices)
    status_label = serializers.CharField(source="get_state_display")
    rang_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    caller_number = serializers.CharField(help_text="Empty when the caller's number is unknown.")
    queue = serializers.CharField()
    extension = serializers.CharField()
    operator = PersonField(help_text="Whose extension it is.")
    claimed_by = PersonField(help_text="Who takes it.")
    recording_url = serializers.CharField()
    call = serializers.IntegerField(source="call_id", allow_null=True, help_text="The call it was logged as.")
    positions = serializers.SerializerMethodField(help_text="The newest first.")
    version = serializers.IntegerField()

    def get_positions(self, call: TelephoneCall) -> list[dict[str, Any]]:
        """Return what came of positions."""
        newest = CallerPosition.objects.filter(telephone_call=call)[:MOST_POSITIONS]
        return [dict(CallerPositionShape(one).data) for one in newest]


class CallBackShape(serializers.Serializer):
    """A call-back that is owed, or how it ended. Only the centre sees it."""

    id = serializers.IntegerField()
    state = serializers.ChoiceField(CallBackState.choices)
    status_label = serializers.CharField(source="get_state_display")
    number = serializers.CharField()
    forbidden = serializers.BooleanField(
        help_text="A call would put the caller in danger: do something else."
    )
    attempts = serializers.IntegerField()
    due_at = serializers.DateTimeField()
    created_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField()


class CallBackPageShape(serializers.Serializer):
    """One page of call-backs."""

    results = CallBackShape(many=True)
    next = serializers.CharField(allow_null=True, help_text="Cursor of the next page; null: the last.")


class TakenShape(serializers.Serializer):
    """What a telephone system is answered."""

    telephone_call = serializers.IntegerField()
    state = serializers.ChoiceField(TelephoneState.choices)
    taken = serializers.ChoiceField(
        [one.value for one in Taken],
        help_text="late: older than what is known, filled gaps; known: this message was taken before.",
    )
    ignored = serializers.DictField(
        child=serializers.CharField(), help_text="Fields that could not be believed; the rest was taken."
    )


def taken_of(outcome: Outcome) -> dict[str, Any]:
    """Return what `TakenShape` shows."""
    return {
        "telephone_call": outcome.call.pk,
        "state": outcome.call.state,
        "taken": outcome.taken.value,
        "ignored": outcome.ignored,
    }
