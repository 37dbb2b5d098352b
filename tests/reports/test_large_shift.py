"""A shift of 2,000 calls: few queries, however many calls, and an answer within a second."""

import json
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.journal.kinds import Kind
from incidents.models import Call, CentreClock, Dispatch, Incident, JournalEntry
from incidents.reports import csv_of, shift_report
from tests.reports import town as towns

pytestmark = pytest.mark.django_db
EVENING = towns.ENDS + timedelta(hours=1)
STEPS = [Kind.ACKNOWLEDGED, Kind.EN_ROUTE, Kind.ON_SCENE, Kind.CLEARED]


def fill(town, count, *, share=1.0):
    """Write `count` calls, `share` of them with an incident of three agencies that take every step."""
    gap = (town.shift.ends_at - town.shift.starts_at) / count
    ours = {"centre": town.centre}
    incidents = Incident.objects.bulk_create(
        Incident(
            **ours,
            number=f"TNG-{i}",
            incident_type=town.blaze,
            priority=1 + i % 3,
            landmark="Pasar",
            created_at=town.shift.starts_at + i * gap,
            updated_at=EVENING,
            created_by_id=town.olga.user_id,
        )
        for i in range(int(count * share))
    )
    calls = [
        Call(
            **ours,
            presented_at=town.shift.starts_at + i * gap,
            created_at=EVENING,
            updated_at=EVENING,
            answered_at=town.shift.starts_at + i * gap + timedelta(seconds=i % 30),
            incident=incidents[i] if i < len(incidents) else None,
            operator_id=town.olga.user_id,
        )
        for i in range(count)
    ]
    Call.objects.bulk_create(calls)
    dispatches = Dispatch.objects.bulk_create(
        Dispatch(
            **ours,
            incident=incident,
            agency=agency,
            notified_at=incident.created_at,
            updated_at=EVENING,
            ladder={"steps": [{"level": 1, "after": 30}], "progress": 300},
        )
        for incident in incidents
        for agency in (town.fire, town.police, town.ambulance)
    )
    _journal(town, incidents, dispatches)


def _journal(town, incidents, dispatches):
    entries = [
        JournalEntry(
            kind=Kind.INCIDENT_CREATED,
            at=one.created_at,
            incident=one,
            data={"type": "FSTRU", "priority": one.priority, "call": None},
        )
        for one in incidents
    ]
    for number, one in enumerate(dispatches):
        shared = {"incident_id": one.incident_id, "dispatch": one, "agency_id": one.agency_id}
        data = {"role": "dispatched", "priority": one.incident.priority}
        entries.append(JournalEntry(kind=Kind.DISPATCHED, at=one.notified_at, data=data, **shared))
        for step, kind in enumerate(STEPS, start=1):
            at = one.notified_at + timedelta(seconds=step * (20 + number % 50))
            entries.append(JournalEntry(kind=kind, at=at, data={"seconds": 20.0, "level": 0}, **shared))
    for seq, entry in enumerate(entries, start=1):
        entry.centre, entry.seq, entry.actor_id = town.centre, seq, town.olga.user_id
    JournalEntry.objects.bulk_create(entries, batch_size=2000)
    CentreClock.objects.create(centre=town.centre, seq=len(entries))


def test_the_number_of_queries_is_fixed(town):
    fill(town, 10)
    with CaptureQueriesContext(connection) as few:
        shift_report(town.shift, at=EVENING)
    other = towns.build("plm")
    fill(other, 100)
    with CaptureQueriesContext(connection) as many:
        shift_report(other.shift, at=EVENING)
    assert len(many) == len(few) <= 14


def test_two_thousand_calls_take_less_than_a_second(town):
    fill(town, 2000, share=0.5)
    connection.cursor().execute("ANALYZE")
    taken = []
    for _attempt in range(3):
        start = time.perf_counter()
        report = shift_report(town.shift, at=EVENING)
        csv_of(report)
        json.dumps(report.as_dict())
        taken.append(time.perf_counter() - start)
    assert (report.calls.total, report.incidents.total) == (2000, 1000)
    assert report.escalations.dispatches == report.escalations.acknowledged == 3000
    assert min(taken) < 1, taken
    print(f"2,000 calls, 1,000 incidents, 3,000 dispatches: {min(taken) * 1000:.0f} ms")
