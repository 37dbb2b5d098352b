"""What the centre knows of a number that calls: open incidents, last calls, flags, reputation."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Q, QuerySet

from incidents.access import visible_calls, visible_incidents, visible_number_flags
from incidents.actions.caller_reads import note_read
from incidents.call_classes import CallClass
from incidents.errors import refuse_invalid
from incidents.journal.change import database_now
from incidents.models import Call, Incident, NumberFlag
from incidents.models.call import DIGITS
from incidents.reputation import REMEMBERED, PastCall, Reputation, reputation_of
from incidents.states import INCIDENT_OPEN
from incidents.telephone_numbers import dialled, ways_of_writing
from incidents.validation import number_problems
from operators.standing import Standing

# What fits beside a call; the rest is found by the command bar.
MOST: Final = 5
# More calls of one number in 90 days change nothing about its reputation.
MOST_COUNTED: Final = 500
# A room that flags more numbers than this has another problem.
MOST_FLAGS: Final = 200


@dataclass(frozen=True, slots=True)
class CallerHistory:
    """What stands beside a call."""

    incidents: list[Incident]
    calls: list[Call]
    flags: list[NumberFlag]
    reputation: Reputation


def history_of(standing: Standing, number: str, *, leave_out: int | None = None) -> CallerHistory:
    """Return the history of a number, however it is written, and note that it was read.

    `leave_out` is the call on the desk. Raises `NotAllowed`, and `Invalid` for what is no number.
    """
    digits = dialled(number)
    ways = ways_of_writing(digits)
    refuse_invalid({"number": number_problems(number)})
    note_read(standing, digits)
    calls = visible_calls(standing).alias(digits=DIGITS).filter(digits__in=ways)
    if leave_out is not None:
        calls = calls.exclude(pk=leave_out)
    return CallerHistory(
        incidents=_open_incidents(standing, calls, [number, *ways]),
        calls=list(calls.select_related("incident").order_by("-presented_at")[:MOST]),
        flags=list(running_flags(standing).filter(dialled=digits).select_related("created_by")[:MOST]),
        reputation=_reputation(calls),
    )


def running_flags(standing: Standing) -> QuerySet[NumberFlag]:
    """Return the flags that hold now, the newest first."""
    return visible_number_flags(standing).filter(ended_at=None, ends_at__gt=database_now())


def _open_incidents(standing: Standing, calls: QuerySet[Call], ways: list[str]) -> list[Incident]:
    told = calls.filter(incident__isnull=False).values("incident_id")
    theirs = Q(pk__in=told) | Q(caller_number__in=ways)
    found = visible_incidents(standing).filter(theirs, status__in=sorted(INCIDENT_OPEN))
    return list(found.select_related("incident_type", "place").order_by("-created_at")[:MOST])


def _reputation(calls: QuerySet[Call]) -> Reputation:
    now = database_now()
    rows = calls.filter(presented_at__gte=now - REMEMBERED).order_by("-presented_at")
    past = rows.values_list("call_class", "presented_at", "incident_id")[:MOST_COUNTED]
    calls_made = [PastCall(kind, at, kind == CallClass.NORMAL and bool(of)) for kind, at, of in past]
    return reputation_of(calls_made, now)
