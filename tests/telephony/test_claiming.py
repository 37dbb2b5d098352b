"""Who takes a call that rings, by extension or from the queue; and that it becomes the call logged."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client

from incidents.models import Call, JournalEntry, TelephoneCall
from tests.api.conftest import Api
from tests.cast import Cast
from tests.telephony.scene import NUMBER, Pbx


def claim(api: Api, name: str, call: TelephoneCall) -> Any:
    return api.post(name, f"telephony/calls/{call.pk}/claim/")


def strip(cast: Cast, name: str) -> str:
    return cast.client(name).get("/console/telephone/").content.decode()


def test_it_rings_at_whose_extension_it_is_and_for_all_in_the_queue(pbx: Pbx, cast: Cast) -> None:
    pbx.ring("1.1", agent="201")
    assert 'data-whose="own"' in strip(cast, "ayu")
    assert 'data-whose="other"' in strip(cast, "budi")
    pbx.ring("2.1")
    assert all('data-whose="common"' in strip(cast, name) for name in ("ayu", "budi", "citra"))
    assert "data-ring" not in strip(cast, "indra")


def test_one_claims_and_the_other_is_told_who(pbx: Pbx, cast: Cast, api: Api) -> None:
    call = pbx.ring()
    assert claim(api, "ayu", call).json()["claimed_by"] == "Ayu"
    assert claim(api, "ayu", call).status_code == 200
    refused = claim(api, "budi", call)
    assert refused.status_code == 409
    assert "Ayu" in refused.json()["message"]
    assert refused.json()["current"]["claimed_by"] == "Ayu"
    assert JournalEntry.objects.filter(kind="call_claimed").count() == 1


def test_a_stale_claim_is_anybodys(pbx: Pbx, cast: Cast, api: Api) -> None:
    call = pbx.ring()
    claim(api, "ayu", call)
    TelephoneCall.objects.update(claimed_at=F("claimed_at") - timedelta(seconds=11))
    assert claim(api, "budi", call).json()["claimed_by"] == "Budi"


def test_who_talks_with_the_caller_has_it(pbx: Pbx, api: Api) -> None:
    call = pbx.ring()
    claim(api, "budi", call)
    pbx.event("answered", seconds=5, agent="201")
    assert claim(api, "citra", call).status_code == 409
    assert claim(api, "ayu", call).json()["claimed_by"] == "Ayu"


def test_it_becomes_the_call_that_is_logged_with_the_telephones_times(pbx: Pbx, api: Api, cast: Cast) -> None:
    rung = pbx.ring()
    pbx.event("answered", seconds=7, agent="201")
    logged = api.post("ayu", "calls/", {"call_class": "prank", "telephone_call": rung.pk}).json()
    call = Call.objects.get()
    assert (call.presented_at, call.answered_at) == (pbx.at(0), pbx.at(7))
    assert (call.caller_number, call.source, call.operator) == (NUMBER, "pbx", cast.ayu)
    assert api.get("ayu", f"telephony/calls/{rung.pk}/").json()["call"] == logged["id"]
    assert "data-ring" not in strip(cast, "ayu")


def test_logged_before_the_answer_was_told_it_gets_the_true_time(pbx: Pbx, api: Api) -> None:
    rung = pbx.ring()
    api.post("ayu", "calls/", {"telephone_call": rung.pk})
    pbx.event("answered", seconds=7)
    call = Call.objects.get()
    assert (call.answered_at, call.version) == (pbx.at(7), 1)


def test_hung_up_while_it_was_taken_it_is_one_call_with_the_operators_word(pbx: Pbx, api: Api) -> None:
    rung = pbx.ring()
    claim(api, "ayu", rung)
    pbx.event("abandoned", seconds=4)
    assert claim(api, "budi", rung).status_code == 409
    answer = api.post("ayu", "calls/", {"call_class": "ghost", "telephone_call": rung.pk})
    assert answer.status_code == 201
    call = Call.objects.get()
    assert (call.call_class, call.answered_at) == ("ghost", None)


def test_nobody_logs_it_twice(pbx: Pbx, api: Api) -> None:
    rung = pbx.ring()
    api.post("ayu", "calls/", {"telephone_call": rung.pk})
    again = api.post("budi", "calls/", {"telephone_call": rung.pk})
    assert again.status_code == 409
    assert claim(api, "budi", rung).status_code == 409
    assert Call.objects.count() == 1


@pytest.mark.parametrize("name", ["indra", "ayu"])
def test_a_telephone_call_of_nobodys_is_refused(pbx: Pbx, api: Api, name: str) -> None:
    rung = pbx.ring()
    pk = rung.pk if name == "indra" else 2**40
    assert "telephone_call" in api.post(name, "calls/", {"telephone_call": pk}).json()["fields"]
    assert not Call.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_wins(cast: Cast, pbx: Pbx, api: Api) -> None:
    call = pbx.ring()
    start, answers = Barrier(2), dict[str, Any]()
    headers = {name: api.auth(name) for name in ("ayu", "budi")}

    def press(name: str) -> None:
        start.wait()
        path = f"/api/v1/telephony/calls/{call.pk}/claim/"
        given = {"content_type": "application/json", "headers": headers[name]}
        answers[name] = Client().post(path, "{}", **given)
        connection.close()

    threads = [Thread(target=press, args=(name,)) for name in headers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.status_code for answer in answers.values()) == [200, 409]


def test_without_a_telephone_system_the_console_has_no_strip(cast: Cast) -> None:
    page = cast.client("ayu").get("/console/").content.decode()
    assert 'id="telephone"' not in page
