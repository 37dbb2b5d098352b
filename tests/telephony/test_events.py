"""The telephone system's signed events: forged, replayed, late, out of order; nothing of them is lost."""

import itertools
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_django import Settings
from standardwebhooks.webhooks import Webhook

from agencies.models import TelephoneSystem
from agencies.models.referral_partner import new_secret
from incidents.models import Call, JournalEntry, TelephoneCall
from tests.cast import Cast
from tests.telephony.scene import NUMBER, Pbx


def test_a_call_rings_is_answered_held_resumed_and_ends(pbx: Pbx) -> None:
    first = pbx.event("ringing", caller_number=NUMBER, queue="112")
    assert first.status_code == 201
    assert first.json()["taken"] == "new"
    states = [
        pbx.event(event, seconds=at, agent="201").json()["state"]
        for at, event in enumerate(["answered", "held", "answered", "ended"], start=1)
    ]
    assert states == ["answered", "held", "answered", "ended"]
    call = TelephoneCall.objects.get()
    assert (call.rang_at, call.answered_at, call.ended_at) == (pbx.at(0), pbx.at(1), pbx.at(4))
    assert str(call.operator) == "Ayu"


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_in_whatever_order_they_arrive_the_same_call_is_known(pbx: Pbx, order: tuple[int, ...]) -> None:
    events: list[dict[str, Any]] = [
        {"event": "ringing", "caller_number": NUMBER, "queue": "112", "agent": "202"},
        {"event": "answered", "agent": "201"},
        {"event": "held"},
        {"event": "ended", "recording": "https://pbx.example.test/1.wav"},
    ]
    for number in order:
        assert pbx.event(seconds=number * 5, **events[number]).status_code in (200, 201)
    call = TelephoneCall.objects.get()
    assert call.state == "ended"
    times = (call.rang_at, call.answered_at, call.held_at, call.ended_at)
    assert times == tuple(pbx.at(seconds) for seconds in (0, 5, 10, 15))
    assert (call.caller_number, call.extension, call.queue) == (NUMBER, "201", "112")
    assert call.recording_url.endswith("1.wav")


def test_a_late_event_fills_gaps_and_turns_nothing_back(pbx: Pbx) -> None:
    pbx.event("answered", seconds=9, agent="201")
    late = pbx.event("ringing", seconds=2, caller_number=NUMBER, agent="202").json()
    assert (late["taken"], late["state"]) == ("late", "answered")
    call = TelephoneCall.objects.get()
    assert (call.caller_number, call.extension, call.rang_at) == (NUMBER, "201", pbx.at(2))


def test_the_same_message_twice_is_one(pbx: Pbx) -> None:
    for taken in ("new", "known"):
        assert pbx.event("ringing", message="m1").json()["taken"] == taken
    assert JournalEntry.objects.filter(kind="call_rang").count() == 1


def test_an_abandoned_call_is_kept_as_dropped_and_never_answered(pbx: Pbx) -> None:
    pbx.ring()
    assert pbx.event("ended", seconds=12).json()["state"] == "abandoned"
    call = Call.objects.get()
    facts = (call.call_class, call.caller_number, call.presented_at, call.answered_at, call.source)
    assert facts == ("dropped", NUMBER, pbx.at(0), None, "pbx")


def test_abandoned_and_then_heard_to_have_been_answered(pbx: Pbx) -> None:
    pbx.ring()
    pbx.event("abandoned", seconds=12)
    assert pbx.event("answered", seconds=8).json()["state"] == "ended"
    assert Call.objects.get().answered_at == pbx.at(8)


@pytest.mark.parametrize("number", [None, "", "anonymous", "sip:x@y", "1", "+" + "9" * 30])
def test_without_a_number_it_rings_all_the_same(pbx: Pbx, number: str | None, cast: Cast) -> None:
    answer = pbx.event("ringing", caller_number=number)
    assert answer.status_code == 201
    assert ("caller_number" in answer.json()["ignored"]) is bool(number)
    assert 'data-number=""' in strip(cast, "budi")


def strip(cast: Cast, name: str) -> str:
    return cast.client(name).get("/console/telephone/").content.decode()


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        ({"event": "shrug"}, "event"),
        ({"call": ""}, "call"),
        ({"call": None}, "call"),
        ({"at": "yesterday"}, "at"),
        ({"at": "2026-11-23T14:03:22"}, "at"),
        ({"at": (datetime.now(UTC) + timedelta(days=1)).isoformat()}, "at"),
        ({"at": (datetime.now(UTC) - timedelta(hours=25)).isoformat()}, "at"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_names_no_call_or_no_time_is_refused(pbx: Pbx, broken: dict[str, Any], field: str) -> None:
    answer = pbx.post({"event": "ringing", "call": "1.1"} | broken)
    assert answer.status_code == 400
    assert field in answer.json()["fields"]
    assert not TelephoneCall.objects.exists()


@pytest.mark.parametrize(
    "broken",
    [
        {"webhook-signature": "v1,bm90IGl0"},
        {"webhook-signature": "nonsense"},
        {"webhook-id": "another"},
        {"webhook-id": ""},
        {"webhook-timestamp": "yesterday"},
        {"X-Telephone-System": "nobody"},
        {"X-Telephone-System": ""},
    ],
)
def test_a_forged_message_is_refused(pbx: Pbx, broken: dict[str, str]) -> None:
    answer = pbx.post({"event": "ringing", "call": "1.1"}, **broken)
    assert answer.status_code == 401
    assert answer.json()["code"] == "bad_signature"
    assert not TelephoneCall.objects.exists()


@pytest.mark.parametrize("minutes", [6, -6])
def test_a_message_out_of_its_time_is_refused(pbx: Pbx, minutes: int) -> None:
    data = json.dumps({"event": "ringing", "call": "1.1"}).encode()
    at = datetime.now(UTC) - timedelta(minutes=minutes)
    signature = Webhook(pbx.system.secret).sign("m1", at, data.decode())
    headers = {
        "X-Telephone-System": pbx.system.code, "webhook-id": "m1", "webhook-signature": signature,
        "webhook-timestamp": str(int(at.timestamp())),
    }  # fmt: skip
    assert pbx.send(data, headers).status_code == 401
    assert not TelephoneCall.objects.exists()


def test_another_centres_system_alters_nothing_here(pbx: Pbx, cast: Cast) -> None:
    pbx.ring()
    other = Pbx(TelephoneSystem.objects.create(centre=cast.plm, code="plm-pbx", name="PBX Palembang"))
    assert other.event("ended").status_code == 201
    assert TelephoneCall.objects.get(system=pbx.system).state == "ringing"
    stolen = other.post({"event": "ended", "call": "1.1"}, **{"X-Telephone-System": "tng-pbx"})
    assert stolen.status_code == 401


def test_both_secrets_hold_while_they_change_over(pbx: Pbx) -> None:
    TelephoneSystem.objects.update(secret=f"{new_secret()}\n{pbx.system.secret}")
    pbx.ring()


def test_a_system_out_of_use_is_not_heard(pbx: Pbx) -> None:
    TelephoneSystem.objects.update(active=False)
    assert pbx.event("ringing").status_code == 401


def test_the_journal_holds_no_number_and_agencies_do_not_read_it(pbx: Pbx, cast: Cast, api: Any) -> None:
    pbx.ring()
    pbx.event("answered", seconds=3)
    entries = JournalEntry.objects.filter(kind__startswith="call_")
    assert entries.count() == 2
    assert NUMBER not in str(list(entries.values_list("data", flat=True)))
    assert "call_rang" not in api.get("fajar", "journal/").content.decode()


def test_a_flood_at_the_callers_door_holds_no_event_back(pbx: Pbx, settings: Settings) -> None:
    settings.API_BURST, settings.API_PER_SECOND = 3, 0.001
    flood = [pbx.client.post("/api/v1/shared-locations/guessed/", {}).status_code for _ in range(5)]
    assert flood[-1] == 429
    assert pbx.event("ringing").status_code == 201
