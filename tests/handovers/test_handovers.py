"""An incident on the wrong side of the border: offered, accepted on the other side, seen by both."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from incidents.models import Handover, Incident, JournalEntry
from tests.api.conftest import Api, _full_buckets, api
from tests.cast import Cast

__all__ = ["_full_buckets", "api"]


@pytest.fixture
def offered(api: Api, cast: Cast) -> dict[str, Any]:
    """A fire of Tangerang, offered to Palembang."""
    body = {
        "incident_type": "FSTRU",
        "landmark": "Jembatan batas",
        "narrative": "Api besar.",
        "caller_number": "0812",
    }
    incident = api.post("ayu", "incidents/", body | {"place": "36.71.07.1001"}).json()
    path = f"incidents/{incident['id']}/hand-over/"
    answer = api.post("ayu", path, {"version": incident["version"], "centre": cast.plm.pk})
    assert answer.status_code == 201, answer.content
    return answer.json() | {"incident": incident["id"]}


def fragment(cast: Cast, name: str) -> str:
    return cast.client(name).get("/console/handovers/").content.decode()


def test_it_is_opened_on_the_other_side_by_that_sides_plan(
    api: Api, cast: Cast, offered: dict[str, Any]
) -> None:
    assert offered["incident_number"] in fragment(cast, "indra")
    answer = api.post("indra", f"handovers/{offered['id']}/accept/", {"version": offered["version"]})
    assert answer.status_code == 200, answer.content
    opened = Incident.objects.get(centre=cast.plm)
    assert (answer.json()["state"], answer.json()["opened_number"]) == ("accepted", opened.number)
    given = Incident.objects.get(pk=offered["incident"])
    assert (opened.landmark, opened.caller_number, opened.priority) == (
        "Jembatan batas",
        "0812",
        given.priority,
    )
    assert given.number in opened.narrative
    assert {one.agency.centre_id for one in opened.dispatches.all()} == {cast.plm.pk}
    assert given.closed_at is None, "the giving centre closes its own"
    assert offered["incident_number"] not in fragment(cast, "indra")
    for name, incident, said in (("ayu", given, opened.number), ("indra", opened, given.number)):
        assert said in cast.client(name).get(f"/incidents/{incident.pk}/pane/").content.decode()


def test_each_centre_sees_only_its_own(api: Api, cast: Cast, offered: dict[str, Any]) -> None:
    api.post("indra", f"handovers/{offered['id']}/accept/", {"version": offered["version"]})
    opened = Incident.objects.get(centre=cast.plm)
    assert api.get("indra", f"incidents/{offered['incident']}/").status_code == 404
    assert api.get("ayu", f"incidents/{opened.pk}/").status_code == 404
    assert api.post("lukman", f"handovers/{offered['id']}/accept/", {"version": 1}).status_code == 404


def test_what_is_not_answered_is_owed_and_settled_by_telephone(
    api: Api, cast: Cast, offered: dict[str, Any]
) -> None:
    assert offered["incident_number"] not in fragment(cast, "ayu")
    Handover.objects.update(answer_by=Now() - timedelta(seconds=1))
    assert offered["incident_number"] in fragment(cast, "ayu")
    body = {"version": offered["version"], "note": "Pak Joko, mereka berangkat."}
    assert api.post("budi", f"handovers/{offered['id']}/settle/", body).json()["state"] == "settled"
    assert offered["incident_number"] not in fragment(cast, "ayu")


def test_a_decline_has_a_reason_and_stands_at_the_giver(
    api: Api, cast: Cast, offered: dict[str, Any]
) -> None:
    path = f"handovers/{offered['id']}/decline/"
    assert api.post("indra", path, {"version": offered["version"], "reason": " "}).status_code == 400
    api.post("indra", path, {"version": offered["version"], "reason": "Bukan wilayah kami."})
    assert "Bukan wilayah kami." in fragment(cast, "ayu")
    assert offered["incident_number"] not in fragment(cast, "indra")
    # Persuaded on the telephone, they may still take it.
    again = api.post("indra", f"handovers/{offered['id']}/accept/", {"version": offered["version"] + 1})
    assert again.json()["state"] == "accepted"


def test_nothing_is_opened_twice(api: Api, cast: Cast, offered: dict[str, Any]) -> None:
    path, body = f"handovers/{offered['id']}/accept/", {"version": offered["version"]}
    assert api.post("indra", path, body).status_code == 200
    assert api.post("joko", path, body).status_code == 409
    assert Incident.objects.filter(centre=cast.plm).count() == 1
    given = Incident.objects.get(pk=offered["incident"])
    twice = {"version": given.version, "centre": cast.plm.pk}
    assert api.post("ayu", f"incidents/{given.pk}/hand-over/", twice).status_code == 409


@pytest.mark.parametrize("centre", [0, 10**9, "own", None, "x"])
def test_there_must_be_such_a_centre(api: Api, cast: Cast, centre: object) -> None:
    incident = cast.incident(cast.damkar)
    body = {"version": incident.version, "centre": cast.tng.pk if centre == "own" else centre}
    answer = api.post("ayu", f"incidents/{incident.pk}/hand-over/", body)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["centre"])
    assert not Handover.objects.exists()


def test_both_journals_tell_of_it_without_a_gap(api: Api, cast: Cast, offered: dict[str, Any]) -> None:
    key = {"Idempotency_Key": "once"}
    path, body = f"handovers/{offered['id']}/accept/", {"version": offered["version"]}
    first, again = api.post("indra", path, body, **key), api.post("indra", path, body, **key)
    assert first.content == again.content
    for centre in (cast.tng, cast.plm):
        seqs = list(JournalEntry.objects.filter(centre=centre).order_by("seq").values_list("seq", flat=True))
        assert seqs == list(range(1, len(seqs) + 1))
    kinds = set(JournalEntry.objects.values_list("centre__code", "kind"))
    assert {("tng", "handover_accepted"), ("plm", "handover_opened"), ("plm", "handover_received")} <= kinds


def test_what_the_giver_cancelled_is_not_opened(api: Api, cast: Cast, offered: dict[str, Any]) -> None:
    given = Incident.objects.get(pk=offered["incident"])
    body = {"version": given.version, "disposition": "10", "cancel_dispatches": True}
    closed = api.post("ayu", f"incidents/{given.pk}/close/", body)
    assert (closed.status_code, closed.json()["status"]) == (200, "cancelled"), closed.content
    assert offered["incident_number"] not in fragment(cast, "indra")
    answer = api.post("indra", f"handovers/{offered['id']}/accept/", {"version": offered["version"]})
    assert answer.status_code == 409
    assert not Incident.objects.filter(centre=cast.plm).exists()
