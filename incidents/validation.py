"""What may be kept of a call and of an incident: the rules that every door shares."""

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext as _

from incidents.errors import refuse_invalid

if TYPE_CHECKING:
    from agencies.models import Place

# Clocks of the operators' PCs differ from the server's by so much at most.
CLOCK_TOLERANCE = timedelta(minutes=2)
# What is entered after the fact is entered within three days, or it is no emergency any more.
LONGEST_AGO = timedelta(hours=72)
# Less is the time that saving takes on a bad line.
LATER = timedelta(seconds=60)
# Short codes (112, 110) are three digits; E.164 allows fifteen, extensions add a few.
NUMBER = re.compile(r"^\+?[\d\s().-]{3,23}$")


class CallTimes(Protocol):
    """The fields of a new call that are checked."""

    @property
    def presented_at(self) -> datetime | None:
        """T0."""

    @property
    def answered_at(self) -> datetime | None:
        """T1."""

    @property
    def caller_number(self) -> str:
        """Empty when unknown."""


def number_problems(number: str) -> list[str]:
    """Return what is wrong with a caller's number; it may be absent, or a short code such as 112."""
    if not number:
        return []
    digits = sum(character.isdigit() for character in number)
    if not NUMBER.match(number) or not 3 <= digits <= 20:
        return [_("A telephone number has 3 to 20 digits. Leave it empty when it is unknown.")]
    return []


def time_problems(moment: datetime | None, now: datetime) -> list[str]:
    """Return what is wrong with a time that somebody typed: it may not be in the future."""
    if moment is not None and moment > now + CLOCK_TOLERANCE:
        return [_("This time is in the future. Correct it, or leave it empty for now.")]
    return []


def reported_problems(moment: datetime | None, now: datetime) -> list[str]:
    """Return what is wrong with the time at which an incident was reported: neither to come nor long ago."""
    if moment is not None and moment < now - LONGEST_AGO:
        return [_("This is more than 72 hours ago. Correct the time, or leave it empty and write it down.")]
    return time_problems(moment, now)


def entered_later(moment: datetime | None, now: datetime) -> datetime | None:
    """Return the time at which an incident was reported, or None when it is entered as it is taken."""
    return moment if moment is not None and now - moment >= LATER else None


def check_call(new: CallTimes, now: datetime) -> None:
    """Raise `Invalid` when a call cannot be kept as it is."""
    answered = time_problems(new.answered_at, now)
    if new.presented_at and new.answered_at and new.answered_at < new.presented_at:
        answered.append(_("A call cannot be answered before it came in."))
    refuse_invalid(
        {
            "presented_at": time_problems(new.presented_at, now),
            "answered_at": answered,
            "caller_number": number_problems(new.caller_number),
        }
    )


def coordinate_problems(latitude: float | None, longitude: float | None) -> dict[str, list[str]]:
    """Return what is wrong with a pair of coordinates (WGS 84 degrees), by field.

    Any point on earth is accepted (a map must not end at the city's border), but 0,0 is what a
    device sends that has no fix (ETSI TS 103 625), never a place.
    """
    if latitude is None and longitude is None:
        return {}
    if latitude is None or longitude is None:
        name = "latitude" if latitude is None else "longitude"
        return {name: [_("Give both latitude and longitude, or neither.")]}
    if latitude == 0 and longitude == 0:
        message = _("0,0 means that the device has no position. Leave both empty and describe the place.")
        return {"latitude": [message], "longitude": [message]}
    return {
        "latitude": [] if -90 <= latitude <= 90 else [_("Latitude lies between -90 and 90 degrees.")],
        "longitude": [] if -180 <= longitude <= 180 else [_("Longitude lies between -180 and 180 degrees.")],
    }


def place_problems(place: "Place | None", centre_id: int) -> list[str]:
    """Return what is wrong with the place chosen: it must be one of the centre's own."""
    if place is not None and place.centre_id != centre_id:
        return [
            _("This place belongs to another centre. Choose one of this city, or write the address instead.")
        ]
    return []
