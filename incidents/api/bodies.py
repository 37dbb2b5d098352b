"""What the bodies of commands hold: names, types and lengths. The rules are the actions'."""

from typing import Any

from agencies.api.fields import (
    LARGEST_INTEGER,
    Choice,
    Flag,
    ListOf,
    Moment,
    Number,
    Strict,
    Text,
    WholeNumber,
    identifier,
    version_seen,
)
from agencies.api.references import IncidentTypeField, PlaceField
from agencies.priority import Priority
from incidents.call_backs import CallBackResult, CallBackState
from incidents.call_classes import CallClass
from incidents.dispositions import Disposition
from incidents.models import ExerciseStatus
from operators.languages import SPOKEN_LANGUAGES


def text(longest: int, **options: Any) -> Text:
    """Return the field of a text that may be empty or missing."""
    return Text(required=False, allow_blank=True, max_length=longest, **options)


def number() -> Text:
    """Return the field of a caller's number; what a number looks like, the action says."""
    return Text(required=False, allow_blank=True, help_text="3 to 20 digits; empty when unknown.")


class CallBody(Strict):
    """A call to be kept."""

    call_class = Choice(CallClass.choices, required=False)
    presented_at = Moment(required=False, allow_null=True, help_text="When it came in; now if missing.")
    answered_at = Moment(required=False, allow_null=True, help_text="When it was answered; now if missing.")
    caller_number = number()
    caller_name = text(120)
    language = Choice(SPOKEN_LANGUAGES, required=False, help_text="The language the caller speaks.")
    summary = text(2000)
    do_not_call_back = Flag(required=False, help_text="A call would put this caller in danger.")
    paper_form = text(24, help_text="Number of the paper form on which it was taken, as printed.")
    telephone_call = identifier(
        required=False, allow_null=True, help_text="The telephone call that it is; its times are taken."
    )


class ClassifyBody(Strict):
    """What a call was."""

    version = version_seen()
    call_class = Choice(CallClass.choices)
    do_not_call_back = Flag(required=False, help_text="A call would put this caller in danger.")


class CallBackBody(Strict):
    """What an attempt to call back gave."""

    version = version_seen()
    result = Choice(CallBackResult.choices)
    note = text(300)


class CallBacksQuery(Strict):
    """Which call-backs."""

    state = Choice(CallBackState.choices, required=False)
    limit = WholeNumber(required=False, default=50, min_value=1, max_value=200)
    cursor = Text(
        required=False, default="", allow_blank=True, max_length=120, help_text="`next` of the page before."
    )


class IncidentFacts(Strict):
    """What can be told and corrected of an incident."""

    priority = Choice(Priority.choices, required=False)
    place = PlaceField(required=False)
    landmark = text(200)
    address = text(300)
    latitude = Number(required=False, allow_null=True)
    longitude = Number(required=False, allow_null=True)
    uncertainty = WholeNumber(
        required=False, allow_null=True, min_value=0, max_value=LARGEST_INTEGER, help_text="Metres."
    )
    narrative = text(10_000)
    caller_number = number()
    caller_name = text(120)


class IncidentBody(IncidentFacts):
    """An incident to be opened. Say where by landmark, place, address or coordinates."""

    incident_type = IncidentTypeField()
    priority = Choice(
        Priority.choices, required=False, allow_null=True, help_text="The type's own if missing."
    )
    call = identifier(required=False, allow_null=True, help_text="The call that told of it.")
    reported_at = Moment(
        required=False,
        allow_null=True,
        help_text="When the call was taken, for what is entered later; at most 72 hours ago. Now if missing.",
    )
    exercise_status = Choice(ExerciseStatus.choices, required=False)
    referral = identifier(
        required=False, allow_null=True, help_text="The emergency of another centre that it is opened for."
    )
    agencies = ListOf(
        child=identifier(),
        required=False,
        allow_null=True,
        max_length=50,
        help_text="Ids of the agencies to send. Missing or null: those of the plan. Empty: nobody.",
    )


class ChangeBody(IncidentFacts):
    """Corrections of an open incident; what is missing stays as it is."""

    version = version_seen()
    incident_type = IncidentTypeField(required=False)


class AttachBody(Strict):
    """A further call of an incident."""

    call = identifier()
    note = text(2000, help_text="What this caller told; it becomes a note of the incident.")
    caller_number = number()
    caller_name = text(120)


class MergeBody(Strict):
    """Into which other incident one is merged."""

    version = version_seen()
    into = identifier(help_text="The other incident, which goes on.")
    into_version = version_seen()
    carry = ListOf(
        child=identifier(),
        required=False,
        allow_null=True,
        max_length=50,
        help_text="Agencies that are on the merged incident alone and go on under the other one, which they "
        "read from then on; those not named are taken back. May be missing when there are none.",
    )


class NoteBody(Strict):
    """A note."""

    text = Text(allow_blank=True, help_text="At most 2000 characters.")


class CloseBody(Strict):
    """How an incident ended."""

    version = version_seen()
    disposition = Choice(Disposition.choices)
    note = text(500)
    cancel_dispatches = Flag(required=False, help_text="Take back the agencies that are still on it.")


class ReopenBody(Strict):
    """Why an ended incident is taken up again, and who is sent."""

    version = version_seen()
    reason = Text(allow_blank=True, max_length=300)
    agencies = ListOf(child=identifier(), required=False, max_length=50)


class AgenciesBody(Strict):
    """Further agencies."""

    version = version_seen()
    agencies = ListOf(child=identifier(), max_length=50)


class StepBody(Strict):
    """A step of a dispatch."""

    version = version_seen()


class ReasonedStepBody(StepBody):
    """A step that needs a reason."""

    reason = Text(allow_blank=True, help_text="At most 300 characters.")


class ConfirmBody(StepBody):
    """The acknowledgement of a change."""

    result = text(300, help_text="From the centre: whom it reached by telephone, and their answer.")


class TelephoneBody(Strict):
    """What a telephone call gave."""

    result = Text(allow_blank=True, max_length=300)


class NothingBody(Strict):
    """A command without fields."""
