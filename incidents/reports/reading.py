"""What the shift report reads: a fixed number of queries, however many calls there were."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from django.db.models import F, Q

from agencies.models import Agency, IncidentType
from incidents.journal.change import database_now
from incidents.journal.kinds import Kind
from incidents.models import Call, CallSource, Dispatch, ExerciseStatus, Incident, JournalEntry, Merge
from incidents.reports.cases import READ, Case, Entry, replay
from incidents.states import INCIDENT_OPEN
from operators.models import Shift, ShiftAttendance

# An incident that was open at the handover of a past shift, older than this then and closed since, is
# not looked for; one that is still open always is. It keeps the search short for ever (LAS 2017).
LOOK_BACK: Final = timedelta(days=31)


class CallFact(NamedTuple):
    """What the report needs of a call."""

    presented_at: datetime
    answered_at: datetime | None
    created_at: datetime
    call_class: str
    source: str
    operator_id: int | None
    incident_id: int | None
    attached_at: datetime | None

    @property
    def answer_seconds(self) -> float | None:
        """T1 - T0, or None. A call noted without its times has none: both are the time of the noting."""
        if self.answered_at is None or self.answered_at < self.presented_at:
            return None
        if self.answered_at == self.presented_at and self.source != CallSource.IMPORT:
            return None
        return (self.answered_at - self.presented_at).total_seconds()


class CallTimes(NamedTuple):
    """The times of the first call of an incident."""

    presented_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything read for one shift: `cases` are its own incidents, `carried` earlier ones still open."""

    shift: Shift
    as_of: datetime
    calls: list[CallFact]
    cases: dict[int, Case]
    carried: dict[int, Case]
    exercises: int
    numbers: dict[int, str]
    first_calls: dict[int, CallTimes]
    policies: dict[int, float | None]
    agencies: dict[int, Agency]
    types: dict[str, IncidentType]
    attendances: list[ShiftAttendance]

    @property
    def end(self) -> datetime:
        """The end of what is reported: the shift's, or now while it runs."""
        return min(self.shift.ends_at, self.as_of)


def read_facts(shift: Shift, at: datetime | None = None) -> Facts:
    """Read the shift. An incident belongs to the shift in which it was created, a call to that it rang in.

    `at` stands for the database's clock in tests.
    """
    as_of = at or database_now()
    own = _created_within(shift)
    carried = _carried(shift, min(shift.ends_at, as_of))
    actual = {pk for pk, row in own.items() if row.status == ExerciseStatus.ACTUAL}
    cases = replay(_entries(actual | carried.keys()))
    return Facts(
        shift=shift,
        as_of=as_of,
        calls=_calls(shift),
        cases={pk: case for pk, case in cases.items() if pk in actual},
        carried={pk: case for pk, case in cases.items() if pk not in actual},
        exercises=len(own) - len(actual),
        numbers={**carried, **{pk: row.number for pk, row in own.items()}},
        first_calls=_first_calls(actual),
        policies=_policies(actual),
        agencies=Agency.objects.filter(centre_id=shift.centre_id).in_bulk(),
        types={one.code: one for one in IncidentType.objects.all()},
        attendances=list(
            ShiftAttendance.objects.filter(shift=shift).select_related("user").order_by("taken_at", "id")
        ),
    )


class _Created(NamedTuple):
    number: str
    status: str


def _created_within(shift: Shift) -> dict[int, _Created]:
    rows = JournalEntry.objects.filter(
        centre_id=shift.centre_id,
        kind=Kind.INCIDENT_CREATED,
        at__gte=shift.starts_at,
        at__lt=shift.ends_at,
    ).values_list("incident_id", "incident__number", "incident__exercise_status")
    return {pk: _Created(number, status) for pk, number, status in rows}


def _carried(shift: Shift, end: datetime) -> dict[int, str]:
    """Earlier incidents that may have been open at the end; the journal decides."""
    since = shift.starts_at - LOOK_BACK
    rows = Incident.objects.filter(
        Q(status__in=sorted(INCIDENT_OPEN)) | Q(created_at__gte=since, closed_at__gte=end),
        centre_id=shift.centre_id,
        created_at__lt=shift.starts_at,
        exercise_status=ExerciseStatus.ACTUAL,
    )
    return dict(rows.values_list("pk", "number"))


def _entries(incident_ids: Iterable[int]) -> Iterable[Entry]:
    ids = list(incident_ids)
    wanted = Q(incident_id__in=ids)
    # What an agency did after a merge stands in the journal of the incident under which it went on.
    carried = list(Dispatch.objects.filter(carried_from__in=ids).values_list("pk", flat=True))
    if carried:
        wanted |= Q(dispatch_id__in=carried)
    entries = JournalEntry.objects.filter(wanted, kind__in=sorted(READ))
    fields = ("kind", "at", "incident_id", "dispatch_id", "agency_id", "actor_id", "data")
    return map(Entry._make, entries.order_by("seq").values_list(*fields))


def _calls(shift: Shift) -> list[CallFact]:
    rows = Call.objects.filter(
        centre_id=shift.centre_id, presented_at__gte=shift.starts_at, presented_at__lt=shift.ends_at
    ).order_by("presented_at", "pk")
    return [CallFact._make(row) for row in rows.values_list(*CallFact._fields)]


def _first_calls(incident_ids: Iterable[int]) -> dict[int, CallTimes]:
    ids = list(incident_ids)
    # A merge took calls over: they are still those that told of the merged incident first.
    merges = Merge.objects.filter(Q(absorbed__in=ids) | Q(into__in=ids), undone_at=None).order_by("-pk")
    told_of = {call: one.absorbed_id for one in merges for call in one.before["calls"]}
    calls = Call.objects.filter(Q(incident_id__in=ids) | Q(pk__in=list(told_of)))
    first: dict[int, CallTimes] = {}
    rows = calls.values_list("pk", "incident_id", "presented_at", "answered_at")
    for pk, incident_id, presented, answered in rows:
        owner = told_of.get(pk, incident_id)
        first[owner] = _earlier(first.get(owner), CallTimes(presented, answered))
    return first


def _earlier(one: CallTimes | None, other: CallTimes) -> CallTimes:
    if one is None:
        return other
    answers = [at for at in (one.answered_at, other.answered_at) if at is not None]
    return CallTimes(min(one.presented_at, other.presented_at), min(answers, default=None))


def _policies(incident_ids: Iterable[int]) -> dict[int, float | None]:
    """The first step of each dispatch's ladder, as it was frozen when the agency was alerted."""
    ids = list(incident_ids)
    rows = Dispatch.objects.filter(Q(incident_id__in=ids) | Q(carried_from__in=ids))
    return dict(rows.values_list("pk", F("ladder__steps__0__after")))
