"""What a caller's telephone sends by its location link. Whoever has the token is the caller."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from incidents.access import callers_location_link
from incidents.actions.location_links import end_link
from incidents.distance import metres_between
from incidents.errors import ActionError, refuse_invalid
from incidents.journal import Change, Kind, change
from incidents.link_tokens import fingerprint_of
from incidents.models import LocationFix, LocationLink
from incidents.validation import coordinate_problems

# A telephone may send one each second for as long as the link is valid; beyond that it is no telephone.
MOST_FIXES: Final = 900
# A worse circle than this says no more than the centre's own coordinates.
WORST_ACCURACY: Final = 100_000
# A telephone's clock that is further off than this is wrong, and the time of arrival holds.
CLOCK_TOLERANCE: Final = timedelta(minutes=2)
# What the journal hears of anew: a caller who moved on, or a fix at least twice as good.
MOVED_METRES: Final = 50


@dataclass(frozen=True, slots=True)
class Position:
    """A position as the browser gives it: degrees, metres, and the telephone's own time. None is refused."""

    latitude: float | None
    longitude: float | None
    accuracy: float | None
    at: datetime


class LinkEnded(ActionError):
    """The link is closed or too old; positions are not taken any more."""

    code = "ended"


class HeldElsewhere(ActionError):
    """Another telephone opened the link first."""

    code = "held_elsewhere"


def take_position(*, token: str, holder: str, position: Position) -> LocationLink:
    """Keep a position. The first `holder`, a secret of the page, has the link for itself.

    Raises `NotYours` (no such link), `LinkEnded`, `HeldElsewhere`, `Invalid`.
    """
    latitude, longitude, accuracy = _checked(position)
    with _of_caller(token, holder) as (one, link):
        if link.fixes.count() >= MOST_FIXES:
            end_link(one, link)
            return link
        fix = LocationFix(
            link=link,
            latitude=latitude,
            longitude=longitude,
            accuracy=accuracy,
            at=_plausible(position.at, one.at, link),
            received_at=one.at,
        )
        last = link.fixes.filter(announced=True).last()
        fix.announced = last is None or _is_news(last, fix)
        fix.save()
        if fix.announced:
            one.record(Kind.LOCATION_SHARED, incident=link.incident, link=link.pk, accuracy=fix.accuracy)
    return link


def refuse_position(*, token: str, holder: str) -> LocationLink:
    """Keep that the telephone gives no position, so that the operator asks on. Raises as `take_position`."""
    with _of_caller(token, holder) as (one, link):
        if link.refused_at is None:
            link.refused_at = one.at
            link.save(update_fields=["refused_at"])
            one.record(Kind.LOCATION_REFUSED, incident=link.incident, link=link.pk)
    return link


def stop_sharing(*, token: str, holder: str) -> LocationLink:
    """End the link because the caller wants it. Raises as `take_position`."""
    with _of_caller(token, holder) as (one, link):
        end_link(one, link)
    return link


@contextmanager
def _of_caller(token: str, holder: str) -> Iterator[tuple[Change, LocationLink]]:
    fingerprint = fingerprint_of(token)
    centre_id = callers_location_link(fingerprint).centre_id
    with change(centre_id=centre_id, actor_id=None) as one:
        link = callers_location_link(fingerprint, lock=True)
        if not link.is_open(one.at):
            raise LinkEnded(
                _(
                    "This link is closed. Your position is not sent any more. "
                    "Go on with the operator, or dial 112."
                )
            )
        _hold(one, link, fingerprint_of(holder))
        yield one, link


def _hold(one: Change, link: LocationLink, holder: str) -> None:
    if link.holder not in ("", holder):
        raise HeldElsewhere(
            _("Another telephone uses this link. Your position was not sent. Tell the operator.")
        )
    if not link.holder:
        link.holder, link.opened_at = holder, one.at
        link.save(update_fields=["holder", "opened_at"])


def _checked(position: Position) -> tuple[float, float, int]:
    latitude, longitude, accuracy = position.latitude, position.longitude, position.accuracy
    missing = [_("A position without coordinates is none. It was not kept.")]
    unclear = [_("A position has an accuracy in metres. Without one it was not kept.")]
    plausible = accuracy is not None and 0 <= accuracy <= WORST_ACCURACY
    refuse_invalid(
        {
            "latitude": missing if latitude is None and longitude is None else [],
            **coordinate_problems(latitude, longitude),
            "accuracy": [] if plausible else unclear,
        }
    )
    return float(latitude or 0), float(longitude or 0), round(accuracy or 0)


def _plausible(at: datetime, now: datetime, link: LocationLink) -> datetime:
    """Return the telephone's time, or that of arrival when its clock cannot be right."""
    return at if link.created_at - CLOCK_TOLERANCE <= at <= now + CLOCK_TOLERANCE else now


def _is_news(last: LocationFix, fix: LocationFix) -> bool:
    moved = metres_between(last.latitude, last.longitude, fix.latitude, fix.longitude)
    return moved > MOVED_METRES + fix.accuracy or fix.accuracy * 2 <= last.accuracy
