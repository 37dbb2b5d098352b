"""What the bodies about referrals hold: names, types and lengths. The rules are the actions'."""

from agencies.api.fields import Choice, Flag, Number, Strict, Text, WholeNumber, identifier, version_seen
from agencies.api.references import IncidentTypeField, PlaceField
from incidents.actions.partner_events import PartnerEvent
from incidents.api.bodies import number, text
from incidents.referral_states import ReferralState


class ReferBody(Strict):
    """A call to be referred, with what was typed already. Needs a category or a summary."""

    call = identifier(help_text="The call; it becomes non-emergency.")
    partner = identifier(required=False, allow_null=True, help_text="The centre's first one if missing.")
    incident_type = IncidentTypeField(required=False, allow_null=True)
    summary = text(2000)
    place = PlaceField(required=False)
    landmark = text(200)
    address = text(300)
    latitude = Number(required=False, allow_null=True)
    longitude = Number(required=False, allow_null=True)
    share_caller = Flag(required=False, help_text="The caller agreed to number and name being given on.")


class ReferralsQuery(Strict):
    """Which referrals."""

    state = Choice(ReferralState.choices, required=False)
    incoming = Flag(required=False, help_text="true: from the other centre; false: to it.")
    limit = WholeNumber(required=False, default=50, min_value=1, max_value=200)
    cursor = Text(
        required=False, default="", allow_blank=True, max_length=120, help_text="`next` of the page before."
    )


class FollowBody(Strict):
    """A step with a referral."""

    version = version_seen()


class WithdrawBody(FollowBody):
    """Why it is taken back; may be empty."""

    reason = text(300)


class DeclineBody(FollowBody):
    """Why it is no emergency for this centre."""

    reason = Text(allow_blank=True, max_length=300)


class TelephonedBody(FollowBody):
    """What a telephone call to the partner gave."""

    result = Text(allow_blank=True, max_length=300)
    ticket_number = text(80)


class BelongsBody(FollowBody):
    """The incident that it tells of."""

    number = Text(max_length=32, help_text="The incident's number, TNG-261123-7.")


class EventBody(Strict):
    """What the partner answers."""

    event = Choice(PartnerEvent.choices)
    ticket_number = text(80)
    reason = text(300)


class HandInBody(Strict):
    """An emergency that another centre hands over. A repetition with the same ticket is the same one."""

    ticket_number = Text(max_length=80, help_text="The other centre's own number of it.")
    summary = Text(max_length=2000, help_text="What happened, in a few words.")
    incident_type = IncidentTypeField(required=False, allow_null=True)
    place = PlaceField(required=False)
    landmark = text(200)
    address = text(300)
    latitude = Number(required=False, allow_null=True)
    longitude = Number(required=False, allow_null=True)
    caller_number = number()
    caller_name = text(120)
