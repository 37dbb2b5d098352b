"""POST dispatches/ID/acknowledge|decline|en-route|on-scene|clear|cancel/, telephone-tasks/ID/done/."""

import pytest

from incidents.models import TelephoneTask
from tests.api.conftest import Api
from tests.cast import Cast


def test_it_takes_a_dispatch_from_notified_to_cleared(api: Api, cast: Cast) -> None:
    incident = cast.incident(cast.damkar)
    dispatch = cast.dispatch(incident, cast.damkar)
    version = dispatch.version
    steps = {
        "acknowledge": ("acknowledged", "resources_assigned"),
        "en-route": ("en_route", "resources_enroute"),
        "on-scene": ("on_scene", "resources_onscene"),
        "clear": ("cleared", "active"),
    }
    for step, (status, incident_status) in steps.items():
        answer = api.post("fajar", f"dispatches/{dispatch.pk}/{step}/", {"version": version})
        assert answer.status_code == 200
        shown = answer.json()
        assert (shown["status"], shown["incident_status"]) == (status, incident_status)
        assert shown["version"] == version + 1
        version = shown["version"]
    assert (shown["acknowledged_by"], shown["incident_number"]) == ("Fajar", incident.number)
    assert shown["incident_version"] == api.get("ayu", f"incidents/{incident.pk}/").json()["version"]


def test_it_answers_an_old_version_with_the_present_dispatch(api: Api, cast: Cast) -> None:
    dispatch = cast.dispatch(cast.incident(cast.damkar), cast.damkar)
    path = f"dispatches/{dispatch.pk}/acknowledge/"
    api.post("fajar", path, {"version": dispatch.version})
    answer = api.post("hadi", path, {"version": dispatch.version})
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    current = answer.json()["current"]
    assert (current["status"], current["acknowledged_by"]) == ("acknowledged", "Fajar")
    assert current["version"] == dispatch.version + 1


def test_it_answers_a_step_that_the_state_refuses(api: Api, cast: Cast) -> None:
    dispatch = cast.dispatch(cast.incident(cast.damkar), cast.damkar)
    answer = api.post("fajar", f"dispatches/{dispatch.pk}/on-scene/", {"version": dispatch.version})
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert answer.json()["current"]["status"] == "notified"


@pytest.mark.parametrize(
    ("step", "who", "status"), [("decline", "fajar", "declined"), ("cancel", "ayu", "cancelled")]
)
def test_it_ends_a_dispatch_with_a_reason(api: Api, cast: Cast, step: str, who: str, status: str) -> None:
    dispatch = cast.dispatch(cast.incident(cast.damkar), cast.damkar)
    path = f"dispatches/{dispatch.pk}/{step}/"
    for reason in ("", "   ", "x" * 301):
        answer = api.post(who, path, {"version": dispatch.version, "reason": reason})
        assert (answer.status_code, answer.json()["fields"].keys()) == (400, {"reason"})
    answer = api.post(who, path, {"version": dispatch.version, "reason": "Unit rusak."})
    assert answer.status_code == 200
    assert (answer.json()["status"], answer.json()["reason"]) == (status, "Unit rusak.")


def test_it_lets_the_centre_report_for_an_agency_without_a_screen(api: Api, cast: Cast) -> None:
    dispatch = cast.dispatch(cast.incident(cast.damkar), cast.damkar)
    answer = api.post("ayu", f"dispatches/{dispatch.pk}/acknowledge/", {"version": dispatch.version})
    assert answer.json()["acknowledged_by"] == "Ayu"


def test_it_hides_a_dispatch_from_other_agencies_and_centres(api: Api, cast: Cast) -> None:
    dispatch = cast.dispatch(cast.incident(cast.damkar, cast.polri), cast.damkar)
    path = f"dispatches/{dispatch.pk}/acknowledge/"
    for stranger in ("eko", "kartika", "indra"):
        answer = api.post(stranger, path, {"version": dispatch.version})
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    dispatch.refresh_from_db()
    assert dispatch.acknowledged_at is None


def test_it_notes_a_telephone_call_once(api: Api, cast: Cast) -> None:
    dispatch = cast.dispatch(cast.incident(cast.damkar), cast.damkar)
    task = TelephoneTask.objects.create(dispatch=dispatch, level=3, created_at=dispatch.notified_at)
    path = f"telephone-tasks/{task.pk}/done/"
    assert api.post("ayu", path, {"result": " "}).json()["fields"].keys() == {"result"}
    answer = api.post("ayu", path, {"result": "Pak Anton berangkat."})
    assert (answer.status_code, answer.json()["result"]) == (200, "Pak Anton berangkat.")
    again = api.post("budi", path, {"result": "Tidak diangkat."})
    assert (again.status_code, again.json()["current"]["result"]) == (409, "Pak Anton berangkat.")
    assert api.post("fajar", path, {"result": "x"}).status_code == 403
    assert api.post("indra", path, {"result": "x"}).status_code == 404
