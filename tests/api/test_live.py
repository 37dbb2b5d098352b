"""GET board/, GET journal/."""

import json

from incidents.live.frames import board_frame
from incidents.models import JournalEntry, TelephoneTask
from incidents.timeline import timeline_of
from tests.api.conftest import Api
from tests.cast import Cast


def test_it_answers_the_frame_of_the_callers_scope(api: Api, cast: Cast) -> None:
    theirs = cast.incident(cast.damkar)
    cast.incident(cast.polri)
    snapshot = api.get("fajar", "board/").json()
    assert (snapshot["type"], [row["id"] for row in snapshot["rows"]]) == ("snapshot", [theirs.pk])
    assert len(api.get("ayu", "board/").json()["rows"]) == 2


def test_it_answers_only_what_changed_since(api: Api, cast: Cast) -> None:
    cast.incident(cast.damkar)
    cursor = api.get("ayu", "board/").json()["to"]
    changed = cast.incident(cast.polri)
    frame = api.get("ayu", "board/", since=cursor).json()
    assert (frame["type"], frame["from"]) == ("frame", cursor)
    assert [row["id"] for row in frame["rows"]] == [changed.pk]
    assert frame["rows"] == json.loads(board_frame(cast.ayu_standing.scope, cursor))["rows"]


def test_it_answers_a_snapshot_to_a_cursor_from_nowhere(api: Api, cast: Cast) -> None:
    cast.incident(cast.damkar)
    assert api.get("ayu", "board/", since=2**62).json()["type"] == "snapshot"


def test_it_pages_through_the_journal_in_commit_order(api: Api, cast: Cast) -> None:
    for _ in range(4):
        cast.incident()
    seen, after, head = [], 0, -1
    while after != head:
        page = api.get("ayu", "journal/", after=after, limit=5).json()
        head, after = page["head"], page["next"]
        seen += [entry["seq"] for entry in page["entries"]]
    assert seen == list(range(1, head + 1))
    assert head == JournalEntry.objects.filter(centre=cast.tng).count()


def test_it_shows_an_agency_what_concerns_its_incidents_alone(api: Api, cast: Cast) -> None:
    api.post("ayu", "calls/")
    theirs = cast.incident(cast.damkar)
    cast.incident(cast.polri)
    page = api.get("fajar", "journal/").json()
    assert {entry["incident"] for entry in page["entries"]} == {theirs.pk}
    assert page["next"] == page["head"]
    assert api.get("kartika", "journal/").json()["entries"] == []


def test_what_was_said_on_the_telephone_stays_with_the_centre(api: Api, cast: Cast) -> None:
    dispatch = cast.incident(cast.damkar, cast.polri).dispatches.get(agency=cast.polri)
    task = TelephoneTask.objects.create(dispatch=dispatch, level=3, created_at=dispatch.notified_at)
    api.post("ayu", f"telephone-tasks/{task.pk}/done/", {"result": "Bripka Rudi, 0812 3456 7890, drunk"})
    assert "drunk" in api.get("ayu", "journal/").content.decode()
    assert "drunk" not in api.get("fajar", "journal/").content.decode()
    assert "drunk" not in str(timeline_of(cast.standing("fajar"), dispatch.incident))
