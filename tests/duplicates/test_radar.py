"""POST duplicates/: which open incidents a call may be about."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from incidents.actions.closing import close_incident
from incidents.dispositions import Disposition
from incidents.models import Incident, JournalEntry
from operators.models import User
from tests.api.conftest import Api
from tests.cast import Cast

AT = {"latitude": -6.1783, "longitude": 106.6319}


@pytest.fixture
def market(cast: Cast) -> Incident:
    """A fire in a market that somebody told of six minutes ago."""
    six = timezone.now() - timedelta(minutes=6)
    return cast.incident(landmark="Pasar Anyar", narrative="Api besar di kios sayur.", at=six, **AT)


def ask(api: Api, name: str = "ayu", **body: Any) -> list[dict[str, Any]]:
    answer = api.post(name, "duplicates/", body)
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def test_it_says_which_and_why(api: Api, market: Incident) -> None:
    (found,) = ask(api, text="ada kebakaran pasar", latitude=-6.1820, longitude=106.6325)
    assert (found["id"], found["number"], found["strong"]) == (market.pk, market.number, True)
    assert found["reason"] == "417 m, 6 mnt, “kebakaran pasar”"
    assert (found["where"], found["callers"], found["version"]) == ("Pasar Anyar", 0, market.version)


def test_it_says_it_in_the_readers_language(api: Api, market: Incident) -> None:
    User.objects.filter(username="ayu").update(language="en")
    (found,) = ask(api, text="kebakaran pasar anyar", place="36.71.01.1001")
    assert found["reason"].startswith("same place, 6 min, “")
    assert found["type_label"] == market.incident_type.name_en


def test_the_most_likely_comes_first_and_at_most_five(api: Api, cast: Cast, market: Incident) -> None:
    for number in range(7):
        cast.incident(
            landmark=f"Gang {number}", narrative="Api di pasar.", latitude=-6.1785, longitude=106.632
        )
    found = ask(api, text="api di pasar anyar", **AT)
    assert found[0]["id"] == market.pk
    assert len(found) == 5
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)


def test_what_is_entered_later_is_compared_with_its_own_time(api: Api, market: Incident) -> None:
    taken = timezone.now() - timedelta(hours=3)
    (found,) = ask(api, text="kebakaran pasar anyar", reported_at=taken.isoformat(), **AT)
    assert found["reason"].startswith("0 m, 174 mnt")


def test_it_finds_a_caller_who_rings_again_however_the_number_is_written(api: Api, cast: Cast) -> None:
    first = api.post("ayu", "calls/", {"caller_number": "+62 812-3456-7890"}).json()
    incident = cast.incident(landmark="Ruko", call_id=first["id"], caller_number="", place=None)
    (found,) = ask(api, text="ruko", caller_number="081234567890")
    assert (found["id"], found["callers"]) == (incident.pk, 1)
    assert "penelepon yang sama" in found["reason"]


def test_an_ended_one_and_one_of_another_centre_are_not_found(api: Api, cast: Cast, market: Incident) -> None:
    assert ask(api, "indra", text="kebakaran pasar anyar") == []
    close_incident(
        standing=cast.ayu_standing, incident_id=market.pk, version=market.version,
        disposition=Disposition.COMPLETED, cancel_dispatches=True,
    )  # fmt: skip
    assert ask(api, text="kebakaran pasar anyar", **AT) == []


def test_asking_changes_nothing(api: Api, market: Incident) -> None:
    entries = JournalEntry.objects.count()
    ask(api, text="kebakaran pasar anyar")
    assert JournalEntry.objects.count() == entries
    assert Incident.objects.get(pk=market.pk).version == market.version


@pytest.mark.parametrize(
    "body",
    [
        {}, {"text": "' & | ! :* \\ ("}, {"text": "a:b <-> c"}, {"text": "😀"}, {"caller_number": "112"},
        {"latitude": 89.99999, "longitude": 179.9}, {"text": "x" * 4000}, {"text": "ﬁre ǅ"},
        {"latitude": -6.1, "longitude": 106.6, "uncertainty": 2**31 - 1},
    ],
)  # fmt: skip
def test_it_takes_whatever_is_typed(api: Api, market: Incident, body: dict[str, Any]) -> None:
    ask(api, **body)


@pytest.mark.parametrize(
    "body",
    [{"latitude": 0, "longitude": 0}, {"latitude": 1}, {"place": "99.99"}, {"text": 3}, {"wrong": 1}],
)
def test_it_refuses_what_is_none(api: Api, body: dict[str, Any]) -> None:
    assert api.post("ayu", "duplicates/", body).status_code == 400


def test_it_is_not_for_agencies(api: Api, market: Incident) -> None:
    assert api.post("fajar", "duplicates/", {"text": "pasar"}).status_code == 403
