"""The report equals a naive recount of the journal, for disorderly shifts of every kind."""

from collections import Counter
from datetime import timedelta

import pytest

from incidents.reports import shift_report
from tests.reports import town as towns
from tests.reports.recount import Recount, percentile

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(4))
def test_it_equals_a_naive_recount(seed):
    """A shift of 250 random moves; even seeds are looked at while the shift still runs."""
    town = towns.build()
    towns.play(town, seed=seed, moves=250, starts=town.shift.starts_at - timedelta(minutes=50))
    at = town.shift.ends_at + timedelta(hours=3 if seed % 2 else -2)
    report, recount = shift_report(town.shift, at=at), Recount(town.shift, at)
    check_counts(report, recount)
    check_ladders(report.escalations, recount)
    check_handover(report, recount)
    check_intervals(report, recount)
    check_policies(report, recount, at)


def check_counts(report, recount):
    assert +Counter(report.calls.by_class) == recount.classes()
    assert report.calls.total == len(recount.calls) > 20
    assert +Counter(report.incidents.by_priority) == recount.priorities()
    assert {one.code: one.total for one in report.incidents.by_type} == recount.types()
    assert report.incidents.total == len(recount.incidents) > 10
    sent = Counter(recount.codes[entry.agency_id] for entry in recount.mine("dispatched"))
    assert {one.code: one.dispatches for one in report.incidents.by_agency} == sent
    assert report.incidents.plan_gaps == len(recount.mine("plan_gap"))
    assert report.incidents.reopened == len({e.incident_id for e in recount.mine("incident_reopened")})


def check_ladders(found, recount):
    steps = recount.mine("escalated")
    assert found.steps == len(steps) > 5
    assert found.by_level == Counter(entry.data["level"] for entry in steps)
    assert found.escalated == len({entry.dispatch_id for entry in steps})
    assert found.no_progress == len(recount.mine("no_progress"))
    assert found.telephone_tasks == len(recount.mine("telephone_task"))
    done = recount.mine("telephone_done")
    assert found.telephone_needless == len([entry for entry in done if entry.data.get("needless")])
    assert found.telephone_open == found.telephone_tasks - len(done)
    assert found.declined == len(recount.mine("declined"))
    assert found.acknowledged == len(recount.mine("acknowledged"))
    assert found.latest_ms == max(e.data["late_ms"] for e in recount.mine("escalated", "no_progress"))


def check_handover(report, recount):
    if not report.shift.running:
        assert {one.id for one in report.handover} == recount.open_incidents(everywhere=True)
    own = {one.id for one in report.handover if not one.carried}
    assert own <= set(recount.incidents)


def check_intervals(report, recount):
    naive = {
        "answer": recount.answers(),
        "processing": recount.processings(),
        "acknowledgement": [row[2] for row in recount.acknowledgements()],
        "turnout": recount.turnouts(),
        "travel": recount.travels(),
        "response": recount.responses(),
    }
    for name, values in naive.items():
        known = sorted(value for value in values if value is not None)
        found = next(
            g.summary for g in report.intervals if g.interval == name and not (g.priority or g.agency)
        )
        assert (found.n, found.missing) == (len(known), len(values) - len(known))
        assert found.n > 2
        if found.n < 10:
            assert list(found.values) == pytest.approx(known, abs=0.001)
            continue
        assert found.p50 == pytest.approx(percentile(known, 50), abs=0.001)
        assert found.p90 == pytest.approx(percentile(known, 90), abs=0.001)
        assert found.p95 == pytest.approx(percentile(known, 95), abs=0.001)
        assert found.maximum == pytest.approx(known[-1], abs=0.001)


def check_policies(report, recount, at):
    rows = recount.acknowledgements()
    groups = [g for g in report.intervals if g.interval == "acknowledgement"]
    assert len(groups) > 10
    for group in groups:
        mine = [row for row in rows if group.agency in (None, row[0]) and group.priority in (None, row[1])]
        (target,) = group.summary.targets
        late = [row for row in mine if row[2] is None and (at - row[4]).total_seconds() > row[3]]
        assert group.summary.n == len([row for row in mine if row[2] is not None])
        assert target.within == len([row for row in mine if row[2] is not None and row[2] <= row[3]])
        assert target.judged == group.summary.n + len(late)
