"""The tables the simulation draws from, what it measures, and whom it plays as."""

import pytest
from rest_framework.authtoken.models import Token

from incidents.call_classes import CallClass
from incidents.simulation.ledger import Ledger
from incidents.simulation.people import troupe_of
from incidents.simulation.profiles import PROFILES
from incidents.simulation.stories import JUNK, LANDMARKS, STORIES
from operators.models import User


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_the_shares_of_a_profile_make_a_hundred(name):
    assert sum(PROFILES[name].values()) == pytest.approx(100)


def test_every_story_is_of_a_type_that_there_is(cast):
    for code, (weight, texts) in STORIES.items():
        assert cast.type(code).active
        assert weight > 0
        assert all(texts)
    assert set(JUNK) == {one.value for one in CallClass} - {"normal"}
    assert all(landmark == landmark.strip() for landmark in LANDMARKS)


def test_the_table_says_what_happened():
    ledger = Ledger(calls=3, incidents=2, rows=7, rows_wrong=1, boards=2, boards_right=1)
    ledger.posts["calls"] += [0.010, 0.020, 0.500]
    ledger.posted_at |= {1: 10.0, 2: 11.0}
    ledger.seen_at[1] += [10.030, 10.050]
    ledger.seen_at[9] += [12.0]
    ledger.errors["POST calls: 500"] += 2
    lines = {line[:34].strip(): line[34:].split() for line in ledger.table()}
    assert lines["POST calls"] == ["3", "20.0", "ms", "500.0", "ms"]
    assert lines["POST -> frame received"] == ["2", "30.0", "ms", "50.0", "ms"]
    assert lines["rows equal to a fresh snapshot"] == ["6/7"]
    assert lines["errors"] == lines["POST calls: 500"] == ["2"]
    assert ledger.failed


def test_a_clean_play_has_not_failed():
    assert not Ledger(boards=2, boards_right=2).failed


def test_only_demo_people_play_and_get_tokens(cast):
    User.objects.filter(username__in=["ayu", "eko", "kartika"]).update(is_demo=True)
    troupe = troupe_of(cast.tng)
    assert [player.name for player in troupe.operators] == ["ayu"]
    assert [(player.name, player.agency_id) for player in troupe.liaisons] == [("eko", cast.polri.pk)]
    assert set(Token.objects.values_list("user__username", flat=True)) == {"ayu", "eko"}
    assert troupe_of(cast.tng) == troupe
