"""What the body of a telephone event holds: names and types. The rules are the action's."""

from rest_framework import serializers

from agencies.api.fields import Choice, Moment, Strict, Text
from incidents.telephone_states import TelephoneEvent


def fact(longest: int, help_text: str) -> Text:
    """Return the field of a text that may be empty, null or missing."""
    return Text(required=False, allow_blank=True, allow_null=True, max_length=longest, help_text=help_text)


class TelephoneEventBody(Strict):
    """One event of one call. What is not known is left out or null."""

    event = Choice(TelephoneEvent.choices)
    call = Text(max_length=80, help_text="Your own id of the call, the same in all its events.")
    at = Moment(required=False, allow_null=True, help_text="When it happened; now if missing.")
    caller_number = fact(200, "Absent, or anything that is no number: the call rings all the same.")
    queue = fact(40, "The queue it waits in.")
    agent = fact(20, "The extension it rings at, or was answered at; without it, it rings for all.")
    recording = fact(500, "The web address of the recording.")
    position = serializers.JSONField(
        required=False,
        allow_null=True,
        help_text="AML: an object with latitude, longitude, radius (m), confidence (%), method (gnss, wifi, "
        'cell) and at, each may be null; or the text of the message, A"ML=1;lt=...',
    )
