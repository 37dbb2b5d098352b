"""The telephone strip of the console: the calls that ring, and those that one has answered and not logged."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.db.models.functions import Now
from django.http import HttpResponse
from django.shortcuts import render

from incidents.access import visible_telephone_calls, visible_telephone_systems
from incidents.actions.telephony.claiming import late_at
from incidents.models import TelephoneCall
from incidents.telephone_states import TALKING, TelephoneState
from incidents.web.gate import centre_page
from operators.requests import Request
from operators.standing import Standing

# More than a room can answer in an hour: a bound for the page's sake, not one that hides a call.
MOST_SHOWN: Final = 100
# What was answered and not logged is reminded of for a shift and a bit.
REMINDED: Final = timedelta(hours=12)
# Nothing rings longer: its end was not told of. It is kept as dropped then (see the action).
RINGS_AT_MOST: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Line:
    """One call of the strip. `whose`: rings at "own" extension, "common" to all, or "other" people's."""

    call: TelephoneCall
    whose: str
    late_at: datetime | None


@centre_page
def console_telephone(request: Request, standing: Standing) -> HttpResponse:
    """The strip's lines, as a fragment that the console reads again when something happened."""
    return render(request, "incidents/console/ringing.html", {"ringing": ringing_calls(standing)})


def has_telephone(standing: Standing) -> bool:
    """Return whether a telephone system tells this centre of its calls."""
    return visible_telephone_systems(standing).exists()


def ringing_calls(standing: Standing) -> list[Line]:
    """Return what rings in the centre, and what this person answered and did not log; the oldest first."""
    me = standing.user_id
    nobodys = Q(operator=None, claimed_by=None, state__in=sorted(TALKING))
    mine = Q(operator=me) | Q(claimed_by=me)
    rings = Q(state=TelephoneState.RINGING, last_at__gt=Now() - RINGS_AT_MOST)
    talked = Q(state__in=sorted([*TALKING, TelephoneState.ENDED])) & (mine | nobodys)
    waiting = visible_telephone_calls(standing).filter(call=None, rang_at__gt=Now() - REMINDED)
    calls = waiting.filter(rings | talked).select_related("system", "operator", "claimed_by")
    return [_line(call, me) for call in calls.order_by("rang_at")[:MOST_SHOWN]]


def _line(call: TelephoneCall, me: int) -> Line:
    has = call.claimed_by_id or call.operator_id
    return Line(call, "common" if has is None else "own" if has == me else "other", late_at(call))
