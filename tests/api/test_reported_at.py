"""`reported_at` of POST incidents/: what is entered later tells when it was taken."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from incidents.actions.progress import acknowledge, en_route, on_scene
from incidents.models import Incident, JournalEntry
from incidents.reports import shift_report
from operators.models import Shift
from tests.api.conftest import Api
from tests.cast import Cast

BODY = {"incident_type": "FSTRU", "landmark": "Pasar Anyar"}


def save(api: Api, ago: timedelta | None, **values: Any) -> Any:
    moment = None if ago is None else (timezone.now() - ago).isoformat()
    return api.post("ayu", "incidents/", BODY | values | {"reported_at": moment})


def test_it_is_kept_beside_the_time_of_saving(api: Api, cast: Cast) -> None:
    shown = save(api, timedelta(minutes=17)).json()
    taken, saved = (datetime.fromisoformat(shown[name]) for name in ("reported_at", "created_at"))
    assert timedelta(minutes=16) < saved - taken < timedelta(minutes=18)
    clock = taken.astimezone(cast.tng.zone).strftime("%H:%M")
    for name in ("ayu", "fajar"):
        page = cast.client(name).get(f"/incidents/{shown['id']}/pane/").content.decode()
        assert "Kejadian dimasukkan kemudian" in page
        assert clock in page
    entry = JournalEntry.objects.get(kind="incident_created")
    assert datetime.fromisoformat(entry.data["reported_at"]) == taken


@pytest.mark.parametrize("ago", [None, timedelta(0), timedelta(seconds=50), timedelta(seconds=-60)])
def test_what_is_saved_as_it_is_taken_is_not_marked(api: Api, cast: Cast, ago: timedelta | None) -> None:
    shown = save(api, ago).json()
    assert shown["reported_at"] is None
    assert "kemudian" not in cast.client("ayu").get(f"/incidents/{shown['id']}/pane/").content.decode()


@pytest.mark.parametrize("ago", [timedelta(minutes=-5), timedelta(hours=73)])
def test_it_is_neither_to_come_nor_long_ago(api: Api, ago: timedelta) -> None:
    answer = save(api, ago)
    assert (answer.status_code, set(answer.json()["fields"])) == (400, {"reported_at"})
    assert not Incident.objects.exists()


def test_the_shift_report_says_it_and_does_not_call_it_slow(api: Api, cast: Cast) -> None:
    api.post("ayu", "shifts/take/")
    long_ago = timezone.now() - timedelta(minutes=40)
    for ago in (None, timedelta(minutes=39)):
        at = timezone.now() if ago is None else long_ago
        times = {"presented_at": at.isoformat(), "answered_at": at.isoformat()}
        call = api.post("ayu", "calls/", times).json()["id"]
        incident = save(api, ago, call=call, agencies=[cast.damkar.pk]).json()
        dispatch = cast.dispatch(Incident.objects.get(pk=incident["id"]), cast.damkar)
        for step in (acknowledge, en_route, on_scene):
            dispatch = step(standing=cast.fajar_standing, dispatch_id=dispatch.pk, version=dispatch.version)
    shift = Shift.objects.get()
    report = shift_report(shift)
    whole = {one.interval: one.summary for one in report.intervals if not (one.priority or one.agency)}
    for interval, count in {"processing": 1, "response": 1, "acknowledgement": 2, "turnout": 2}.items():
        assert (whole[interval].n, whole[interval].missing) == (count, 0)
    assert whole["processing"].maximum < 60
    assert report.incidents.entered_later == 1
    page = cast.client("citra").get(f"/reports/shifts/{shift.pk}/").content.decode()
    assert "1 kejadian dimasukkan kemudian" in page
