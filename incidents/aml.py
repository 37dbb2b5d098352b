"""Where a caller's telephone says it is (AML, ETSI TS 103 625): read with care. Pure.

A position that cannot be believed is no position; the call that it came with is a call all the same.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.db.models import TextChoices
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _


class Method(TextChoices):
    """By what the telephone knows its position."""

    GNSS = "gnss", _("Satellites")
    WIFI = "wifi", _("Wi-Fi")
    CELL = "cell", _("Cell")
    UNKNOWN = "unknown", _("Unknown")


class NoFix(TextChoices):
    """Why what came is no position."""

    NONE = "", ""
    NULL = "null", _("the telephone has no position")
    MISSING = "missing", _("latitude or longitude is missing")
    RANGE = "range", _("latitude or longitude is not on earth")
    UNREADABLE = "unreadable", _("it cannot be read")


@dataclass(frozen=True, slots=True)
class Fix:
    """A position (WGS 84 degrees), or none, with the reason `why`. `radius` in metres, `confidence` in %."""

    latitude: float | None = None
    longitude: float | None = None
    radius: int | None = None
    confidence: int | None = None
    method: Method = Method.UNKNOWN
    at: datetime | None = None
    why: NoFix = NoFix.NONE


METHODS: Final = {
    "g": Method.GNSS, "w": Method.WIFI, "c": Method.CELL,
    "gnss": Method.GNSS, "gps": Method.GNSS, "wifi": Method.WIFI, "cell": Method.CELL,
}  # fmt: skip
# The text message of AML: its short names, and ours.
NAMES: Final = {
    "lt": "latitude", "lg": "longitude", "rd": "radius", "lc": "confidence", "pm": "method", "top": "at",
}  # fmt: skip
AML_TIME: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")
SHORT_TIME: Final = "{}-{}-{}T{}:{}:{}+00:00"
# Farther than half round the earth no radius says anything, metres.
LARGEST_RADIUS: Final = 20_000_000


def read_fix(told: Any) -> Fix:
    """Return what `told` says: an object with the names of `Fix`, or the text `A"ML=1;lt=...` itself."""
    if isinstance(told, str):
        told = _of_text(told)
    if not isinstance(told, Mapping):
        return Fix(why=NoFix.UNREADABLE)
    method = str(told.get("method") or "").strip().lower()
    latitude, longitude = _number(told.get("latitude")), _number(told.get("longitude"))
    radius, confidence = _whole(told.get("radius"), LARGEST_RADIUS), _whole(told.get("confidence"), 100)
    known, at = METHODS.get(method, Method.UNKNOWN), _time(told.get("at"))
    # The null fix of the standard: rd=N;pm=N;lc=0, often with 0,0 as coordinates.
    null = method in ("n", "none") or (latitude == 0 == longitude) or (confidence == 0 and radius is None)
    why = NoFix.NULL if null else _why(told, latitude, longitude)
    if why != NoFix.NONE:
        return Fix(method=known, at=at, why=why)
    return Fix(latitude, longitude, radius, confidence, known, at)


def _why(told: Mapping[str, Any], latitude: float | None, longitude: float | None) -> NoFix:
    if latitude is None or longitude is None:
        given = [told.get(name) not in (None, "", "N", "n") for name in ("latitude", "longitude")]
        if not any(given):
            return NoFix.NULL
        return NoFix.UNREADABLE if all(given) else NoFix.MISSING
    return NoFix.NONE if abs(latitude) <= 90 and abs(longitude) <= 180 else NoFix.RANGE


def _of_text(text: str) -> dict[str, str] | None:
    pairs = dict(part.split("=", 1) for part in text.split(";") if "=" in part)
    return {NAMES[name]: value for name, value in pairs.items() if name in NAMES} if pairs else None


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _whole(value: Any, largest: int) -> int | None:
    number = _number(value)
    return math.ceil(number) if number is not None and 0 <= number <= largest else None


def _time(value: Any) -> datetime | None:
    text = str(value or "")
    short = AML_TIME.fullmatch(text)
    try:
        moment = parse_datetime(SHORT_TIME.format(*short.groups()) if short else text)
        return moment.astimezone(UTC) if moment and moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
