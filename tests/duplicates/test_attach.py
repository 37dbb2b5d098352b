"""POST incidents/ID/calls/: a further caller of an incident, and taking the call off again."""

from typing import Any

import pytest

from incidents.actions.closing import close_incident
from incidents.dispositions import Disposition
from incidents.models import Call, Dispatch, Incident, JournalEntry, Note, Notification
from incidents.reports import shift_report
from operators.models import Shift
from tests.api.conftest import Api
from tests.cast import Cast

TOLD = "Asap hitam, ada orang di lantai dua."


@pytest.fixture
def incident(api: Api, cast: Cast) -> Incident:
    """A fire that one caller told of."""
    return cast.incident(cast.damkar, call_id=new_call(api, "081211112222"))


def new_call(api: Api, number: str = "", name: str = "ayu") -> int:
    return api.post(name, "calls/", {"caller_number": number}).json()["id"]


def attach(api: Api, incident: Incident, call: int, **values: Any) -> Any:
    return api.post("budi", f"incidents/{incident.pk}/calls/", {"call": call, **values})


def row(api: Api, name: str, incident: Incident) -> str:
    rows = api.get(name, "board/").json()["rows"]
    return next(one["html"] for one in rows if one["id"] == incident.pk)


def test_it_counts_the_caller_everywhere(api: Api, cast: Cast, incident: Incident) -> None:
    for number in ("081233334444", ""):
        assert attach(api, incident, new_call(api, number), note=TOLD).status_code == 201
    for name in ("ayu", "fajar"):
        assert "3 penelepon" in row(api, name, incident)
        assert "3 penelepon" in cast.client(name).get(f"/incidents/{incident.pk}/pane/").content.decode()


def test_what_the_caller_told_becomes_a_note_and_the_number_is_masked(
    api: Api, cast: Cast, incident: Incident
) -> None:
    attach(api, incident, new_call(api), note=TOLD, caller_number="081233334444", caller_name="Pak Dodi")
    for name, number in (("ayu", "081233334444"), ("fajar", "0812-****-4444")):
        page = cast.client(name).get(f"/incidents/{incident.pk}/pane/").content.decode()
        assert TOLD in page
        assert f"Penelepon tambahan {number}: seluruhnya 2" in page
    assert "081233334444" not in cast.client("fajar").get(f"/incidents/{incident.pk}/pane/").content.decode()
    (note,) = api.get("fajar", f"incidents/{incident.pk}/").json()["notes"]
    assert note["text"] == TOLD
    assert Call.objects.get(pk=note["call"]).caller_name == "Pak Dodi"


def test_nobody_is_alerted_again(api: Api, incident: Incident) -> None:
    def told() -> tuple[list[Any], list[Any]]:
        dispatches = Dispatch.objects.values_list("pk", "version", "escalate_at")
        return list(Notification.objects.values_list("pk")), list(dispatches)

    before = told()
    attach(api, incident, new_call(api), note=TOLD)
    assert told() == before


def test_it_is_journalled_without_the_number(api: Api, incident: Incident) -> None:
    call = new_call(api, "081233334444")
    attach(api, incident, call)
    entry = JournalEntry.objects.get(kind="call_attached")
    assert (entry.incident_id, entry.actor.username) == (incident.pk, "budi")
    assert entry.data == {"call": call, "note": None, "callers": 2}


def test_a_repetition_with_the_same_key_attaches_once(api: Api, incident: Incident) -> None:
    body = {"call": new_call(api), "note": TOLD}
    path = f"incidents/{incident.pk}/calls/"
    first, again = (api.post("ayu", path, body, Idempotency_Key="k") for _ in range(2))
    assert (first.status_code, again.content) == (201, first.content)
    assert Note.objects.count() == 1


def test_a_call_belongs_to_one_incident(api: Api, cast: Cast, incident: Incident) -> None:
    call = new_call(api)
    attach(api, incident, call)
    answer = attach(api, cast.incident(), call)
    assert (answer.status_code, answer.json()["current"]["incident"]) == (409, incident.pk)


def test_an_ended_incident_takes_no_further_call(api: Api, cast: Cast, incident: Incident) -> None:
    close_incident(
        standing=cast.ayu_standing, incident_id=incident.pk, version=incident.version,
        disposition=Disposition.COMPLETED, cancel_dispatches=True,
    )  # fmt: skip
    call = new_call(api)
    assert attach(api, incident, call).status_code == 409
    assert Call.objects.get(pk=call).incident is None


@pytest.mark.parametrize("body", [{}, {"call": 2**40}, {"call": 1, "note": "x" * 2001}, {"call": "1"}])
def test_it_refuses_what_cannot_be_kept(api: Api, incident: Incident, body: dict[str, Any]) -> None:
    assert api.post("ayu", f"incidents/{incident.pk}/calls/", body).status_code == 400


def test_a_call_of_another_centre_is_none(api: Api, incident: Incident) -> None:
    assert attach(api, incident, new_call(api, name="indra")).status_code == 400


def test_it_can_be_taken_off_again(api: Api, incident: Incident) -> None:
    call = attach(api, incident, new_call(api), note=TOLD).json()
    path = f"calls/{call['id']}/detach/"
    assert api.post("ayu", path, {"version": call["version"] - 1}).status_code == 409
    off = api.post("ayu", path, {"version": call["version"]}).json()
    assert (off["incident"], off["attached_at"], off["summary"]) == (None, None, TOLD)
    assert not Note.objects.exists()
    assert "penelepon</span>" not in row(api, "fajar", incident)
    assert attach(api, incident, call["id"]).status_code == 201


def test_the_call_that_opened_the_incident_stays(api: Api, incident: Incident) -> None:
    call = Call.objects.get(incident=incident)
    for pk, version in ((call.pk, call.version), (new_call(api), 1)):
        assert api.post("ayu", f"calls/{pk}/detach/", {"version": version}).status_code == 409


def test_the_shift_report_adds_up(api: Api, cast: Cast, incident: Incident) -> None:
    api.post("ayu", "shifts/take/")
    cast.incident(call_id=new_call(api))
    for _ in range(3):
        attach(api, incident, new_call(api))
    new_call(api)
    report = shift_report(Shift.objects.get())
    calls, opened = report.calls, report.incidents.total
    assert (calls.total, calls.with_incident, calls.additional, opened) == (6, 5, 3, 2)
    assert calls.with_incident - calls.additional == opened
    page = cast.client("citra").get(f"/reports/shifts/{Shift.objects.get().pk}/").content.decode()
    assert "3 di antaranya oleh penelepon tambahan" in page
