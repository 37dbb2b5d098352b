"""Referring a call that is no emergency to the city's other centre."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from agencies.models import IncidentType, Place, ReferralPartner
from incidents.access import access_call, visible_partners
from incidents.actions.partner_telling import send_out
from incidents.actions.referral_guard import save_referral
from incidents.call_classes import CallClass
from incidents.errors import Conflict, Invalid, refuse_invalid
from incidents.journal import Change, Kind, change
from incidents.models import Call, Referral
from incidents.permissions import require
from incidents.referral_states import ReferralState
from incidents.validation import coordinate_problems, place_problems
from operators.standing import Standing


@dataclass(frozen=True, slots=True)
class NewReferral:
    """What the operator knows. `partner_id` None is the centre's only or first partner.

    `share_caller`: the caller agreed that their number and name are given on.
    """

    call_id: int
    partner_id: int | None = None
    incident_type: IncidentType | None = None
    summary: str = ""
    place: Place | None = None
    landmark: str = ""
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    share_caller: bool = False


def refer(*, standing: Standing, new: NewReferral, at: datetime | None = None) -> Referral:
    """Refer a call; it becomes non-emergency. The partner is told after the commit.

    Raises `NotAllowed`, `NotYours` (the call), `Invalid`, `Conflict` (it has an incident, or was referred).
    """
    require(standing, "refer")
    partner = _partner(standing, new)
    _check(standing, new)
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        call = _free_call(standing, new)
        _classify(one, call, new)
        referral = Referral(**_facts(one, partner, call, new))
        send_out(one, referral)
        kind = referral.incident_type
        save_referral(one, referral, Kind.REFERRAL_SENT, type=kind.code if kind else "")
    return referral


def _partner(standing: Standing, new: NewReferral) -> ReferralPartner:
    partners = visible_partners(standing).select_related("centre")
    if new.partner_id is not None:
        partners = partners.filter(pk=new.partner_id)
    partner = partners.first()
    if partner is None:
        raise Invalid({"partner": [_("This centre has no such partner. An administrator enters one.")]})
    return partner


def _check(standing: Standing, new: NewReferral) -> None:
    told = new.incident_type or new.summary.strip()
    refuse_invalid(
        {
            "summary": [] if told else [_("Choose a category, or say in a few words what it is about.")],
            "place": place_problems(new.place, standing.centre_id),
            **coordinate_problems(new.latitude, new.longitude),
        }
    )


def _free_call(standing: Standing, new: NewReferral) -> Call:
    call = access_call(standing, new.call_id, lock=True)
    if call.incident_id is not None:
        raise Conflict(
            _("This call belongs to an incident. It was not referred. Close the incident as referred."), call
        )
    if Referral.objects.filter(call=call, incoming=False).exclude(state=ReferralState.WITHDRAWN).exists():
        raise Conflict(_("This call was referred already. It was not sent a second time."), call)
    return call


def _classify(one: Change, call: Call, new: NewReferral) -> None:
    before, call.call_class = call.call_class, CallClass.NON_EMERGENCY
    call.summary = call.summary or new.summary.strip()
    call.version += 1
    call.updated_at, call.updated_by_id = one.at, one.actor_id
    call.save()
    if before != call.call_class:
        one.record(Kind.CALL_CLASSIFIED, call=call.pk, call_class=call.call_class, before=before)


def _facts(one: Change, partner: ReferralPartner, call: Call, new: NewReferral) -> dict[str, Any]:
    return {
        "centre": partner.centre,
        "partner": partner,
        "call": call,
        "incident_type": new.incident_type,
        "summary": new.summary.strip(),
        "place": new.place,
        "landmark": new.landmark.strip(),
        "address": new.address.strip(),
        "latitude": new.latitude,
        "longitude": new.longitude,
        "caller_number": call.caller_number if new.share_caller else "",
        "caller_name": call.caller_name if new.share_caller else "",
        "created_at": one.at,
        "created_by_id": one.actor_id,
    }
