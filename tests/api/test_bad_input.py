"""Bad input: each a clear message at the field, in the reader's language; nothing is kept, nothing breaks."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from incidents.models import Call, Incident, IncidentNumber, JournalEntry
from operators.models import User
from tests.api.conftest import Api
from tests.cast import Cast

GOOD = {"incident_type": "FSTRU", "landmark": "Masjid Raya Al-Azhom"}
SCRIPT = "<script>alert('112')</script> & \"kutip\" '; DROP TABLE incidents_incident; --"

WRONG_INCIDENTS: list[tuple[str, dict[str, Any], set[str]]] = [
    ("empty", {}, {"incident_type"}),
    ("nowhere", {"incident_type": "FSTRU"}, {"landmark"}),
    ("blanks for a place", {"incident_type": "FSTRU", "landmark": "   "}, {"landmark"}),
    ("no type", GOOD | {"incident_type": None}, {"incident_type"}),
    ("empty type", GOOD | {"incident_type": ""}, {"incident_type"}),
    ("unknown type", GOOD | {"incident_type": "NOSUCH"}, {"incident_type"}),
    ("type as a number", GOOD | {"incident_type": 7}, {"incident_type"}),
    ("type as a list", GOOD | {"incident_type": ["FSTRU"]}, {"incident_type"}),
    ("priority too high", GOOD | {"priority": 5}, {"priority"}),
    ("priority none", GOOD | {"priority": 0}, {"priority"}),
    ("priority as true", GOOD | {"priority": True}, {"priority"}),
    ("priority as a list", GOOD | {"priority": [1]}, {"priority"}),
    ("priority as a word", GOOD | {"priority": "P1"}, {"priority"}),
    ("unknown place", GOOD | {"place": "99.99.99"}, {"place"}),
    ("place of another centre", GOOD | {"place": "16.71.01"}, {"place"}),
    ("place as a number", GOOD | {"place": 36.71}, {"place"}),
    ("long landmark", GOOD | {"landmark": "x" * 201}, {"landmark"}),
    ("landmark null", GOOD | {"landmark": None}, {"landmark"}),
    ("landmark as a number", GOOD | {"landmark": 5}, {"landmark"}),
    ("landmark as an object", GOOD | {"landmark": {"a": 1}}, {"landmark"}),
    ("long address", GOOD | {"address": "x" * 301}, {"address"}),
    ("long narrative", GOOD | {"narrative": "x" * 10_001}, {"narrative"}),
    ("null byte", GOOD | {"narrative": "a\0b"}, {"narrative"}),
    ("0,0", GOOD | {"latitude": 0, "longitude": 0}, {"latitude", "longitude"}),
    ("north of the pole", GOOD | {"latitude": 90.1, "longitude": 0}, {"latitude"}),
    ("east of the east", GOOD | {"latitude": 1, "longitude": 180.5}, {"longitude"}),
    ("half a position", GOOD | {"latitude": -6.2}, {"longitude"}),
    ("position as true", GOOD | {"latitude": True, "longitude": True}, {"latitude", "longitude"}),
    ("position as words", GOOD | {"latitude": "NaN", "longitude": "Infinity"}, {"latitude", "longitude"}),
    ("position as text", GOOD | {"latitude": "utara", "longitude": 106}, {"latitude"}),
    ("huge position", GOOD | {"latitude": 10**300, "longitude": 1}, {"latitude"}),
    ("uncertainty below nought", GOOD | {"uncertainty": -1}, {"uncertainty"}),
    ("uncertainty in parts", GOOD | {"uncertainty": 1.5}, {"uncertainty"}),
    ("huge uncertainty", GOOD | {"uncertainty": 10**30}, {"uncertainty"}),
    ("number of one digit", GOOD | {"caller_number": "1"}, {"caller_number"}),
    ("number of forty digits", GOOD | {"caller_number": "1" * 40}, {"caller_number"}),
    ("number of 21 digits", GOOD | {"caller_number": "1" * 21}, {"caller_number"}),
    ("number one sign too long", GOOD | {"caller_number": "+" + "1-" * 12}, {"caller_number"}),
    ("number of letters", GOOD | {"caller_number": "nol delapan"}, {"caller_number"}),
    ("number as a number", GOOD | {"caller_number": 81234567890}, {"caller_number"}),
    ("long name", GOOD | {"caller_name": "x" * 121}, {"caller_name"}),
    ("call as a word", GOOD | {"call": "x"}, {"call"}),
    ("no such call", GOOD | {"call": 2**62}, {"call"}),
    ("huge call", GOOD | {"call": 2**80}, {"call"}),
    ("call below nought", GOOD | {"call": -1}, {"call"}),
    ("agencies as a number", GOOD | {"agencies": 1}, {"agencies"}),
    ("agencies as words", GOOD | {"agencies": ["damkar", None, {}]}, {"agencies"}),
    ("no such agency", GOOD | {"agencies": [2**62]}, {"agencies"}),
    ("too many agencies", GOOD | {"agencies": list(range(1, 60))}, {"agencies"}),
    ("unknown exercise", GOOD | {"exercise_status": "real"}, {"exercise_status"}),
    ("unknown field", GOOD | {"prioritas": 1}, {"prioritas"}),
    ("a field of the answer", GOOD | {"status": "closed", "version": 3}, {"status", "version"}),
]


@pytest.mark.parametrize(
    ("body", "fields"), [row[1:] for row in WRONG_INCIDENTS], ids=[r[0] for r in WRONG_INCIDENTS]
)
def test_it_names_each_wrong_field_of_an_incident(api: Api, body: dict[str, Any], fields: set[str]) -> None:
    answer = api.post("ayu", "incidents/", body)
    assert answer.status_code == 400
    failure = answer.json()
    assert failure["code"] == "invalid"
    assert failure["fields"].keys() == fields
    assert all(messages and all(messages) for messages in failure["fields"].values())
    assert not Incident.objects.exists()
    assert not IncidentNumber.objects.exists()
    assert not JournalEntry.objects.exists()


def test_it_names_all_wrong_fields_at_once(api: Api) -> None:
    body = {"priority": 9, "latitude": "x", "landmark": "y" * 300, "typo": 1}
    answer = api.post("ayu", "incidents/", body)
    assert answer.json()["fields"].keys() == {"incident_type", "priority", "latitude", "landmark", "typo"}


TOMORROW = (timezone.now() + timedelta(days=1)).isoformat()
WRONG_CALLS: list[tuple[str, dict[str, Any], set[str]]] = [
    ("future", {"answered_at": TOMORROW}, {"answered_at"}),
    ("without a zone", {"presented_at": "2026-01-02T03:04:05"}, {"presented_at"}),
    ("a date alone", {"presented_at": "2026-01-02"}, {"presented_at"}),
    ("no such day", {"presented_at": "2026-02-30T00:00:00Z"}, {"presented_at"}),
    ("a number for a time", {"presented_at": 1767322800}, {"presented_at"}),
    ("before the first year", {"presented_at": "0001-01-01T00:00:00+14:00"}, {"presented_at"}),
    ("after the last year", {"presented_at": "9999-12-31T23:59:59-12:00"}, {"presented_at"}),
    (
        "answered before it came in",
        {"presented_at": "2026-01-02T03:04:05Z", "answered_at": "2026-01-02T03:04:04Z"},
        {"answered_at"},
    ),
    ("unknown class", {"call_class": "emergency"}, {"call_class"}),
    ("unknown language", {"language": "xx"}, {"language"}),
    ("number of one digit", {"caller_number": "1"}, {"caller_number"}),
    ("number of forty digits", {"caller_number": "1" * 40}, {"caller_number"}),
    ("long summary", {"summary": "x" * 2001}, {"summary"}),
]


@pytest.mark.parametrize(
    ("body", "fields"), [row[1:] for row in WRONG_CALLS], ids=[row[0] for row in WRONG_CALLS]
)
def test_it_names_each_wrong_field_of_a_call(api: Api, body: dict[str, Any], fields: set[str]) -> None:
    answer = api.post("ayu", "calls/", body)
    assert (answer.status_code, answer.json()["fields"].keys()) == (400, fields)
    assert not Call.objects.exists()


@pytest.mark.parametrize("number", ["112", "1500293", "+62 812-3456-7890", "(021) 5552.1234", ""])
def test_it_takes_every_number_that_a_caller_may_have(api: Api, number: str) -> None:
    assert api.post("ayu", "calls/", {"caller_number": number}).json()["caller_number"] == number


VERBS = ["close", "reopen", "dispatches"]
STEPS = ["acknowledge", "decline", "en-route", "on-scene", "clear", "cancel"]


@pytest.mark.parametrize("version", [None, "x", 0, -1, 1.5, True, 2**40, [1]])
def test_it_needs_the_version_seen(api: Api, cast: Cast, version: object) -> None:
    incident = cast.incident(cast.damkar)
    dispatch = cast.dispatch(incident, cast.damkar)
    paths = [f"incidents/{incident.pk}/{verb}/" for verb in VERBS]
    paths += [f"dispatches/{dispatch.pk}/{step}/" for step in STEPS]
    for path in paths:
        body = {} if version is None else {"version": version}
        answer = api.post("ayu", path, body)
        assert answer.status_code == 400
        assert "version" in answer.json()["fields"]
    answer = api.patch("ayu", f"incidents/{incident.pk}/", {"landmark": "x"} | body)
    assert "version" in answer.json()["fields"]


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"nonsense", b"{'a': 1}", b'{"latitude": NaN}', b'{"latitude": Infinity}', b"\xff\xfe",
        b'{"narrative": "\\ud800"}', b"[" * 100_000, b'{"a":' * 100_000,
        b'{"latitude": 1' + b"0" * 400 + b"}",
    ],
)  # fmt: skip
def test_it_says_that_a_body_is_no_json(api: Api, body: bytes) -> None:
    answer = api.send("POST", "ayu", "incidents/", body)
    assert answer.status_code == 400
    expected = "invalid" if body == b"" else "malformed"
    assert answer.json()["code"] == expected
    assert not Incident.objects.exists()


@pytest.mark.parametrize("body", [[], [1, 2], "text", 7, None, True])
def test_it_says_that_a_body_is_no_object(api: Api, body: object) -> None:
    answer = api.send("POST", "ayu", "incidents/", json.dumps(body).encode())
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")


def test_it_refuses_a_body_that_is_too_large(api: Api) -> None:
    answer = api.post("ayu", "incidents/", GOOD | {"narrative": "x" * 3_000_000})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_it_refuses_a_form(cast: Cast) -> None:
    answer = cast.client("ayu").post("/api/v1/incidents/", GOOD)
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


def test_it_keeps_script_as_text_and_writes_it_as_json(api: Api, cast: Cast) -> None:
    shown = api.post("ayu", "incidents/", GOOD | {"narrative": SCRIPT, "landmark": SCRIPT})
    assert shown.json()["narrative"] == SCRIPT
    assert Incident.objects.get().narrative == SCRIPT
    listed = api.get("ayu", "incidents/")
    assert listed["Content-Type"] == "application/json"
    assert listed["X-Content-Type-Options"] == "nosniff"
    row = api.get("ayu", "board/").json()["rows"][0]["html"]
    assert "<script" not in row
    assert "&lt;script&gt;" in row
    page = cast.client("ayu").get(f"/incidents/{shown.json()['id']}/pane/").content.decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize("number", ["0", "9" * 18, "9" * 19, "9" * 30, "9" * 5000])
def test_it_answers_404_to_ids_that_cannot_be(api: Api, number: str) -> None:
    assert api.get("ayu", f"incidents/{number}/").status_code == 404
    assert api.post("ayu", f"dispatches/{number}/acknowledge/", {"version": 1}).status_code == 404
    assert api.post("ayu", f"incidents/{number}/notes/", {"text": "x"}).status_code == 404
    assert api.get("citra", f"reports/shifts/{number}/").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        {"open": "maybe"}, {"priority": "9"}, {"agency": "x"}, {"agency": str(2**70)}, {"limit": "0"},
        {"limit": "1000"}, {"created_after": "yesterday"}, {"q": "\0"}, {"q": "x" * 81}, {"typo": "1"},
    ],
)  # fmt: skip
def test_it_names_each_wrong_filter(api: Api, query: dict[str, str]) -> None:
    answer = api.get("ayu", "incidents/", **query)
    assert (answer.status_code, answer.json()["fields"].keys()) == (400, set(query))


def test_it_speaks_the_readers_language(api: Api, cast: Cast) -> None:
    first = api.post("ayu", "incidents/", {}).json()
    User.objects.filter(pk=cast.ayu.pk).update(language="en")
    second = api.post("ayu", "incidents/", {}).json()
    assert second["message"].startswith("Some fields need correction")
    assert first["message"] != second["message"]
    assert first["fields"]["incident_type"] != second["fields"]["incident_type"]
