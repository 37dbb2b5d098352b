"""Asking, answering, taking back; a call taken over moves with its draft."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from incidents.actions.shifts import take_shift
from incidents.models import Draft, HelpRequest, Incident, JournalEntry
from tests.api.conftest import Api, _full_buckets, api
from tests.cast import Cast

__all__ = ["_full_buckets", "api"]

CONTENT = {"id": "d1", "fields": {"narrative": "Ma femme ne respire plus."}}


@pytest.fixture(autouse=True)
def _on_shift(cast: Cast) -> None:
    for standing in (cast.ayu_standing, cast.budi_standing):
        take_shift(standing=standing)


def ask(api: Api, cast: Cast, kind: str = "take_over", name: str = "budi") -> Any:
    body = {
        "colleague": cast.users[name].pk,
        "kind": kind,
        "language": "fr",
        "draft": "d1",
        "content": CONTENT,
    }
    return api.post("ayu", "help-requests/", body)


def answer(api: Api, asked: Any, accept: bool, name: str = "budi") -> Any:
    body = {"version": asked.json()["version"], "accept": accept}
    return api.post(name, f"help-requests/{asked.json()['id']}/answer/", body)


def fragment(cast: Cast, name: str) -> str:
    return cast.client(name).get("/console/help/").content.decode()


def test_a_call_taken_over_moves_with_its_draft(api: Api, cast: Cast) -> None:
    asked = ask(api, cast)
    assert asked.status_code == 201, asked.content
    assert "FR" in fragment(cast, "budi")
    assert answer(api, asked, True).json()["content"] == CONTENT
    assert Draft.objects.get().user_id == cast.budi.pk
    assert api.get("ayu", "drafts/").json() == []
    [seen] = api.get("ayu", "help-requests/", draft="d1").json()
    assert seen["state"] == "accepted"
    assert "FR" not in fragment(cast, "budi")


def test_who_joins_leaves_the_call_where_it_is(api: Api, cast: Cast) -> None:
    asked = ask(api, cast, "join")
    assert answer(api, asked, True).json()["content"] is None
    assert Draft.objects.get().user_id == cast.ayu.pk


def test_a_decline_is_seen_and_another_may_be_asked(api: Api, cast: Cast) -> None:
    take_shift(standing=cast.citra_standing)
    answer(api, ask(api, cast), False)
    assert ask(api, cast, name="citra").status_code == 201
    states = [one["state"] for one in api.get("ayu", "help-requests/", draft="d1").json()]
    assert sorted(states) == ["asked", "declined"]
    assert Draft.objects.get().user_id == cast.ayu.pk


def test_what_was_finished_meanwhile_is_not_taken_over(api: Api, cast: Cast) -> None:
    asked = ask(api, cast)
    api.send("DELETE", "ayu", "drafts/d1/")
    assert answer(api, asked, True).status_code == 409
    assert HelpRequest.objects.get().state == "asked"


def test_it_is_answered_once_and_by_nobody_else(api: Api, cast: Cast) -> None:
    asked = ask(api, cast)
    assert answer(api, asked, True, "ayu").status_code == 409
    assert answer(api, asked, True, "citra").status_code == 404
    assert answer(api, asked, True).status_code == 200
    assert answer(api, asked, False).status_code == 409
    path = f"help-requests/{asked.json()['id']}/withdraw/"
    assert api.post("ayu", path, {"version": 2}).status_code == 409


def test_who_is_asked_twice_is_told_of_it_once(api: Api, cast: Cast) -> None:
    ask(api, cast)
    assert ask(api, cast).status_code == 409
    HelpRequest.objects.update(created_at=Now() - timedelta(minutes=11))
    assert "FR" not in fragment(cast, "budi"), "nobody waits that long"
    assert ask(api, cast).status_code == 201


@pytest.mark.parametrize("name", ["citra", "ayu", "indra", "fajar"])
def test_only_colleagues_on_shift_here_can_be_asked(api: Api, cast: Cast, name: str) -> None:
    refused = ask(api, cast, name=name)
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["colleague"])
    assert not Draft.objects.exists()


def test_the_journal_tells_of_it_without_what_was_typed(api: Api, cast: Cast) -> None:
    answer(api, ask(api, cast), True)
    told = JournalEntry.objects.filter(kind__in=["help_asked", "help_answered"])
    assert told.count() == 2
    assert "respire" not in str(list(told.values_list("data", flat=True)))


KEYS = {"call": "k-call", "incident": "k-incident"}
FIRE: dict[str, Any] = {"incident_type": "FSTRU", "landmark": "Pasar Anyar"}


def with_keys(api: Api, cast: Cast, asker: str = "ayu", colleague: str = "budi") -> Any:
    body = {"kind": "take_over", "language": "fr", "draft": "d1", "content": CONTENT | {"keys": KEYS}}
    asked = api.post(asker, "help-requests/", body | {"colleague": cast.users[colleague].pk})
    assert asked.status_code == 201, asked.content
    return asked


def save(api: Api, name: str) -> Any:
    return api.post(name, "incidents/", FIRE, idempotency_key=KEYS["incident"])


def test_of_two_desks_one_saves_the_call_that_was_taken_over(api: Api, cast: Cast) -> None:
    assert answer(api, with_keys(api, cast), True).status_code == 200
    kept = api.send("PUT", "ayu", "drafts/d1/", {"content": CONTENT})
    assert (kept.status_code, "Budi" in kept.json()["message"]) == (409, True)
    late = save(api, "ayu")
    assert (late.status_code, late.json()["code"]) == (422, "key_reused")
    assert save(api, "budi").status_code == 201
    assert Incident.objects.count() == 1


def test_what_was_saved_first_is_not_taken_over(api: Api, cast: Cast) -> None:
    asked = with_keys(api, cast)
    assert save(api, "ayu").status_code == 201
    assert answer(api, asked, True).status_code == 409
    assert HelpRequest.objects.get().state == "asked"


def test_it_can_be_handed_back_and_saved_then(api: Api, cast: Cast) -> None:
    assert answer(api, with_keys(api, cast), True).status_code == 200
    assert answer(api, with_keys(api, cast, "budi", "ayu"), True, "ayu").status_code == 200
    assert api.send("PUT", "ayu", "drafts/d1/", {"content": CONTENT}).status_code == 204
    assert save(api, "budi").status_code == 422
    assert save(api, "ayu").status_code == 201


def test_nobody_else_takes_over_what_one_has(api: Api, cast: Cast) -> None:
    take_shift(standing=cast.citra_standing)
    first, second = with_keys(api, cast), with_keys(api, cast, colleague="citra")
    assert answer(api, first, True).status_code == 200
    assert answer(api, second, True, "citra").status_code == 409
    assert with_keys(api, cast, "budi", "citra").status_code == 201


def test_what_is_no_text_is_refused(api: Api) -> None:
    refused = api.send("PUT", "ayu", "drafts/d1/", {"content": {"fields": {"narrative": "a\x00b"}}})
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["content"])
