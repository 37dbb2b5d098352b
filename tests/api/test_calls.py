"""POST calls/, GET and PATCH calls/ID/."""

from datetime import timedelta

from django.utils import timezone

from incidents.actions.calls import NewCall, log_call
from incidents.models import Call, JournalEntry
from tests.api.conftest import Api
from tests.cast import Cast


def a_call(cast: Cast) -> Call:
    return log_call(standing=cast.ayu_standing, new=NewCall())


def test_it_logs_a_call(api: Api, cast: Cast) -> None:
    answer = api.post("ayu", "calls/", {"call_class": "prank", "caller_number": "081234567890"})
    assert answer.status_code == 201
    shown = answer.json()
    assert (shown["call_class"], shown["caller_number"]) == ("prank", "081234567890")
    assert (shown["source"], shown["version"], shown["incident"]) == ("api", 1, None)
    assert Call.objects.get(pk=shown["id"]).operator == cast.ayu
    assert JournalEntry.objects.get(centre=cast.tng).kind == "call_logged"


def test_it_logs_a_call_of_which_nothing_is_known(api: Api) -> None:
    shown = api.post("ayu", "calls/").json()
    assert (shown["call_class"], shown["caller_number"]) == ("normal", "")


def test_it_keeps_the_times_given_in_any_zone(api: Api) -> None:
    body = {"presented_at": "2026-01-02T03:04:05+07:00", "answered_at": "2026-01-02T03:04:11+07:00"}
    shown = api.post("ayu", "calls/", body).json()
    assert (shown["presented_at"], shown["answered_at"]) == ("2026-01-01T20:04:05Z", "2026-01-01T20:04:11Z")


def test_it_refuses_a_time_in_the_future(api: Api) -> None:
    tomorrow = (timezone.now() + timedelta(days=1)).isoformat()
    answer = api.post("ayu", "calls/", {"presented_at": tomorrow, "answered_at": tomorrow})
    assert answer.status_code == 400
    assert answer.json()["fields"].keys() == {"presented_at", "answered_at"}
    assert not Call.objects.exists()


def test_it_marks_a_call_typed_at_the_console_as_logged_by_hand(cast: Cast) -> None:
    client = cast.client("ayu")
    assert client.post("/api/v1/calls/", {}, content_type="application/json").json()["source"] == "manual"


def test_it_classifies_a_call(api: Api, cast: Cast) -> None:
    call = a_call(cast)
    answer = api.patch("citra", f"calls/{call.pk}/", {"version": 1, "call_class": "ghost"})
    assert (answer.status_code, answer.json()["version"]) == (200, 2)
    assert api.get("ayu", f"calls/{call.pk}/").json()["call_class"] == "ghost"


def test_it_answers_an_old_version_with_the_present_call(api: Api, cast: Cast) -> None:
    call = a_call(cast)
    api.patch("ayu", f"calls/{call.pk}/", {"version": 1, "call_class": "ghost"})
    answer = api.patch("budi", f"calls/{call.pk}/", {"version": 1, "call_class": "test"})
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert (answer.json()["current"]["version"], answer.json()["current"]["call_class"]) == (2, "ghost")


def test_it_keeps_the_class_of_a_call_that_became_an_incident(api: Api, cast: Cast) -> None:
    call = a_call(cast)
    cast.incident(call_id=call.pk)
    answer = api.patch("ayu", f"calls/{call.pk}/", {"version": 2, "call_class": "prank"})
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_it_hides_calls_from_agencies(api: Api, cast: Cast) -> None:
    call = a_call(cast)
    assert api.get("fajar", f"calls/{call.pk}/").status_code == 403
    assert api.post("fajar", "calls/").status_code == 403
