"""Lengths of time and shares as a report writes them."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from incidents.durations import clock

register = template.Library()

# From here on tenths of a second no longer matter to anybody.
MINUTE = 60


@register.filter
def duration(seconds: float | None) -> str:
    """Return "4.2 s", from a minute on "12:30" or "1:02:03"; a dash for nothing."""
    if seconds is None:
        return "–"
    if seconds < MINUTE:
        return _("%(seconds)s s") % {"seconds": number_format(seconds, 1 if seconds % 1 else 0)}
    return clock(round(seconds))


@register.filter
def lateness(milliseconds: int) -> str:
    """Return "8 ms", from a second on as `duration` does."""
    if milliseconds < 1000:
        return _("%(number)s ms") % {"number": milliseconds}
    return duration(milliseconds / 1000)


@register.filter
def wanted(share: float) -> str:
    """Return a share that is asked for, "90 %", with a decimal only where it has one."""
    return f"{number_format(share, 1 if share % 1 else 0)} %"


@register.filter
def percent(share: float | None) -> str:
    """Return "92.3 %"; a dash for nothing."""
    return "–" if share is None else f"{number_format(share, 1)} %"
