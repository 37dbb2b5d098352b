"""PUT and DELETE drafts/KEY, GET drafts/."""

from datetime import timedelta

from django.utils import timezone

from incidents.actions.drafts import purge_drafts
from incidents.models import Draft
from operators.models import Membership
from operators.roles import Role
from tests.api.conftest import Api
from tests.cast import Cast

CONTENT = {"id": "d1", "fields": {"landmark": "Pasar Anyar"}}


def test_it_keeps_the_last_that_was_sent(api: Api, cast: Cast) -> None:
    assert api.send("PUT", "ayu", "drafts/d1/", {"content": {"id": "d1", "fields": {}}}).status_code == 204
    assert api.send("PUT", "ayu", "drafts/d1/", {"content": CONTENT}).status_code == 204
    [kept] = api.get("ayu", "drafts/").json()
    assert (kept["key"], kept["content"]) == ("d1", CONTENT)


def test_it_is_nobody_elses(api: Api, cast: Cast) -> None:
    api.send("PUT", "ayu", "drafts/d1/", {"content": CONTENT})
    assert api.get("budi", "drafts/").json() == []
    api.send("DELETE", "budi", "drafts/d1/")
    assert len(api.get("ayu", "drafts/").json()) == 1
    Membership.objects.create(user=cast.ayu, centre=cast.plm, role=Role.OPERATOR)
    there = next(one for one in api.get("ayu", "me/").json()["standings"] if one["centre"] == cast.plm.pk)
    headers = api.auth("ayu") | {"X-Standing": there["key"]}
    assert api.client.get("/api/v1/drafts/", headers=headers).json() == []


def test_it_forgets_what_was_saved(api: Api, cast: Cast) -> None:
    api.send("PUT", "ayu", "drafts/d1/", {"content": CONTENT})
    assert api.send("DELETE", "ayu", "drafts/d1/").status_code == 204
    assert api.send("DELETE", "ayu", "drafts/d1/").status_code == 204
    assert api.get("ayu", "drafts/").json() == []


def test_it_refuses_what_is_too_large_and_keeps_what_was_there(api: Api, cast: Cast) -> None:
    api.send("PUT", "ayu", "drafts/d1/", {"content": CONTENT})
    refused = api.send("PUT", "ayu", "drafts/d1/", {"content": {"narrative": "x" * 70_000}})
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["content"])
    long = api.send("PUT", "ayu", f"drafts/{'k' * 41}/", {"content": CONTENT})
    assert (long.status_code, list(long.json()["fields"])) == (400, ["key"])
    assert [one["content"] for one in api.get("ayu", "drafts/").json()] == [CONTENT]


def test_it_is_forgotten_after_two_days(api: Api, cast: Cast) -> None:
    api.send("PUT", "ayu", "drafts/old/", {"content": CONTENT})
    api.send("PUT", "ayu", "drafts/new/", {"content": CONTENT})
    Draft.objects.filter(key="old").update(updated_at=timezone.now() - timedelta(hours=49))
    assert [one["key"] for one in api.get("ayu", "drafts/").json()] == ["new"]
    assert purge_drafts() == 1
    assert list(Draft.objects.values_list("key", flat=True)) == ["new"]
