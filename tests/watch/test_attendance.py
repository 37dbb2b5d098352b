"""Whether somebody sits at an agency's board, and what follows when nobody does."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from incidents.escalation.sweep import escalate_due
from incidents.models import BoardPresence, Dispatch, JournalEntry
from tests.api.conftest import Api, _full_buckets, api
from tests.cast import Cast

__all__ = ["_full_buckets", "api"]
FIRE: dict[str, Any] = {"incident_type": "FSTRU", "landmark": "Pasar Anyar"}


@pytest.fixture(autouse=True)
def watched(cast: Cast) -> None:
    """The centre watches the boards."""
    cast.tng.watch_boards = True
    cast.tng.save()


def sits(cast: Cast, name: str, *, open_ago: int = 1, touched_ago: int | None = 1) -> None:
    """Let the person's board have been open and touched so many seconds ago."""
    standing = getattr(cast, f"{name}_standing")
    now = timezone.now()
    BoardPresence.objects.update_or_create(
        agency_id=standing.agency_id,
        user_id=standing.user_id,
        defaults={
            "seen_at": now - timedelta(seconds=open_ago),
            "acted_at": None if touched_ago is None else now - timedelta(seconds=touched_ago),
        },
    )


def opened(api: Api, *agencies: Any) -> list[Dispatch]:
    body = FIRE | {"agencies": [agency.pk for agency in agencies]}
    incident = api.post("ayu", "incidents/", body).json()["id"]
    return list(Dispatch.objects.filter(incident=incident).order_by("pk"))


def test_at_an_unattended_board_the_ladder_begins_at_once(api: Api, cast: Cast) -> None:
    sits(cast, "fajar")
    attended, alone = opened(api, cast.damkar, cast.polri)
    assert (attended.unattended, alone.unattended) == (False, True)
    assert (attended.escalate_at - attended.notified_at) == timedelta(seconds=30)
    assert alone.escalate_at == alone.notified_at
    escalate_due(engine="loop")
    alone.refresh_from_db()
    attended.refresh_from_db()
    assert (alone.level, attended.level) == (1, 0)
    # The further steps keep their times.
    assert alone.escalate_at - alone.notified_at == timedelta(seconds=60)
    said = JournalEntry.objects.get(kind="dispatched", agency=cast.polri)
    assert said.data["board"] == "closed"
    page = cast.client("ayu").get(f"/incidents/{alone.incident_id}/").content.decode()
    assert "Tidak ada orang di papan mereka" in page


@pytest.mark.parametrize(
    ("open_ago", "touched_ago", "state"),
    [
        (1, 1, "attended"),
        (1, 29 * 60, "attended"),
        (1, 31 * 60, "idle"),
        (1, None, "idle"),
        (40, 40, "closed"),
    ],
)
def test_the_operator_sees_it_before_saving(
    api: Api, cast: Cast, open_ago: int, touched_ago: int | None, state: str
) -> None:
    sits(cast, "fajar", open_ago=open_ago, touched_ago=touched_ago)
    found = {one["agency"]: one for one in api.get("ayu", "attendance/").json()}
    assert found[cast.damkar.pk]["state"] == state
    assert (found[cast.polri.pk]["state"], found[cast.polri.pk]["since"]) == ("closed", None)
    assert opened(api, cast.damkar)[0].unattended is (state != "attended")


def test_who_touched_a_board_that_is_closed_sits_at_no_other(api: Api, cast: Cast) -> None:
    sits(cast, "fajar", open_ago=60, touched_ago=60)
    sits(cast, "hadi", touched_ago=3600)
    found = {one["agency"]: one["state"] for one in api.get("ayu", "attendance/").json()}
    assert found[cast.damkar.pk] == "idle"


def test_one_at_the_board_is_enough(api: Api, cast: Cast) -> None:
    sits(cast, "fajar", open_ago=600, touched_ago=600)
    sits(cast, "hadi")
    assert opened(api, cast.damkar)[0].unattended is False


def test_a_centre_that_does_not_watch_goes_by_its_ladder(api: Api, cast: Cast) -> None:
    cast.tng.watch_boards = False
    cast.tng.save()
    (alone,) = opened(api, cast.damkar)
    assert (alone.unattended, alone.escalate_at - alone.notified_at) == (False, timedelta(seconds=30))
    assert api.get("ayu", "attendance/").json() == []


def test_the_overview_names_those_whom_nobody_attends(cast: Cast) -> None:
    sits(cast, "fajar")
    page = cast.client("citra").get("/overview/facts/").content.decode()
    assert page.index("Polri") < page.index("Damkar")
    assert "Papan terbuka, ada orang" in page
    assert "belum pernah ada papan yang dibuka" in page


def test_delivered_displayed_and_acknowledged_are_three_facts(api: Api, cast: Cast) -> None:
    (own,) = opened(api, cast.damkar)
    told = api.post("fajar", "board/receipts/", {"delivered": [own.pk]})
    assert told.json() == {"noted": 1}
    assert api.post("hadi", "board/receipts/", {"delivered": [own.pk], "displayed": [own.pk]}).json() == {
        "noted": 1
    }
    assert api.post("fajar", "board/receipts/", {"displayed": [own.pk]}).json() == {"noted": 0}
    kinds = JournalEntry.objects.filter(dispatch=own).order_by("seq").values_list("kind", "actor__username")
    assert [*kinds][-2:] == [("delivered", "fajar"), ("displayed", "hadi")]
    own.refresh_from_db()
    assert own.delivered_at < own.displayed_at
    # Somebody is there now: every board stops saying that nobody is, and what they see they may acknowledge.
    assert own.unattended is False
    assert api.post("hadi", f"dispatches/{own.pk}/acknowledge/", {"version": 1}).status_code == 200
    page = cast.client("ayu").get(f"/incidents/{own.incident_id}/").content.decode()
    assert "tampil di layar mereka setelah" in page


def test_another_agencys_dispatch_is_passed_over(api: Api, cast: Cast) -> None:
    (own,) = opened(api, cast.damkar)
    for name in ("eko", "kartika"):
        assert api.post(name, "board/receipts/", {"displayed": [own.pk, 999_999]}).json() == {"noted": 0}
    assert api.post("ayu", "board/receipts/", {"displayed": [own.pk]}).status_code == 403
    own.refresh_from_db()
    assert own.displayed_at is None
