"""What junk calls weigh, and how that fades."""

from datetime import UTC, datetime, timedelta

import pytest

from incidents.reputation import Level, PastCall, reputation_of

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def calls(kind: str, *days: float, emergency: bool = False) -> list[PastCall]:
    return [PastCall(kind, NOW - timedelta(days=day), emergency) for day in days]


@pytest.mark.parametrize(
    ("past", "weight", "level"),
    [
        (calls("prank", 0), 1.0, Level.SOME),
        (calls("prank", 15), 0.5, Level.NONE),
        (calls("prank", 30, 30, 30, 30), 1.0, Level.SOME),
        (calls("ghost", 0), 0.5, Level.NONE),
        (calls("prank", *[0] * 5), 5.0, Level.MANY),
        (calls("prank", *[91] * 500), 0, Level.NONE),
        (calls("information", 0, 0, 0) + calls("normal", 0) + calls("dropped", 0), 0, Level.NONE),
    ],
)
def test_it_weighs_pranks_whole_and_halves_them_every_15_days(
    past: list[PastCall], weight: float, level: Level
) -> None:
    found = reputation_of(past, NOW)
    assert (found.weight, found.level) == (weight, level)


def test_it_only_ever_fades() -> None:
    past = calls("prank", 0, 3, 9) + calls("ghost", 1)
    weights = [reputation_of(past, NOW + timedelta(days=day)).weight for day in range(100)]
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] == 0


def test_it_counts_thirty_days_and_names_emergencies() -> None:
    past = calls("prank", 1, 29, 31) + calls("ghost", 2) + calls("normal", 3, 60, emergency=True)
    found = reputation_of(past, NOW)
    assert (found.calls, found.pranks, found.silent, found.emergencies) == (4, 2, 1, 1)
