"""POST incidents/ID/unmerge/: both incidents are what they were."""

from datetime import timedelta
from typing import Any

import pytest

from incidents.actions.progress import acknowledge, clear, en_route
from incidents.escalation.sweep import escalate_due
from incidents.models import Dispatch, Incident, JournalEntry, TelephoneTask
from incidents.reports import shift_report
from operators.models import Shift
from tests.api.conftest import Api
from tests.cast import Cast
from tests.duplicates.scene import merge
from tests.duplicates.whole_state import shown, stored


def unmerge(api: Api, incident: Incident, name: str = "citra") -> Any:
    incident.refresh_from_db()
    return api.post(name, f"incidents/{incident.pk}/unmerge/", {"version": incident.version})


def climb(dispatch: Dispatch, seconds: int) -> None:
    """Let the ladder of one dispatch climb as after so many seconds."""
    escalate_due(engine="test", at=dispatch.notified_at + timedelta(seconds=seconds))


def further_on(cast: Cast, pair: tuple[Incident, Incident]) -> None:
    """Damkar is further with the fire than with the other; RSUD has climbed to a telephone task; a note."""
    fire, _other = pair
    one = cast.dispatch(fire, cast.damkar)
    one = acknowledge(standing=cast.fajar_standing, dispatch_id=one.pk, version=one.version)
    en_route(standing=cast.fajar_standing, dispatch_id=one.pk, version=one.version)
    climb(cast.dispatch(fire, cast.rsud), 130)
    assert TelephoneTask.objects.filter(dispatch__incident=fire, done_at=None).exists()


@pytest.mark.parametrize("carry", [True, False])
@pytest.mark.parametrize("prepared", [True, False])
def test_it_gives_back_exactly_what_was_there(
    api: Api, cast: Cast, pair: Any, carry: bool, prepared: bool
) -> None:
    """The whole serialised state, and all that five people are shown, before and after."""
    if prepared:
        further_on(cast, pair)
    call = api.post("ayu", "calls/", {"caller_number": "0811111111"}).json()["id"]
    api.post("ayu", f"incidents/{pair[0].pk}/calls/", {"call": call, "note": "Asap tebal."})
    for one in pair:
        api.post("fajar", f"incidents/{one.pk}/notes/", {"text": "Menuju lokasi."})
    before = stored(*pair), shown(api, *pair)
    assert merge(api, *pair, carry=[cast.rsud.pk] if carry else []).status_code == 200
    assert stored(*pair) != before[0]
    assert unmerge(api, pair[0]).status_code == 200
    after = stored(*pair), shown(api, *pair)
    assert after[0] == before[0]
    assert after[1] == before[1]


def test_chains_are_undone_one_by_one(api: Api, cast: Cast, pair: Any) -> None:
    third = cast.incident(cast.psc)
    everything = (*pair, third)
    before = stored(*everything)
    merge(api, *pair, carry=[cast.rsud.pk])
    merge(api, pair[1], third, carry=[cast.polri.pk, cast.damkar.pk, cast.rsud.pk])
    refused = unmerge(api, pair[0])
    assert (refused.status_code, third.number in refused.json()["message"]) == (409, True)
    assert unmerge(api, pair[1]).status_code == 200
    assert unmerge(api, pair[0]).status_code == 200
    assert stored(*everything) == before


def test_two_merged_into_one_are_undone_in_any_order_that_holds(api: Api, cast: Cast, pair: Any) -> None:
    third = cast.incident(cast.psc, narrative="Banjir.")
    before = stored(*pair, third)
    merge(api, pair[0], pair[1], carry=[cast.rsud.pk])
    merge(api, third, pair[1], carry=[cast.psc.pk])
    assert unmerge(api, pair[0]).status_code == 200
    assert unmerge(api, third).status_code == 200
    assert stored(*pair, third) == before


def test_a_later_merge_that_rests_on_it_is_undone_first(api: Api, cast: Cast, pair: Any) -> None:
    third = cast.incident(cast.rsud)
    on_it = cast.dispatch(third, cast.rsud)
    merge(api, pair[0], pair[1], carry=[cast.rsud.pk])
    acknowledge(standing=cast.gita_standing, dispatch_id=on_it.pk, version=on_it.version)
    merge(api, third, pair[1])
    refused = unmerge(api, pair[0])
    assert (refused.status_code, third.number in refused.json()["message"]) == (409, True)


def test_what_happened_since_stays(api: Api, cast: Cast, pair: Any) -> None:
    fire, other = pair
    merge(api, fire, other, carry=[cast.rsud.pk])
    late = api.post("ayu", "calls/", {"caller_number": "0822222222"}).json()["id"]
    api.post("ayu", f"incidents/{other.pk}/calls/", {"call": late, "note": "Masih menyala."})
    dispatch = cast.dispatch(other, cast.rsud)
    acknowledge(standing=cast.gita_standing, dispatch_id=dispatch.pk, version=dispatch.version)
    unmerge(api, fire)
    shown_fire, shown_other = (api.get("ayu", f"incidents/{one.pk}/").json() for one in pair)
    assert {d["agency_code"]: d["status"] for d in shown_fire["dispatches"]} == {
        "damkar": "notified",
        "rsud": "acknowledged",
    }
    assert [call["id"] for call in shown_other["calls"]] == [late]
    assert shown_other["notes"][0]["text"] == "Masih menyala."
    assert api.get("gita", f"incidents/{other.pk}/").status_code == 404


def test_what_is_overdue_by_then_escalates_at_once(api: Api, cast: Cast, pair: Any) -> None:
    one = cast.dispatch(pair[0], cast.rsud)
    merge(api, *pair, carry=[])
    climb(one, 200)
    assert Dispatch.objects.get(pk=one.pk).level == 0
    unmerge(api, pair[0])
    climb(one, 200)
    assert Dispatch.objects.get(pk=one.pk).level == 3


def test_one_sent_anew_meanwhile_is_the_one_that_counts(api: Api, cast: Cast, pair: Any) -> None:
    fire, other = pair
    one = cast.dispatch(fire, cast.damkar)
    one = acknowledge(standing=cast.fajar_standing, dispatch_id=one.pk, version=one.version)
    merge(api, fire, other, carry=[])
    one.refresh_from_db()
    clear(standing=cast.fajar_standing, dispatch_id=one.pk, version=one.version)
    version = Incident.objects.get(pk=other.pk).version
    api.post("ayu", f"incidents/{other.pk}/dispatches/", {"version": version, "agencies": [cast.damkar.pk]})
    assert unmerge(api, fire).status_code == 200
    live = Dispatch.objects.filter(incident=other, agency=cast.damkar, status="notified")
    assert live.count() == 1


def test_it_is_refused_when_it_cannot_be(api: Api, cast: Cast, pair: Any) -> None:
    fire, other = pair
    assert unmerge(api, fire).status_code == 409
    merge(api, fire, other, carry=[])
    answer = api.post("ayu", f"incidents/{fire.pk}/unmerge/", {"version": 1})
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    version = Incident.objects.get(pk=other.pk).version
    close = {"version": version, "disposition": "1", "cancel_dispatches": True}
    api.post("ayu", f"incidents/{other.pk}/close/", close)
    assert unmerge(api, fire).status_code == 409


def test_it_is_journalled_and_the_report_is_what_it_was(api: Api, cast: Cast, pair: Any) -> None:
    api.post("ayu", "shifts/take/")
    further_on(cast, pair)
    shift = Shift.objects.get()
    before = shift_report(shift)
    merge(api, *pair, carry=[])
    unmerge(api, pair[0])
    after = shift_report(shift)
    kinds = list(JournalEntry.objects.order_by("seq").values_list("kind", flat=True))
    for kind in ("incident_merged", "incident_absorbed", "incident_unmerged", "incident_released"):
        assert kinds.count(kind) == 1
    assert (after.incidents, after.escalations, after.calls) == (
        before.incidents,
        before.escalations,
        before.calls,
    )
