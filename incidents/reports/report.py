"""The report of a shift, read from the journal and the times of its calls."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction

from incidents.reports.call_backs import call_back_figures
from incidents.reports.cases import Case
from incidents.reports.counting import call_figures, escalation_figures, incident_figures
from incidents.reports.figures import OpenIncident, OperatorFigures, ShiftHead, ShiftReport
from incidents.reports.intervals import intervals_of
from incidents.reports.reading import Facts, read_facts
from incidents.reports.referrals import read_referrals, referral_figures
from operators.models import Shift, ShiftAttendance, User


def shift_report(shift: Shift, *, at: datetime | None = None) -> ShiftReport:
    """Return the report of `shift` as of now: of a running shift "so far".

    What happens later to an incident of the shift (its acknowledgement, its end) counts with it, so a
    report may still change until the last of them is closed. `at` stands for the database's clock in
    tests. The number of queries does not depend on the number of calls.
    """
    with one_moment():
        facts = read_facts(shift, at)
        operators = _operators(facts)
        referrals = read_referrals(shift)
        call_backs = call_back_figures(shift)
    return ShiftReport(
        shift=_head(facts),
        calls=call_figures(facts),
        incidents=incident_figures(facts),
        intervals=intervals_of(facts),
        escalations=escalation_figures(facts),
        referrals=referral_figures(referrals, facts.as_of),
        call_backs=call_backs,
        handover=_handover(facts),
        operators=operators,
    )


@contextmanager
def one_moment() -> Iterator[None]:
    """Let several queries see the database as of one moment; within a caller's transaction it is theirs."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _head(facts: Facts) -> ShiftHead:
    shift = facts.shift
    return ShiftHead(
        id=shift.pk,
        name=shift.name,
        centre=shift.centre.code,
        centre_name=shift.centre.name,
        zone=shift.centre.zone_suffix,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        as_of=facts.as_of,
        running=facts.as_of < shift.ends_at,
    )


def _handover(facts: Facts) -> tuple[OpenIncident, ...]:
    """The incidents open at the end, those of earlier shifts among them, the most urgent first."""
    everything = [*facts.cases.values(), *facts.carried.values()]
    running = facts.end == facts.as_of
    found = [case for case in everything if (case.is_open if running else case.open_at(facts.end))]
    found.sort(key=lambda case: (case.priority, case.created_at, case.incident_id))
    return tuple(_open_incident(facts, case) for case in found)


def _open_incident(facts: Facts, case: Case) -> OpenIncident:
    kind = facts.types[case.type_code]
    live = [one for one in case.dispatches.values() if one.live]
    return OpenIncident(
        id=case.incident_id,
        number=facts.numbers[case.incident_id],
        type=kind.code,
        name_id=kind.name_id,
        name_en=kind.name_en,
        priority=case.priority,
        created_at=case.created_at,
        carried=case.incident_id in facts.carried,
        still_open=case.is_open,
        agencies=tuple((facts.agencies[one.agency_id].short_name, one.status.value) for one in live),
    )


def _operators(facts: Facts) -> tuple[OperatorFigures, ...]:
    """Those who took the shift, in that order, then others who noted a call or an incident in it."""
    calls = Counter(call.operator_id for call in facts.calls if call.operator_id is not None)
    incidents = Counter(case.created_by for case in facts.cases.values() if case.created_by is not None)
    on_shift = {attendance.user_id for attendance in facts.attendances}
    lines = [_operator(one.user, calls, incidents, one.taken_at, one.left_at) for one in _once_each(facts)]
    others = User.objects.filter(pk__in=(calls.keys() | incidents.keys()) - on_shift).order_by("username")
    return tuple(lines + [_operator(user, calls, incidents, None, None) for user in others])


def _once_each(facts: Facts) -> list[ShiftAttendance]:
    """One line a person: from the first taking to the last leaving."""
    merged: dict[int, ShiftAttendance] = {}
    for one in facts.attendances:
        first = merged.setdefault(one.user_id, one)
        first.left_at = one.left_at
    return list(merged.values())


def _operator(
    user: User, calls: Counter, incidents: Counter, taken_at: datetime | None, left_at: datetime | None
) -> OperatorFigures:
    return OperatorFigures(
        username=user.username,
        name=str(user),
        taken_at=taken_at,
        left_at=left_at,
        calls=calls[user.pk],
        incidents=incidents[user.pk],
    )
