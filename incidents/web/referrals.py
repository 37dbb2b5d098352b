"""What the console and the overview show of referrals: emergencies handed in, and answers that are owed."""

from typing import Any, Final

from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.http import HttpResponse
from django.shortcuts import render

from incidents.access import REFERRAL_PARTS, visible_partners, visible_referrals
from incidents.models import Referral
from incidents.referral_states import WAITS_FOR_US, ReferralState
from incidents.web.gate import centre_page
from operators.requests import Request
from operators.standing import Standing

# More than a room can take up in an hour: a bound for the page's sake, not one that hides an emergency.
MOST_SHOWN: Final = 200
# The digits of a keyboard.
MOST_TYPES: Final = 9


@centre_page
def console_incoming(request: Request, standing: Standing) -> HttpResponse:
    """The emergencies handed in, as a fragment that the page reads again when something happened."""
    return render(request, "incidents/console/incoming.html", {"incoming": incoming_referrals(standing)})


@centre_page
def console_owed(request: Request, standing: Standing) -> HttpResponse:
    """The referrals that need a telephone call, as such a fragment."""
    return render(request, "incidents/console/owed.html", {"owed": owed_referrals(standing)})


def incoming_referrals(standing: Standing) -> QuerySet[Referral]:
    """Return what waits to be taken up here, the oldest first; what lies on a desk stays until it is done."""
    waiting = visible_referrals(standing).filter(state__in=sorted(WAITS_FOR_US))
    return waiting.select_related(*REFERRAL_PARTS, "call").order_by("created_at")[:MOST_SHOWN]


def owed_referrals(standing: Standing) -> QuerySet[Referral]:
    """Return what the other centre has not answered in time, refused, or could not be told."""
    late = Q(state=ReferralState.SENT, acknowledge_by__lt=Now())
    ended = Q(state__in=[ReferralState.FAILED, ReferralState.REFUSED])
    owed = visible_referrals(standing).filter(late | ended | Q(untold=True))
    return owed.select_related(*REFERRAL_PARTS, "call").order_by("acknowledge_by")[:MOST_SHOWN]


def referral_data(standing: Standing) -> dict[str, Any] | None:
    """Return what the console's dialog needs: the partner and its categories; None without a partner."""
    partner = visible_partners(standing).first()
    if partner is None:
        return None
    lines = partner.lines.select_related("incident_type").filter(incident_type__active=True)[:MOST_TYPES]
    return {
        "partner": partner.pk,
        "name": partner.name,
        "phone": partner.phone,
        "types": [line.incident_type.code for line in lines],
    }
