"""number-flags/: a supervisor's warning about a number, and its page."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from incidents.models import JournalEntry, NumberFlag
from tests.api.conftest import Api
from tests.cast import Cast

NUMBER = "0812-3333-4444"
REASON = "Anak bermain, orang tua sudah dihubungi."


def day(after: int) -> str:
    return (timezone.now().astimezone().date() + timedelta(days=after)).isoformat()


def flag(api: Api, name: str = "citra", **values: Any) -> Any:
    body = {"number": NUMBER, "reason": REASON, "ends_on": day(7)} | values
    return api.post(name, "number-flags/", body)


def beside(api: Api, name: str = "ayu") -> list[str]:
    return [one["reason"] for one in api.get(name, "callers/", number="+6281233334444").json()["flags"]]


def test_it_stands_beside_the_calls_of_the_number(api: Api, cast: Cast) -> None:
    answer = flag(api)
    assert (answer.status_code, answer.json()["by"]) == (201, "Citra")
    assert beside(api) == [REASON]
    entry = JournalEntry.objects.get(kind="number_flagged")
    assert (entry.actor, entry.data["flag"]) == (cast.citra, answer.json()["id"])
    assert "4444" not in str(entry.data)
    assert beside(api, "indra") == []


def test_it_rejects_no_call(api: Api) -> None:
    flag(api)
    assert api.post("ayu", "calls/", {"caller_number": NUMBER}).status_code == 201


def test_it_ends_by_itself(api: Api) -> None:
    flag(api)
    past = timezone.now() - timedelta(days=9)
    NumberFlag.objects.update(created_at=past, ends_at=past + timedelta(days=1))
    assert beside(api) == []
    assert api.get("citra", "number-flags/").json() == []


def test_a_supervisor_ends_it(api: Api) -> None:
    shown = flag(api).json()
    path = f"number-flags/{shown['id']}/end/"
    assert api.post("citra", path, {"version": 9}).json()["code"] == "stale"
    assert api.post("ayu", path, {"version": 1}).status_code == 403
    assert api.post("joko", path, {"version": 1}).status_code == 404
    assert api.post("citra", path, {"version": 1}).json()["ended_at"]
    assert beside(api) == []
    assert JournalEntry.objects.filter(kind="number_flag_ended").count() == 1
    again = api.post("citra", path, {"version": 2})
    assert (again.status_code, again.json()["code"]) == (409, "conflict")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"number": "siapa"}, "number"),
        ({"number": ""}, "number"),
        ({"reason": "  "}, "reason"),
        ({"reason": "x" * 301}, "reason"),
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"ends_on": "2999-01-01"}, "ends_on"),
        ({"ends_on": "9999-12-31"}, "ends_on"),
        ({"ends_on": "besok"}, "ends_on"),
    ],
)
def test_it_says_what_is_wrong(api: Api, values: dict[str, Any], field: str) -> None:
    answer = flag(api, **values)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert not NumberFlag.objects.exists()


def test_the_page_shows_the_flags_to_supervisors_alone(api: Api, cast: Cast) -> None:
    flag(api)
    page = cast.client("citra").get("/numbers/flags/")
    assert NUMBER in page.content.decode()
    assert REASON in page.content.decode()
    for name in ("ayu", "dewi", "fajar"):
        assert cast.client(name).get("/numbers/flags/").status_code == 404
    assert NUMBER not in cast.client("joko").get("/numbers/flags/").content.decode()
