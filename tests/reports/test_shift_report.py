"""What a shift report says of particular shifts, one question a test."""

from datetime import timedelta

import pytest

from incidents.actions import closing, intake, progress, shifts
from incidents.call_classes import CallClass
from incidents.dispositions import Disposition
from incidents.escalation.sweep import escalate_due
from incidents.models import Call, CallSource, ExerciseStatus
from incidents.reports import shift_report
from tests.reports import town as towns

pytestmark = pytest.mark.django_db
NOON = towns.STARTS + timedelta(hours=4)
EVENING = towns.ENDS + timedelta(hours=1)


def s(seconds):
    return NOON + timedelta(seconds=seconds)


def summary(report, interval, *, priority=None, agency=None):
    return next(
        group.summary
        for group in report.intervals
        if (group.interval, group.priority, group.agency) == (interval, priority, agency)
    )


def test_an_empty_shift_has_a_report(town):
    report = shift_report(town.shift, at=EVENING)
    assert (report.calls.total, report.incidents.total, report.calls.busiest_hour) == (0, 0, None)
    assert len(report.calls.by_hour) == 9
    assert {group.summary.n for group in report.intervals} == {0}
    assert len(report.intervals) == 6


def test_every_interval_of_one_incident(town):
    call = town.call(NOON, rang=4)
    incident = town.incident(s(50), town.fire, call_id=call.pk)
    for verb, at in [
        (progress.acknowledge, 75),
        (progress.en_route, 120),
        (progress.on_scene, 350),
        (progress.clear, 900),
    ]:
        town.step(incident, town.fire, verb, s(at))
    report = shift_report(town.shift, at=EVENING)
    found = {name: summary(report, name).values for name in ("answer", "processing", "acknowledgement")}
    assert found == {"answer": (4,), "processing": (50,), "acknowledgement": (25,)}
    assert summary(report, "turnout", priority=1).values == (70,)
    assert summary(report, "travel", agency="damkar").values == (230,)
    assert summary(report, "response", priority=1, agency="damkar").values == (354,)
    (spm,) = summary(report, "response", agency="damkar").targets
    assert (spm.seconds, spm.within, spm.judged) == (900, 1, 1)


def test_a_key_pressed_too_early_does_not_shorten_the_response(town):
    incident = town.incident(NOON, town.fire, call_id=town.call(NOON).pk)
    for verb, at in [
        (progress.acknowledge, 10),
        (progress.en_route, 20),
        (progress.on_scene, 30),
        (progress.en_route, 40),
        (progress.on_scene, 400),
    ]:
        town.step(incident, town.fire, verb, s(at))
    report = shift_report(town.shift, at=EVENING)
    assert summary(report, "turnout").values == (20,)
    assert summary(report, "travel").values == (380,)
    assert summary(report, "response").values == (404,)


def test_corrected_and_not_there_yet_is_not_an_arrival(town):
    incident = town.incident(NOON, town.fire, call_id=town.call(NOON).pk)
    for verb, at in [(progress.acknowledge, 10), (progress.on_scene, 30), (progress.en_route, 40)]:
        town.step(incident, town.fire, verb, s(at))
    report = shift_report(town.shift, at=s(60))
    assert (summary(report, "travel").n, summary(report, "travel").missing) == (0, 1)
    assert (summary(report, "response").n, summary(report, "response").missing) == (0, 1)


def test_a_call_without_the_time_it_rang_is_missing_not_zero_seconds(town):
    town.call(NOON, rang=None)
    town.call(NOON, rang=6)
    found = summary(shift_report(town.shift, at=EVENING), "answer")
    assert (found.values, found.missing) == ((6,), 1)


def test_an_imported_call_may_be_answered_within_its_second(town):
    Call.objects.create(
        centre=town.centre,
        presented_at=NOON,
        answered_at=NOON,
        created_at=EVENING,
        updated_at=EVENING,
        source=CallSource.IMPORT,
        external_id="1",
    )
    assert summary(shift_report(town.shift, at=EVENING), "answer").values == (0,)


def test_it_keeps_abandoned_dropped_and_silent_apart(town):
    for answered, call_class in [(None, "dropped"), (NOON, "dropped"), (NOON, "dropped"), (NOON, "ghost")]:
        Call.objects.create(
            centre=town.centre,
            presented_at=NOON,
            answered_at=answered,
            created_at=EVENING,
            updated_at=EVENING,
            call_class=call_class,
        )
    calls = shift_report(town.shift, at=EVENING).calls
    assert (calls.abandoned, calls.dropped, calls.silent, calls.abandoned_percent) == (1, 2, 1, 25.0)


def test_a_call_belongs_to_the_shift_it_rang_in_and_an_incident_to_that_of_its_creation(town):
    before = town.call(towns.STARTS + timedelta(seconds=2), rang=4)
    town.incident(towns.STARTS + timedelta(seconds=30), town.fire, call_id=before.pk)
    last = town.call(towns.ENDS - timedelta(seconds=1), rang=4)
    town.incident(towns.ENDS, town.fire, call_id=last.pk)
    report = shift_report(town.shift, at=EVENING)
    assert (report.calls.total, report.incidents.total) == (1, 1)
    assert summary(report, "processing").values == (28,)


def test_a_later_acknowledgement_counts_with_its_incident(town):
    incident = town.incident(towns.ENDS - timedelta(seconds=10), town.fire)
    first = shift_report(town.shift, at=towns.ENDS + timedelta(seconds=5))
    assert (first.escalations.acknowledged, first.escalations.acknowledged_percent) == (0, 0.0)
    assert summary(first, "acknowledgement").targets[0].judged == 0
    town.step(incident, town.fire, progress.acknowledge, towns.ENDS + timedelta(seconds=40))
    then = shift_report(town.shift, at=EVENING)
    assert summary(then, "acknowledgement").values == (50,)
    assert (then.escalations.acknowledged, then.escalations.acknowledged_percent) == (1, 100.0)


def test_it_counts_the_levels_climbed_and_the_telephone(town):
    incident = town.incident(NOON, town.fire, town.police)
    town.step(incident, town.police, progress.acknowledge, s(20))
    for seconds in (30, 60, 90):
        escalate_due(engine="loop", at=s(seconds))
    found = shift_report(town.shift, at=s(200)).escalations
    assert (found.dispatches, found.escalated, found.steps, found.by_level) == (2, 1, 3, {1: 1, 2: 1, 3: 1})
    assert (found.telephone_tasks, found.telephone_open, found.acknowledged_percent) == (1, 1, 50.0)
    town.step(incident, town.fire, progress.acknowledge, s(230))
    found = shift_report(town.shift, at=EVENING).escalations
    assert (found.telephone_open, found.telephone_needless) == (0, 1)


def test_it_hands_over_what_earlier_shifts_left_open(town):
    old = town.incident(towns.STARTS - timedelta(days=2), town.fire)
    own = town.incident(NOON, town.police, kind=town.theft)
    done = town.incident(NOON, town.police)
    late = town.incident(NOON, town.police)
    a_minute = timedelta(minutes=1)
    for incident, at in [(done, towns.ENDS - a_minute), (late, towns.ENDS + a_minute)]:
        closing.close_incident(
            standing=town.olga,
            incident_id=incident.pk,
            version=incident.version,
            at=at,
            disposition=Disposition.COMPLETED,
            cancel_dispatches=True,
        )
    handover = shift_report(town.shift, at=EVENING).handover
    assert [(one.id, one.carried, one.still_open) for one in handover] == [
        (old.pk, True, True),
        (late.pk, False, False),
        (own.pk, False, True),
    ]
    assert handover[0].agencies == (("Damkar", "notified"),)


def test_a_dispatch_after_reopening_does_not_count_as_the_response(town):
    incident = town.incident(NOON, town.fire, call_id=town.call(NOON).pk)
    town.step(incident, town.fire, progress.acknowledge, s(10))
    town.step(incident, town.fire, progress.on_scene, s(300))
    incident.refresh_from_db()
    seen = {"standing": town.olga, "incident_id": incident.pk}
    closed = closing.close_incident(
        **seen, version=incident.version, disposition=Disposition.COMPLETED, cancel_dispatches=True, at=s(600)
    )
    closing.reopen_incident(
        **seen, version=closed.version, reason="Smoke", agency_ids=[town.fire.pk], at=s(3600)
    )
    town.step(incident, town.fire, progress.acknowledge, s(3610))
    town.step(incident, town.fire, progress.on_scene, s(3700))
    report = shift_report(town.shift, at=EVENING)
    assert summary(report, "response", agency="damkar").values == (304,)
    assert summary(report, "acknowledgement").values == (10, 10)
    assert (report.incidents.reopened, report.incidents.still_open) == (1, 1)


def test_exercises_are_counted_apart(town):
    new = intake.NewIncident(
        incident_type=town.blaze,
        landmark="Pasar",
        agency_ids=[town.fire.pk],
        exercise_status=ExerciseStatus.EXERCISE,
    )
    intake.create_incident(standing=town.olga, new=new, at=NOON)
    report = shift_report(town.shift, at=EVENING)
    assert (report.incidents.total, report.incidents.exercises, report.escalations.dispatches) == (0, 1, 0)
    assert report.handover == ()


def test_it_names_the_busiest_hour(town):
    for minutes in (1, 2, 61, 62, 63):
        town.call(NOON + timedelta(minutes=minutes), call_class=CallClass.PRANK)
    calls = shift_report(town.shift, at=EVENING).calls
    assert calls.busiest_hour == NOON.replace(minute=0) + timedelta(hours=1)
    assert sum(hour.total for hour in calls.by_hour) == calls.total == 5


def test_it_says_who_was_on_the_shift(town):
    shifts.take_shift(standing=town.sari, at=NOON)
    shifts.leave_shift(standing=town.sari, at=s(60))
    shifts.take_shift(standing=town.sari, at=s(120))
    town.call(NOON)
    found = [
        (one.username, one.taken_at, one.left_at, one.calls)
        for one in shift_report(town.shift, at=EVENING).operators
    ]
    assert found == [("sari.tng", NOON, None, 0), ("olga.tng", None, None, 1)]


def test_a_running_shift_says_so(town):
    assert shift_report(town.shift, at=NOON).shift.running
    assert len(shift_report(town.shift, at=NOON).calls.by_hour) == 5
    assert not shift_report(town.shift, at=EVENING).shift.running


def test_another_centre_counts_for_itself(town):
    other = towns.build("plm")
    other.incident(NOON, other.fire, call_id=other.call(NOON).pk)
    report = shift_report(town.shift, at=EVENING)
    assert (report.calls.total, report.incidents.total) == (0, 0)
