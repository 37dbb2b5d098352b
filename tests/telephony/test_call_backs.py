"""Callers who were cut off: who is called back, how often, with what result, and who must not be."""

from datetime import timedelta
from typing import Any

from django.db.models import F

from incidents.actions.telephony.sweeping import give_up_ringing
from incidents.models import Call, CallBack, JournalEntry, TelephoneCall
from tests.api.conftest import Api
from tests.cast import Cast
from tests.telephony.scene import NUMBER, Pbx, cut_off


def attempt(api: Api, back: CallBack, result: str, name: str = "ayu", **facts: Any) -> Any:
    back.refresh_from_db()
    body = {"version": back.version, "result": result, **facts}
    return api.post(name, f"call-backs/{back.pk}/attempts/", body)


def queue(cast: Cast, name: str = "ayu") -> str:
    return cast.client(name).get("/console/call-backs/").content.decode()


def test_an_abandoned_call_is_owed_a_call_back_that_ends_when_they_are_reached(
    pbx: Pbx, cast: Cast, api: Api
) -> None:
    pbx.ring()
    pbx.event("abandoned", seconds=12)
    assert NUMBER in queue(cast)
    assert NUMBER not in queue(cast, "indra")
    back = CallBack.objects.get()
    first = attempt(api, back, "no_answer").json()
    assert (first["state"], first["attempts"]) == ("open", 1)
    assert attempt(api, back, "reached", note="Salah tekan").json()["state"] == "reached"
    assert NUMBER not in queue(cast)
    assert attempt(api, back, "busy").status_code == 409


def test_after_three_attempts_it_ends_as_not_reached(cast: Cast, api: Api) -> None:
    back = cut_off(cast)
    states = [attempt(api, back, result).json()["state"] for result in ("busy", "no_answer", "unreachable")]
    assert states == ["open", "open", "unreached"]


def test_each_pause_is_longer_than_the_one_before(cast: Cast, api: Api) -> None:
    back = cut_off(cast)
    attempt(api, back, "busy")
    back.refresh_from_db()
    assert timedelta(seconds=110) < back.due_at - back.updated_at <= timedelta(seconds=120)
    attempt(api, back, "busy")
    back.refresh_from_db()
    assert back.due_at - back.updated_at > timedelta(seconds=200)


def test_one_number_however_often_it_called_and_however_written_is_one_line(cast: Cast) -> None:
    for number in ("081298765432", "+6281298765432", "0812-9876-5432"):
        cut_off(cast, number)
    assert CallBack.objects.get().calls.count() == 3
    assert queue(cast).count("data-task=") == 1


def test_without_a_number_nothing_can_be_owed_and_the_call_is_kept(pbx: Pbx) -> None:
    pbx.event("ringing")
    pbx.event("abandoned", seconds=9)
    assert Call.objects.get().call_class == "dropped"
    assert not CallBack.objects.exists()


def test_who_calls_again_need_not_be_called_back(cast: Cast, api: Api) -> None:
    back = cut_off(cast)
    api.post("budi", "calls/", {"call_class": "ghost", "caller_number": NUMBER})
    back.refresh_from_db()
    assert back.state == "open"
    api.post("budi", "calls/", {"call_class": "information", "caller_number": NUMBER})
    back.refresh_from_db()
    assert back.state == "needless"


def test_taken_back_within_ten_seconds_nothing_is_owed(cast: Cast, api: Api) -> None:
    body = {"call_class": "dropped", "caller_number": NUMBER}
    call = api.post("ayu", "calls/", body).json()
    api.patch("ayu", f"calls/{call['id']}/", {"version": call["version"], "call_class": "normal"})
    assert CallBack.objects.get().state == "needless"


def test_a_caller_in_danger_is_not_called_back_and_something_else_is_noted(
    pbx: Pbx, cast: Cast, api: Api
) -> None:
    violence = {"caller_number": f"+62{NUMBER[1:]}", "do_not_call_back": True}
    assert api.post("ayu", "calls/", violence).json()["do_not_call_back"] is True
    pbx.ring()
    pbx.event("abandoned", seconds=12)
    back = CallBack.objects.get()
    page = queue(cast)
    assert "tel:" not in page
    assert attempt(api, back, "no_answer").status_code == 409
    assert attempt(api, back, "given_up").status_code == 400
    done = attempt(api, back, "given_up", note="Polri diminta lewat depan rumah.")
    assert done.json()["state"] == "unreached"


def test_said_later_it_stops_a_call_back_that_is_owed_already(cast: Cast, api: Api) -> None:
    back = cut_off(cast)
    call = back.calls.get()
    body = {"version": call.version, "call_class": "dropped", "do_not_call_back": True}
    assert api.patch("ayu", f"calls/{call.pk}/", body).status_code == 200
    assert attempt(api, back, "busy").status_code == 409


def test_two_at_once_are_told_apart(cast: Cast, api: Api) -> None:
    back = cut_off(cast)
    assert attempt(api, back, "busy").status_code == 200
    late = api.post("budi", f"call-backs/{back.pk}/attempts/", {"version": 1, "result": "reached"})
    assert late.status_code == 409
    assert late.json()["current"]["attempts"] == 1


def test_what_rings_without_an_end_is_kept_as_dropped_and_called_back(pbx: Pbx, cast: Cast) -> None:
    pbx.ring()
    assert give_up_ringing() == 0
    TelephoneCall.objects.update(last_at=F("last_at") - timedelta(minutes=11))
    assert give_up_ringing() == 1
    assert give_up_ringing() == 0
    assert NUMBER in queue(cast)
    assert TelephoneCall.objects.get().state == "abandoned"


def test_logged_by_whoever_took_it_an_abandoned_call_is_no_longer_owed_one(pbx: Pbx, api: Api) -> None:
    rung = pbx.ring()
    pbx.event("abandoned", seconds=4)
    api.post("ayu", "calls/", {"call_class": "prank", "telephone_call": rung.pk})
    assert CallBack.objects.get().state == "needless"


def test_the_list_by_the_api_and_a_journal_without_numbers(cast: Cast, api: Api) -> None:
    back = cut_off(cast)
    attempt(api, back, "reached")
    assert [one["state"] for one in api.get("ayu", "call-backs/").json()["results"]] == ["reached"]
    assert api.get("ayu", "call-backs/", state="open").json()["results"] == []
    entries = JournalEntry.objects.filter(kind__startswith="call_back")
    assert [entry.kind for entry in entries.order_by("seq")] == ["call_back_owed", "call_back_tried"]
    assert NUMBER[2:] not in str(list(entries.values_list("data", flat=True)))


def test_logged_later_without_the_mark_a_caller_in_danger_is_still_not_called(pbx: Pbx, api: Api) -> None:
    rung = pbx.ring()
    pbx.event("abandoned", seconds=4)
    call = Call.objects.get()
    body = {"version": call.version, "call_class": "dropped", "do_not_call_back": True}
    assert api.patch("budi", f"calls/{call.pk}/", body).status_code == 200
    call.refresh_from_db()
    assert call.do_not_call_back
    answer = api.post("ayu", "calls/", {"call_class": "dropped", "telephone_call": rung.pk})
    assert answer.status_code == 201, answer.content
    assert Call.objects.get().do_not_call_back
