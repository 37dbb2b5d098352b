"""POST incidents/ID/notes|dispatches|close|reopen/."""

from incidents.models import Note
from tests.api.conftest import Api
from tests.cast import Cast


def version_of(api: Api, incident_id: int) -> int:
    return int(api.get("ayu", f"incidents/{incident_id}/").json()["version"])


def test_it_adds_a_note_whatever_the_version_is(api: Api, cast: Cast) -> None:
    incident = cast.incident()
    answer = api.post("fajar", f"incidents/{incident.pk}/notes/", {"text": " Butuh tangga. "})
    assert answer.status_code == 201
    shown = answer.json()
    assert (shown["text"], shown["author"], shown["agency"]) == ("Butuh tangga.", "Fajar", cast.damkar.pk)


def test_it_refuses_an_empty_and_an_overlong_note(api: Api, cast: Cast) -> None:
    path = f"incidents/{cast.incident().pk}/notes/"
    for text in ("", "  ", "x" * 2001):
        answer = api.post("ayu", path, {"text": text})
        assert (answer.status_code, answer.json()["fields"].keys()) == (400, {"text"})
    assert not Note.objects.exists()


def test_it_sends_further_agencies(api: Api, cast: Cast) -> None:
    incident = cast.incident(cast.damkar)
    body = {"version": incident.version, "agencies": [cast.rsud.pk, cast.psc.pk]}
    answer = api.post("ayu", f"incidents/{incident.pk}/dispatches/", body)
    assert answer.status_code == 201
    assert [one["agency_code"] for one in answer.json()["dispatches"]] == ["damkar", "rsud", "psc"]
    assert answer.json()["version"] == incident.version + 1


def test_it_names_the_agencies_that_cannot_be_sent(api: Api, cast: Cast) -> None:
    incident = cast.incident(cast.damkar)
    for agency in (cast.damkar.pk, cast.plm_damkar.pk, 2**62):
        body = {"version": incident.version, "agencies": [agency]}
        answer = api.post("ayu", f"incidents/{incident.pk}/dispatches/", body)
        assert (answer.status_code, answer.json()["fields"].keys()) == (400, {"agencies"})
    assert incident.dispatches.count() == 1


def test_it_does_not_close_while_an_agency_is_on_it(api: Api, cast: Cast) -> None:
    incident = cast.incident(cast.damkar)
    body = {"version": incident.version, "disposition": "1"}
    answer = api.post("ayu", f"incidents/{incident.pk}/close/", body)
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert answer.json()["current"]["status"] == "resources_assigned"


def test_it_closes_and_reopens(api: Api, cast: Cast) -> None:
    incident = cast.incident(cast.damkar)
    body = {"version": incident.version, "disposition": "45", "note": "Ke RSUD.", "cancel_dispatches": True}
    closed = api.post("ayu", f"incidents/{incident.pk}/close/", body).json()
    assert (closed["status"], closed["disposition"], closed["disposition_note"]) == (
        "closed",
        "45",
        "Ke RSUD.",
    )
    assert [one["status"] for one in closed["dispatches"]] == ["cancelled"]

    body = {"version": closed["version"], "reason": "Api menyala lagi.", "agencies": [cast.damkar.pk]}
    opened = api.post("budi", f"incidents/{incident.pk}/reopen/", body).json()
    assert (opened["status"], opened["reopened_count"]) == ("resources_assigned", 1)
    assert [one["status"] for one in opened["dispatches"]] == ["cancelled", "notified"]


def test_it_does_not_close_twice(api: Api, cast: Cast) -> None:
    incident = cast.incident(agency_ids=[])
    path = f"incidents/{incident.pk}/close/"
    assert api.post("ayu", path, {"version": incident.version, "disposition": "1"}).status_code == 200
    again = {"version": version_of(api, incident.pk), "disposition": "10"}
    answer = api.post("ayu", path, again)
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_it_needs_a_reason_to_reopen(api: Api, cast: Cast) -> None:
    incident = cast.incident(agency_ids=[])
    api.post("ayu", f"incidents/{incident.pk}/close/", {"version": incident.version, "disposition": "1"})
    body = {"version": version_of(api, incident.pk), "reason": " "}
    answer = api.post("ayu", f"incidents/{incident.pk}/reopen/", body)
    assert (answer.status_code, answer.json()["fields"].keys()) == (400, {"reason"})


def test_it_leaves_the_centre_alone_to_close_and_send(api: Api, cast: Cast) -> None:
    incident = cast.incident(cast.damkar)
    version = incident.version
    bodies = {
        "close": {"version": version, "disposition": "1"},
        "reopen": {"version": version, "reason": "x"},
        "dispatches": {"version": version, "agencies": [cast.rsud.pk]},
    }
    for verb, body in bodies.items():
        assert api.post("hadi", f"incidents/{incident.pk}/{verb}/", body).status_code == 403
        assert api.post("gita", f"incidents/{incident.pk}/{verb}/", body).status_code == 404
