"""A surge: begun by many calls about one event or by hand, ended when it is quiet or by hand."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from incidents.actions.attaching import attach_call
from incidents.actions.calls import NewCall, log_call
from incidents.actions.closing import close_incident
from incidents.actions.surging import end_quiet_surges
from incidents.dispositions import Disposition
from incidents.models import Incident, JournalEntry, Surge
from tests.api.conftest import Api
from tests.cast import Cast
from tests.duplicates.scene import merge

LATER = timedelta(minutes=16)


@pytest.fixture
def flood(cast: Cast) -> Incident:
    """A flood that one caller told of."""
    return cast.incident(cast.bpbd, landmark="Periuk Damai", narrative="Banjir.")


def ring(cast: Cast, incident: Incident, calls: int, *, minutes_ago: int = 0) -> None:
    """Let so many further callers tell of it."""
    at = timezone.now() - timedelta(minutes=minutes_ago)
    for _ in range(calls):
        call = log_call(standing=cast.ayu_standing, new=NewCall(presented_at=at))
        attach_call(standing=cast.ayu_standing, incident_id=incident.pk, call_id=call.pk)
    incident.refresh_from_db()


def running(api: Api, name: str = "budi") -> list[dict[str, Any]]:
    return api.get(name, "surges/").json()


def by_hand(api: Api, incident: Incident, address: str) -> Any:
    incident.refresh_from_db()
    return api.post("budi", f"incidents/{incident.pk}/{address}", {"version": incident.version})


def test_five_calls_within_ten_minutes_are_a_surge(api: Api, cast: Cast, flood: Incident) -> None:
    ring(cast, flood, 4)
    assert running(api) == []
    ring(cast, flood, 1)
    (surge,) = running(api)
    assert (surge["incident"], surge["callers"], surge["by_hand"]) == (flood.pk, 5, False)
    assert running(api, "indra") == []
    for name in ("ayu", "citra"):
        page = cast.client(name).get("/console/surges/").content.decode()
        assert flood.number in page
        assert "5 penelepon" in page


def test_calls_spread_over_an_hour_are_none(api: Api, cast: Cast, flood: Incident) -> None:
    for minutes in (50, 40, 30, 20, 5):
        ring(cast, flood, 1, minutes_ago=minutes)
    assert running(api) == []


def test_it_ends_by_itself_when_it_is_quiet(api: Api, cast: Cast, flood: Incident) -> None:
    ring(cast, flood, 5)
    assert end_quiet_surges() == 0
    assert end_quiet_surges(timezone.now() + LATER) == 1
    assert running(api) == []
    entry = JournalEntry.objects.get(kind="surge_ended")
    assert (entry.actor, entry.data) == (None, {"by_hand": False, "callers": 5})


def test_the_console_ends_it_even_when_no_worker_does(api: Api, cast: Cast, flood: Incident) -> None:
    ring(cast, flood, 5)
    Surge.objects.update(last_call_at=timezone.now() - LATER)
    assert running(api) == []
    ring(cast, flood, 1)
    assert len(running(api)) == 1
    assert Surge.objects.filter(ended_at=None).count() == 1


def test_it_ends_with_its_incident(api: Api, cast: Cast, flood: Incident) -> None:
    ring(cast, flood, 5)
    close_incident(
        standing=cast.ayu_standing, incident_id=flood.pk, version=flood.version,
        disposition=Disposition.COMPLETED, cancel_dispatches=True,
    )  # fmt: skip
    assert running(api) == []
    assert end_quiet_surges() == 1


def test_it_is_begun_and_ended_by_hand(api: Api, cast: Cast, flood: Incident) -> None:
    assert by_hand(api, flood, "surge/").status_code == 200
    assert by_hand(api, flood, "surge/").status_code == 409
    assert running(api)[0]["by_hand"]
    assert by_hand(api, flood, "surge/end/").status_code == 200
    assert by_hand(api, flood, "surge/end/").status_code == 409
    assert running(api) == []


def test_ended_by_hand_it_takes_as_many_calls_again(api: Api, cast: Cast, flood: Incident) -> None:
    ring(cast, flood, 6)
    by_hand(api, flood, "surge/end/")
    ring(cast, flood, 4)
    assert running(api) == []
    ring(cast, flood, 1)
    assert len(running(api)) == 1


def test_merging_counts_the_calls_of_both(api: Api, cast: Cast, flood: Incident) -> None:
    other = cast.incident(cast.bpbd, landmark="Periuk Damai")
    ring(cast, flood, 3)
    ring(cast, other, 3)
    assert running(api) == []
    merge(api, other, flood, carry=[])
    assert [one["incident"] for one in running(api)] == [flood.pk]


def test_it_holds_the_version_and_is_not_for_agencies(api: Api, cast: Cast, flood: Incident) -> None:
    assert api.post("ayu", f"incidents/{flood.pk}/surge/", {"version": 99}).status_code == 409
    assert api.get("fajar", "surges/").status_code == 403
