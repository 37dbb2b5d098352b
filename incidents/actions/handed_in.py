"""An emergency that the other centre hands to 112, or gives back: taken up here, never lost."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from agencies.models import IncidentType, Place, ReferralPartner
from incidents.access import access_incident_by_number, access_referral
from incidents.actions.messages import first_time
from incidents.actions.partner_events import sender_of
from incidents.actions.partner_telling import news_to_partner
from incidents.actions.referral_guard import changing_referral, move_referral, save_referral
from incidents.errors import Invalid, NotYours, refuse_invalid
from incidents.journal import Change, Kind, change
from incidents.models import Incident, Referral
from incidents.referral_states import ReferralState
from incidents.validation import coordinate_problems, number_problems, place_problems
from operators.standing import Standing

# A person waits at the other end: after so long the line on the console turns amber.
ACCEPT_WITHIN: Final = timedelta(seconds=30)
# So does one that lies on a desk and is no incident yet: whoever accepted it may be gone.
OPEN_WITHIN: Final = timedelta(seconds=120)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What the other centre tells of an emergency; its own ticket names it."""

    webhook_id: str
    ticket_number: str
    summary: str
    incident_type: IncidentType | None = None
    place: Place | None = None
    landmark: str = ""
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    caller_number: str = ""
    caller_name: str = ""


def receive(*, partner: ReferralPartner, new: HandedIn, at: datetime | None = None) -> tuple[Referral, bool]:
    """Take an emergency in; return it, and whether it is new: the same ticket twice is one emergency.

    Raises `Invalid`.
    """
    _check(partner, new)
    with change(centre_id=partner.centre_id, actor_id=None, at=at) as one:
        # Whoever comes second with the same ticket waits here, whatever its message is called.
        lock = ReferralPartner.objects.select_for_update(no_key=True)
        lock.get(pk=partner.pk)
        first_time(one, sender_of(partner.pk), new.webhook_id)
        known = Referral.objects.filter(
            partner=partner, incoming=True, ticket_number=new.ticket_number
        ).first()
        if known is not None:
            return known, False
        referral = Referral(**_facts(one, partner, new))
        save_referral(one, referral, Kind.REFERRAL_RECEIVED, ticket=referral.ticket_number)
    return referral, True


def accept(*, standing: Standing, referral_id: int, version: int, at: datetime | None = None) -> Referral:
    """Take it onto one's desk; the other centre hears of it once. Raises `Stale`, `Conflict`."""
    with changing_referral(standing, referral_id, version=version, at=at) as (one, referral):
        first = referral.state != ReferralState.ACCEPTED
        move_referral(referral, ReferralState.ACCEPTED)
        referral.accepted_at, referral.accepted_by_id = one.at, standing.user_id
        referral.acknowledge_by = one.at + OPEN_WITHIN
        if first:
            news_to_partner(one, referral, Kind.REFERRAL_ACCEPTED)
        save_referral(one, referral, Kind.REFERRAL_ACCEPTED)
    return referral


def decline(
    *, standing: Standing, referral_id: int, version: int, reason: str, at: datetime | None = None
) -> Referral:
    """Say that it is no emergency for this centre; the reason goes to the other one."""
    with changing_referral(standing, referral_id, version=version, at=at) as (one, referral):
        if not reason.strip():
            raise Invalid({"reason": [_("Say why, for the other centre.")]})
        move_referral(referral, ReferralState.DECLINED)
        referral.reason, referral.ended_at = reason.strip()[:300], one.at
        news_to_partner(one, referral, Kind.REFERRAL_DECLINED)
        save_referral(one, referral, Kind.REFERRAL_DECLINED, reason=referral.reason)
    return referral


def belongs_to(
    *, standing: Standing, referral_id: int, version: int, number: str, at: datetime | None = None
) -> Referral:
    """Say that it tells of an incident that is known already. Raises `Invalid` for an unknown number."""
    with changing_referral(standing, referral_id, version=version, at=at) as (one, referral):
        try:
            incident = access_incident_by_number(standing, number)
        except NotYours as refused:
            raise Invalid({"number": [_("There is no incident of this number here.")]}) from refused
        _opened(one, referral, incident)
    return referral


def opened_within(one: Change, standing: Standing, referral_id: int | None, incident: Incident) -> None:
    """Note that an incident was opened for it, as part of that change. Raises `Invalid`, `Conflict`."""
    if referral_id is None:
        return
    try:
        referral = access_referral(standing, referral_id, lock=True)
    except NotYours as refused:
        raise Invalid({"referral": [refused.message]}) from refused
    _opened(one, referral, incident)


def _opened(one: Change, referral: Referral, incident: Incident) -> None:
    move_referral(referral, ReferralState.OPENED)
    referral.incident, referral.ended_at = incident, one.at
    referral.accepted_at = referral.accepted_at or one.at
    referral.accepted_by_id = referral.accepted_by_id or one.actor_id
    news_to_partner(one, referral, Kind.REFERRAL_OPENED)
    save_referral(one, referral, Kind.REFERRAL_OPENED, ticket=referral.ticket_number)


def _check(partner: ReferralPartner, new: HandedIn) -> None:
    refuse_invalid(
        {
            "ticket_number": [] if new.ticket_number else [_("Give the number of the ticket.")],
            "summary": [] if new.summary.strip() else [_("Say in a few words what happened.")],
            "place": place_problems(new.place, partner.centre_id),
            "caller_number": number_problems(new.caller_number),
            **coordinate_problems(new.latitude, new.longitude),
        }
    )


def _facts(one: Change, partner: ReferralPartner, new: HandedIn) -> dict[str, Any]:
    return {
        "centre_id": partner.centre_id,
        "partner": partner,
        "incoming": True,
        "state": ReferralState.OFFERED,
        "incident_type": new.incident_type,
        "summary": new.summary.strip(),
        "place": new.place,
        "landmark": new.landmark.strip(),
        "address": new.address.strip(),
        "latitude": new.latitude,
        "longitude": new.longitude,
        "caller_number": new.caller_number,
        "caller_name": new.caller_name,
        "ticket_number": new.ticket_number,
        "acknowledge_by": one.at + ACCEPT_WITHIN,
        "created_at": one.at,
    }
