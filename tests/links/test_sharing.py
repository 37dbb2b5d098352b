"""What a caller's telephone can do by its link, and what nobody else can."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from incidents.actions.location_links import purge_location_links
from incidents.models import JournalEntry, LocationFix, LocationLink
from tests.cast import Cast
from tests.links.conftest import Api, Telephone, ask, read


@pytest.fixture
def telephone(api: Api) -> Telephone:
    """The telephone that a link was sent to."""
    return Telephone(ask(api)["address"])


def test_its_positions_stand_at_the_console_with_their_accuracy(api: Api, telephone: Telephone) -> None:
    assert telephone.open().status_code == 200
    assert read(api)[0]["fix"] is None
    assert telephone.stand_at(-6.1783, 106.6319, 48.6).status_code == 200
    fix = read(api)[0]["fix"]
    assert (fix["latitude"], fix["longitude"], fix["accuracy"]) == (-6.1783, 106.6319, 49)
    telephone.stand_at(-6.1790, 106.6325, 8)
    assert read(api)[0]["fix"]["accuracy"] == 8


def test_a_position_that_arrives_late_does_not_move_the_caller_back(api: Api, telephone: Telephone) -> None:
    now = timezone.now()
    telephone.stand_at(-6.18, 106.64, at=(now - timedelta(seconds=5)).isoformat())
    telephone.stand_at(-6.17, 106.63, at=(now - timedelta(seconds=40)).isoformat())
    assert read(api)[0]["fix"]["latitude"] == -6.18


def test_a_wrong_clock_of_the_telephone_counts_for_nothing(api: Api, telephone: Telephone) -> None:
    telephone.stand_at(-6.17, 106.63, at="2030-01-01T00:00:00Z")
    telephone.stand_at(-6.18, 106.64)
    assert read(api)[0]["fix"]["latitude"] == -6.18


@pytest.mark.parametrize(
    "position",
    [
        (0, 0, 10), (None, None, 10), (-6.17, None, 10), (-6.17, 106.6, None), (-6.17, 106.6, -1),
        (106.6, -6.17, 10), (-6.17, 106.6, 1e9), ("-6.17", True, 10),
    ],
)  # fmt: skip
def test_what_is_no_position_is_refused_and_never_drawn(
    api: Api, telephone: Telephone, position: tuple[Any, ...]
) -> None:
    answer = telephone.stand_at(*position)
    assert answer.status_code == 400
    assert answer.json()["fields"]
    assert read(api)[0]["fix"] is None


def test_opening_the_page_uses_nothing_up(telephone: Telephone) -> None:
    """A messenger's preview opens it before the caller does."""
    for _ in range(3):
        assert telephone.open().status_code == 200
    assert telephone.stand_at(-6.17, 106.63).status_code == 200


def test_a_second_telephone_cannot_use_it(api: Api, telephone: Telephone) -> None:
    telephone.stand_at(-6.17, 106.63)
    other = Telephone(telephone.token, holder="telefon-kedua-00002")
    answer = other.stand_at(-7.0, 110.0)
    assert (answer.status_code, answer.json()["code"]) == (409, "held_elsewhere")
    assert other.say("stopped").status_code == 409
    assert read(api)[0]["fix"]["latitude"] == -6.17


def test_a_guessed_link_is_not_known(telephone: Telephone) -> None:
    last = "B" if telephone.token[-1] == "A" else "A"
    for token in (telephone.token[:-1] + last, "A" * 16, "%00", "x" * 5000):
        guess = Telephone(token)
        assert guess.open().status_code == 404
        assert guess.stand_at(-6.17, 106.63).status_code == 404
    assert not LocationFix.objects.exists()


def test_after_fifteen_minutes_it_is_over(api: Api, telephone: Telephone) -> None:
    telephone.stand_at(-6.17, 106.63)
    LocationLink.objects.update(expires_at=Now() - timedelta(seconds=1))
    assert telephone.open().status_code == 410
    answer = telephone.stand_at(-6.18, 106.64)
    assert (answer.status_code, answer.json()["code"]) == (410, "ended")
    assert read(api)[0]["fix"]["latitude"] == -6.17


def test_the_operator_and_the_caller_can_each_end_it(api: Api, telephone: Telephone) -> None:
    assert telephone.say("stopped").json() == {"until": None}
    assert telephone.stand_at(-6.17, 106.63).status_code == 410
    again = ask(api, draft="d2")
    api.post("ayu", f"location-links/{again['id']}/close/")
    assert Telephone(again["address"]).stand_at(-6.17, 106.63).status_code == 410


def test_a_refusal_is_seen_and_may_be_taken_back(api: Api, telephone: Telephone) -> None:
    telephone.say("refused")
    assert read(api)[0]["refused_at"] is not None
    telephone.stand_at(-6.17, 106.63)
    assert read(api)[0]["fix"] is not None


def test_the_journal_tells_of_news_and_not_of_every_second(api: Api, telephone: Telephone) -> None:
    for step in range(20):
        telephone.stand_at(-6.17 + step * 1e-6, 106.63, 12)
    telephone.stand_at(-6.16, 106.63, 12)
    told = JournalEntry.objects.filter(kind="location_shared")
    assert told.count() == 2
    assert all(set(data) == {"link", "accuracy"} for data in told.values_list("data", flat=True))


def test_it_goes_with_the_incident_and_can_become_its_position(api: Api, cast: Cast) -> None:
    incident = cast.incident(cast.damkar)
    link = ask(api)
    telephone = Telephone(link["address"])
    telephone.stand_at(-6.1801, 106.6402, 9)
    assert (
        api.post("ayu", f"location-links/{link['id']}/incident/", {"incident": incident.pk}).status_code
        == 200
    )
    telephone.stand_at(-6.1902, 106.6402, 7)
    assert read(api, incident=incident.pk)[0]["fix"]["accuracy"] == 7
    incident.refresh_from_db()
    taken = api.post("ayu", f"location-links/{link['id']}/take-over/", {"version": incident.version}).json()
    assert (taken["latitude"], taken["uncertainty"]) == (-6.1902, 7)
    pane = cast.client("ayu").get(f"/incidents/{incident.pk}/pane/").content.decode()
    assert "-6.19020, 106.64020" in pane


def test_what_became_of_no_incident_is_deleted_after_two_days(api: Api, cast: Cast) -> None:
    kept, dropped = ask(api, draft="", incident=cast.incident(cast.damkar).pk), ask(api)
    for link in (kept, dropped):
        Telephone(link["address"]).stand_at(-6.17, 106.63)
    LocationLink.objects.update(created_at=Now() - timedelta(hours=49))
    assert purge_location_links() == 1
    assert [link.pk for link in LocationLink.objects.all()] == [kept["id"]]
    assert LocationFix.objects.count() == 1


def test_the_page_is_small_and_gives_its_address_to_nobody(api: Api, telephone: Telephone) -> None:
    page = telephone.open()
    assert page["Referrer-Policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "no-store" in page["Cache-Control"]
    assert not page.cookies
