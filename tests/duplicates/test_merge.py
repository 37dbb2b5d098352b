"""POST incidents/ID/merge/: one of two incidents that are the same event is closed into the other."""

from typing import Any

import pytest

from incidents.actions.notes import add_note
from incidents.actions.progress import acknowledge, en_route
from incidents.models import Dispatch, Incident, JournalEntry, Notification
from incidents.reports import shift_report
from operators.models import Shift
from tests.api.conftest import Api
from tests.cast import Cast
from tests.duplicates.scene import FIRE, SECRET, merge


def ids_on(api: Api, name: str) -> set[int]:
    return {row["id"] for row in api.get(name, "board/").json()["rows"]}


def test_it_is_closed_into_the_other_with_a_link_both_ways(api: Api, cast: Cast, pair: Any) -> None:
    fire, other = pair
    shown = merge(api, fire, other, carry=[cast.rsud.pk]).json()
    assert shown["id"] == other.pk
    closed = api.get("ayu", f"incidents/{fire.pk}/").json()
    assert (closed["status"], closed["disposition"], closed["merged_into"]) == ("cancelled", "22", other.pk)
    there, here = (cast.client("ayu").get(f"/incidents/{one.pk}/pane/").content.decode() for one in pair)
    assert f'href="/incidents/{other.pk}/"' in there
    assert f'href="/incidents/{fire.pk}/"' in here
    assert FIRE in here
    assert ids_on(api, "ayu") == {other.pk}
    assert len(api.get("ayu", f"incidents/{other.pk}/").json()["calls"]) == 1


def test_nobody_is_alerted_again(api: Api, cast: Cast, pair: Any) -> None:
    before = set(Notification.objects.values_list("pk", flat=True))
    merge(api, *pair, carry=[cast.rsud.pk])
    assert set(Notification.objects.values_list("pk", flat=True)) == before
    live = Dispatch.objects.filter(incident=pair[1], status="notified").values_list("agency__code", flat=True)
    assert sorted(live) == ["damkar", "polri", "rsud"]


def test_the_dispatch_that_has_got_further_goes_on(api: Api, cast: Cast, pair: Any) -> None:
    fire, other = pair
    one = cast.dispatch(fire, cast.damkar)
    one = acknowledge(standing=cast.fajar_standing, dispatch_id=one.pk, version=one.version)
    en_route(standing=cast.fajar_standing, dispatch_id=one.pk, version=one.version)
    merge(api, fire, other, carry=[])
    found = {
        d["agency_code"]: d["status"]
        for d in api.get("ayu", f"incidents/{other.pk}/").json()["dispatches"]
        if d["status"] != "cancelled"
    }
    assert found == {"polri": "notified", "damkar": "en_route"}
    assert api.get("ayu", f"incidents/{other.pk}/").json()["status"] == "resources_enroute"


def test_a_carried_deadline_is_the_same(api: Api, cast: Cast, pair: Any) -> None:
    before = cast.dispatch(pair[0], cast.rsud)
    merge(api, *pair, carry=[cast.rsud.pk])
    after = Dispatch.objects.get(pk=before.pk)
    assert (after.incident, after.carried_from) == (pair[1], pair[0])
    assert (after.escalate_at, after.level, after.ladder) == (before.escalate_at, before.level, before.ladder)


def test_an_agency_on_one_alone_is_asked_about_first(api: Api, pair: Any) -> None:
    answer = merge(api, *pair)
    assert answer.status_code == 409
    assert "RSUD" in answer.json()["message"]
    assert "Damkar" not in answer.json()["message"]
    assert Incident.objects.get(pk=pair[0].pk).status == "resources_assigned"


def test_those_who_were_sent_to_one_never_read_the_other(api: Api, cast: Cast, pair: Any) -> None:
    fire, other = pair
    add_note(standing=cast.ayu_standing, incident_id=fire.pk, text="Catatan api.")
    merge(api, fire, other, carry=[])
    for name, hidden, own in (("gita", other, fire), ("eko", fire, other)):
        assert api.get(name, f"incidents/{hidden.pk}/").status_code == 404
        assert cast.client(name).get(f"/incidents/{hidden.pk}/pane/").status_code == 404
        seen = api.get(name, f"incidents/{own.pk}/").content.decode()
        seen += cast.client(name).get(f"/incidents/{own.pk}/pane/").content.decode()
        seen += api.get(name, "journal/").content.decode() + api.get(name, "board/").content.decode()
        assert hidden.number not in seen
        secret = SECRET if hidden == other else FIRE
        assert secret not in seen
        assert ("Catatan api." in seen) == (own == fire)
        assert "0812-****-8888" not in seen or own == other


def test_who_goes_on_under_the_other_reads_both(api: Api, cast: Cast, pair: Any) -> None:
    fire, other = pair
    merge(api, fire, other, carry=[cast.rsud.pk])
    for one in pair:
        assert api.get("gita", f"incidents/{one.pk}/").status_code == 200
    assert ids_on(api, "gita") == {other.pk}
    dispatch = cast.dispatch(other, cast.rsud)
    answer = api.post("gita", f"dispatches/{dispatch.pk}/acknowledge/", {"version": dispatch.version})
    assert answer.status_code == 200


def test_the_row_leaves_the_board_of_who_went_over(api: Api, cast: Cast, pair: Any) -> None:
    fire, other = pair
    since = api.get("gita", "board/").json()["to"]
    merge(api, fire, other, carry=[cast.rsud.pk])
    frame = api.get("gita", "board/", since=since).json()
    assert {row["id"]: row["html"] is not None for row in frame["rows"]} == {fire.pk: False, other.pk: True}
    fire.refresh_from_db()
    since = frame["to"]
    api.post("ayu", f"incidents/{fire.pk}/unmerge/", {"version": fire.version})
    frame = api.get("gita", "board/", since=since).json()
    assert {row["id"]: row["html"] is not None for row in frame["rows"]} == {fire.pk: True, other.pk: False}


def test_the_higher_priority_goes_on(api: Api, cast: Cast, pair: Any) -> None:
    merge(api, *pair, carry=[])
    assert Incident.objects.get(pk=pair[1].pk).priority == 1
    assert JournalEntry.objects.get(kind="incident_changed").data["after"] == {"priority": 1}


@pytest.mark.parametrize("stale", ["version", "into_version"])
def test_it_holds_both_versions(api: Api, pair: Any, stale: str) -> None:
    answer = merge(api, *pair, carry=[], **{stale: 99})
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert answer.json()["current"]["id"] == pair[0 if stale == "version" else 1].pk


def test_a_repetition_with_the_same_key_merges_once(api: Api, pair: Any) -> None:
    fire, other = pair
    body = {"version": fire.version, "into": other.pk, "into_version": other.version, "carry": []}
    path = f"incidents/{fire.pk}/merge/"
    first, again = (api.post("ayu", path, body, Idempotency_Key="k") for _ in range(2))
    assert (first.status_code, again.content) == (200, first.content)


def test_it_refuses_what_cannot_be_merged(api: Api, cast: Cast, pair: Any) -> None:
    fire, other = pair
    foreign = cast.incident(cast.plm_damkar, by="indra", place=None)
    assert merge(api, fire, fire, carry=[]).status_code == 400
    assert merge(api, fire, foreign, carry=[]).status_code == 400
    exercise = cast.incident(exercise_status="exercise")
    assert merge(api, fire, exercise, carry=[]).status_code == 409
    assert merge(api, fire, other, carry=[]).status_code == 200
    assert merge(api, fire, other, carry=[]).status_code == 409
    reopen = {"version": Incident.objects.get(pk=fire.pk).version, "reason": "Lain."}
    answer = api.post("ayu", f"incidents/{fire.pk}/reopen/", reopen)
    assert (answer.status_code, other.number in answer.json()["message"]) == (409, True)


def test_the_shift_report_tells_of_it(api: Api, cast: Cast, pair: Any) -> None:
    api.post("ayu", "shifts/take/")
    fire, other = pair
    merge(api, fire, other, carry=[cast.rsud.pk])
    dispatch = cast.dispatch(other, cast.rsud)
    acknowledge(standing=cast.gita_standing, dispatch_id=dispatch.pk, version=dispatch.version)
    report = shift_report(Shift.objects.get())
    assert (report.incidents.total, report.incidents.merged, report.incidents.still_open) == (2, 1, 1)
    rsud = next(one for one in report.incidents.by_agency if one.code == "rsud")
    assert (rsud.dispatches, rsud.acknowledged) == (1, 1)
    assert (report.calls.with_incident, report.calls.additional) == (1, 0)
