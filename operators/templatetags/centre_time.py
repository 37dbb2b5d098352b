"""Times as the centre reads them: its own zone, with the suffix WIB, WITA or WIT."""

from datetime import datetime

from django import template
from django.utils.dateparse import parse_datetime

from operators.models import Centre

register = template.Library()

FORMATS = {
    "time": "%H:%M:%S",
    "minute": "%H:%M",
    "day": "%d/%m/%Y",
    "full": "%d/%m/%Y %H:%M:%S",
}


@register.filter
def centre_time(value: datetime | str | None, centre: Centre) -> str:
    """Return `value` as "14:03:22 WIB"; an empty string for nothing. A string is read as ISO 8601."""
    return _local(value, centre, "time")


@register.filter
def centre_minute(value: datetime | str | None, centre: Centre) -> str:
    """Return `value` as "14:03 WIB"."""
    return _local(value, centre, "minute")


@register.filter
def centre_clock(value: datetime | str | None, centre: Centre) -> str:
    """Return `value` as "14:03:22", for a list whose other times say the zone."""
    return _local(value, centre, "time", suffixed=False)


@register.filter
def centre_hour(value: datetime | str | None, centre: Centre) -> str:
    """Return `value` as "14:03", for an axis or a span whose end says the zone."""
    return _local(value, centre, "minute", suffixed=False)


@register.filter
def centre_moment(value: datetime | str | None, centre: Centre) -> str:
    """Return `value` with its day, "23/11/2026 14:03:22 WIB"."""
    return _local(value, centre, "full")


@register.filter
def centre_day(value: datetime | str | None, centre: Centre) -> str:
    """Return the day of `value` at the centre, "23/11/2026"; no suffix, as a day has no time."""
    return _local(value, centre, "day", suffixed=False)


def _local(value: datetime | str | None, centre: Centre, name: str, *, suffixed: bool = True) -> str:
    moment = parse_datetime(value) if isinstance(value, str) else value
    if moment is None:
        return ""
    text = moment.astimezone(centre.zone).strftime(FORMATS[name])
    return f"{text} {centre.zone_suffix}" if suffixed else text
