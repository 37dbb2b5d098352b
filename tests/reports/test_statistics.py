"""The figures of an interval: nearest rank, few values, missing times, targets."""

from hypothesis import given
from hypothesis import strategies as st

from incidents.reports.statistics import Sample, nearest_rank, share, summarise
from incidents.reports.targets import Interval, Target
from tests.reports.recount import percentile

FIFTEEN = Target(Interval.ANSWER, 15.0, 90.0, "", "", "NENA")
BY_POLICY = Target(Interval.ACKNOWLEDGEMENT, None, None, "", "", "policy")


def samples(*values):
    return [Sample(value) for value in values]


@given(st.lists(st.integers(0, 300), min_size=1, max_size=60), st.sampled_from([50, 90, 95]))
def test_it_takes_the_nearest_rank(values, percent):
    assert nearest_rank(sorted(values), percent) == percentile(values, percent)


def test_it_lists_nine_values_and_summarises_ten():
    nine = summarise(samples(*range(9, 0, -1)), [])
    assert nine.values == (1, 2, 3, 4, 5, 6, 7, 8, 9)
    assert (nine.p50, nine.p90, nine.p95, nine.worst_tenth_mean) == (None, None, None, None)
    assert nine.maximum == 9
    ten = summarise(samples(*range(10, 0, -1)), [])
    assert (ten.n, ten.p50, ten.p90, ten.p95, ten.maximum, ten.values) == (10, 5, 9, 10, 10, ())


def test_it_gives_the_mean_of_the_slowest_tenth():
    assert summarise(samples(*range(1, 21)), []).worst_tenth_mean == 19.5
    assert summarise(samples(*range(1, 22)), []).worst_tenth_mean == 20.0


def test_it_counts_what_is_missing():
    found = summarise(samples(1, None, 3, None), [])
    assert (found.n, found.missing, found.missing_percent) == (2, 2, 50.0)


def test_it_says_nothing_of_nothing():
    found = summarise([], [FIFTEEN])
    assert (found.n, found.missing, found.missing_percent, found.maximum) == (0, 0, None, None)
    assert found.values == ()
    assert (found.targets[0].percent, found.targets[0].met) == (None, None)


def test_it_holds_exactly_to_the_limit_and_the_share():
    kept = summarise(samples(*[15] * 9, 15.001), [FIFTEEN]).targets[0]
    assert (kept.within, kept.judged, kept.percent, kept.met) == (9, 10, 90.0, True)
    missed = summarise(samples(*[15] * 8999, *[16] * 1001), [FIFTEEN]).targets[0]
    assert (missed.percent, missed.met) == (90.0, False)


def test_an_alarm_nobody_answers_counts_against_the_target_once_it_is_late():
    dispatches = [
        Sample(20, policy=30),
        Sample(40, policy=30),
        Sample(None, waiting=31, policy=30),
        Sample(None, waiting=5, policy=30),
        Sample(None, policy=30),
        Sample(10, policy=None),
    ]
    target = summarise(dispatches, [BY_POLICY]).targets[0]
    assert (target.within, target.judged) == (1, 3)


def test_a_share_has_one_decimal():
    assert (share(0, 0), share(1, 3), share(2, 3), share(5, 5)) == (None, 33.3, 66.7, 100.0)
