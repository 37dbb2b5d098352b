"""The targets are data: the shipped file, a centre's own, and files that are wrong."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from incidents.reports.targets import Interval, load_targets, targets_of


def limits(interval, kind=None, centre="tng"):
    return [(target.seconds, target.wanted) for target in targets_of(centre, interval, kind)]


def test_the_shipped_targets_are_those_published():
    assert limits(Interval.ANSWER) == [(15, 90), (20, 95)]
    assert limits(Interval.PROCESSING, "fire") == [(60, 90)]
    assert limits(Interval.ACKNOWLEDGEMENT) == [(None, None)]
    assert limits(Interval.TURNOUT, "fire") == [(80, None)]
    assert limits(Interval.TURNOUT, "ambulance") == [(60, None)]
    assert limits(Interval.RESPONSE, "police") == [(600, None)]
    assert limits(Interval.RESPONSE, "fire") == [(900, None)]
    assert limits(Interval.RESPONSE) == []


def test_a_centre_may_have_its_own(tmp_path, settings):
    file = tmp_path / "targets.toml"
    file.write_text('[[target]]\ninterval = "response"\nseconds = 420\ncentre = "sby"\nsource = "Surabaya"\n')
    settings.REPORT_TARGETS = file
    assert limits(Interval.RESPONSE, centre="sby") == [(420, None)]
    assert limits(Interval.RESPONSE, centre="tng") == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[target]]\ninterval = 'lunch'\nseconds = 1\nsource = 'x'", "target 1 is wrong: 'lunch'"),
        ("[[target]]\ninterval = 'answer'\nsource = 'x'", "either seconds or by_policy"),
        ("[[target]]\ninterval = 'answer'\nseconds = 1", "'source'"),
        ("[[target]]\ninterval = 'answer'\nseconds = 1\nsource = 'x'\nsecond = 2", "unknown: second"),
        ("[[target]]\ninterval = 'answer'\nseconds = 1\nsource = 'x'\nkind = 'circus'", "circus"),
        ("target = [", "cannot be read"),
        ("", "cannot be read"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path, text, says):
    file = tmp_path / "targets.toml"
    file.write_text(text)
    with pytest.raises(ImproperlyConfigured, match=r"targets\.toml") as refused:
        load_targets(file)
    assert says in str(refused.value)
