"""POST incidents/, GET and PATCH incidents/ID/."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.actions.calls import NewCall, log_call
from incidents.models import Dispatch, Incident, JournalEntry
from tests.api.conftest import Api
from tests.cast import Cast

BODY = {"incident_type": "FSTRU", "landmark": "Masjid Raya Al-Azhom"}


def test_it_opens_an_incident_and_dispatches_the_plan(api: Api, cast: Cast) -> None:
    body = BODY | {
        "place": "36.71.01.1001",
        "address": "Jalan Satria 1",
        "latitude": -6.17,
        "longitude": 106.63,
        "uncertainty": 50,
        "narrative": "Api besar.",
        "caller_number": "081234567890",
        "caller_name": "Bu Rina",
    }
    answer = api.post("ayu", "incidents/", body)
    assert answer.status_code == 201
    shown = answer.json()
    assert shown | body == shown
    assert (shown["priority"], shown["status"], shown["version"]) == (1, "resources_assigned", 1)
    assert (shown["created_by"], shown["plan_gap"]) == ("Ayu", False)
    assert "damkar" in [one["agency_code"] for one in shown["dispatches"]]
    assert Dispatch.objects.filter(incident=shown["id"]).count() == len(shown["dispatches"])


def test_it_sends_the_agencies_chosen_instead_of_the_plan(api: Api, cast: Cast) -> None:
    shown = api.post("ayu", "incidents/", BODY | {"agencies": [cast.rsud.pk]}).json()
    assert [one["agency"] for one in shown["dispatches"]] == [cast.rsud.pk]


def test_it_sends_nobody_when_told_so(api: Api) -> None:
    shown = api.post("ayu", "incidents/", BODY | {"agencies": []}).json()
    assert (shown["dispatches"], shown["status"], shown["plan_gap"]) == ([], "active", False)


def test_it_marks_an_incident_that_no_plan_covers(api: Api, cast: Cast) -> None:
    shown = api.post("ayu", "incidents/", BODY | {"incident_type": cast.uncovered.code}).json()
    assert (shown["dispatches"], shown["plan_gap"]) == ([], True)
    assert JournalEntry.objects.filter(incident=shown["id"], kind="plan_gap").exists()


def test_it_attaches_the_call_and_its_number(api: Api, cast: Cast) -> None:
    call = log_call(standing=cast.ayu_standing, new=NewCall(caller_number="081234567890"))
    shown = api.post("ayu", "incidents/", BODY | {"call": call.pk}).json()
    assert shown["caller_number"] == "081234567890"
    call.refresh_from_db()
    assert call.incident_id == shown["id"]


def test_it_refuses_a_second_incident_for_one_call(api: Api, cast: Cast) -> None:
    call = log_call(standing=cast.ayu_standing, new=NewCall())
    first = api.post("ayu", "incidents/", BODY | {"call": call.pk}).json()
    answer = api.post("ayu", "incidents/", BODY | {"call": call.pk})
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert answer.json()["current"]["incident"] == first["id"]
    assert Incident.objects.count() == 1


def test_it_names_the_call_that_is_not_of_the_centre(api: Api, cast: Cast) -> None:
    call = log_call(standing=cast.indra_standing, new=NewCall())
    answer = api.post("ayu", "incidents/", BODY | {"call": call.pk})
    assert (answer.status_code, answer.json()["fields"].keys()) == (400, {"call"})


def test_it_is_forbidden_to_agencies(api: Api) -> None:
    assert api.post("fajar", "incidents/", BODY).status_code == 403
    assert not Incident.objects.exists()


def test_it_shows_notes_and_calls(api: Api, cast: Cast) -> None:
    call = log_call(standing=cast.ayu_standing, new=NewCall())
    incident = cast.incident(call_id=call.pk)
    api.post("fajar", f"incidents/{incident.pk}/notes/", {"text": "Butuh tangga."})
    shown = api.get("ayu", f"incidents/{incident.pk}/").json()
    assert [(note["text"], note["agency"]) for note in shown["notes"]] == [("Butuh tangga.", cast.damkar.pk)]
    assert [one["id"] for one in shown["calls"]] == [call.pk]


def test_it_masks_the_number_for_agencies_and_shows_them_no_calls(api: Api, cast: Cast) -> None:
    call = log_call(standing=cast.ayu_standing, new=NewCall())
    incident = cast.incident(call_id=call.pk)
    shown = api.get("fajar", f"incidents/{incident.pk}/").json()
    assert (shown["caller_number"], shown["calls"]) == ("0812-****-7890", [])
    listed = api.get("fajar", "incidents/").json()["results"][0]
    assert listed["caller_number"] == "0812-****-7890"


def test_it_corrects_an_incident(api: Api, cast: Cast) -> None:
    incident = cast.incident()
    body = {"version": incident.version, "priority": 2, "place": None, "incident_type": cast.accident.code}
    answer = api.patch("budi", f"incidents/{incident.pk}/", body)
    assert answer.status_code == 200
    shown = answer.json()
    assert (shown["priority"], shown["place"], shown["incident_type"]) == (2, None, cast.accident.code)
    assert shown["version"] == incident.version + 1
    assert shown["landmark"] == incident.landmark


def test_it_answers_an_old_version_with_the_present_incident(api: Api, cast: Cast) -> None:
    incident = cast.incident()
    path = f"incidents/{incident.pk}/"
    api.patch("ayu", path, {"version": incident.version, "landmark": "Pasar Anyar"})
    answer = api.patch("budi", path, {"version": incident.version, "landmark": "Stasiun"})
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert answer.json()["current"]["landmark"] == "Pasar Anyar"


@pytest.fixture
def many(cast: Cast) -> list[Incident]:
    """Seven incidents, the newest last."""
    return [cast.incident(landmark=f"Pasar {n}") for n in range(7)]


def test_it_lists_the_newest_first_by_pages(api: Api, many: list[Incident]) -> None:
    seen, cursor = [], ""
    while cursor is not None:
        page = api.get("ayu", "incidents/", limit=3, cursor=cursor).json()
        seen += [one["id"] for one in page["results"]]
        cursor = page["next"]
    assert seen == [one.pk for one in reversed(many)]


def test_it_needs_as_many_queries_for_many_incidents_as_for_one(api: Api, cast: Cast) -> None:
    api.get("ayu", "incidents/")
    counts = []
    for _ in range(2):
        cast.incident()
        with CaptureQueriesContext(connection) as queries:
            assert api.get("ayu", "incidents/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6


def test_it_filters_the_list(api: Api, cast: Cast) -> None:
    fire = cast.incident(landmark="Pasar Anyar")
    accident = cast.incident(cast.polri, by="budi", incident_type=cast.accident, landmark="Simpang Lima")
    version = api.get("ayu", f"incidents/{accident.pk}/").json()["version"]
    body = {"version": version, "disposition": "1", "cancel_dispatches": True}
    assert api.post("ayu", f"incidents/{accident.pk}/close/", body).status_code == 200

    def found(**query: object) -> list[int]:
        return [one["id"] for one in api.get("ayu", "incidents/", **query).json()["results"]]

    assert found(open="true") == [fire.pk]
    assert found(open="false") == [accident.pk]
    assert found(mine="true") == [fire.pk]
    assert found(type=cast.accident.code) == [accident.pk]
    assert found(priority=fire.priority) == [
        one.pk for one in (accident, fire) if one.priority == fire.priority
    ]
    assert found(agency=cast.damkar.pk) == [fire.pk]
    assert found(q="anyar") == [fire.pk]
    assert found(q=accident.number) == [accident.pk]
    assert found(created_after=accident.created_at.isoformat()) == [accident.pk]
    assert found(created_before=accident.created_at.isoformat()) == [fire.pk]


def test_it_looks_for_a_text_only_so_far_back_unless_told(api: Api, cast: Cast) -> None:
    old = cast.incident(landmark="Pasar Lama")
    Incident.objects.filter(pk=old.pk).update(created_at=old.created_at - timedelta(days=200))
    assert api.get("ayu", "incidents/", q="lama").json()["results"] == []
    assert (
        api.get("ayu", "incidents/", q="lama", created_after="2020-01-01T00:00:00Z").json()["results"] != []
    )


def test_it_lists_for_an_agency_only_what_was_dispatched_to_it(api: Api, cast: Cast) -> None:
    theirs = cast.incident(cast.damkar)
    cast.incident(cast.polri)
    cast.incident(by="indra")
    assert [one["id"] for one in api.get("fajar", "incidents/").json()["results"]] == [theirs.pk]


@pytest.mark.parametrize("cursor", ["x", "8J+YgA", "bm93fDE", "MjAyNi0wMS0wMVQwMDowMDowMHwx", "====", "é"])
def test_it_refuses_a_cursor_of_another_list(api: Api, cursor: str) -> None:
    answer = api.get("ayu", "incidents/", cursor=cursor)
    assert (answer.status_code, answer.json()["fields"].keys()) == (400, {"cursor"})
