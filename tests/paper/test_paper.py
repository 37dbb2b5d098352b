"""From the printed form to the incident that keeps its own time."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from incidents.actions.paper import number_forms
from incidents.models import Call, Incident, JournalEntry, PaperForm
from tests.api.conftest import Api, _full_buckets, api
from tests.cast import Cast

__all__ = ["_full_buckets", "api"]


def printed(cast: Cast, count: object, name: str = "ayu") -> Any:
    return cast.client(name).post("/paper/print/", {"count": count})


def test_each_form_is_a_page_with_a_number_of_its_own(cast: Cast) -> None:
    first, second = printed(cast, 3), printed(cast, 2)
    assert (first["Content-Type"], first.content[:5]) == ("application/pdf", b"%PDF-")
    assert first.content.count(b"/Type /Page\n") == 3
    for number in (1, 2, 3):
        assert f"TNG-F0000{number}".encode() in first.content
    assert b"TNG-F00004" in second.content
    assert "112-tng-00004-00005.pdf" in second["Content-Disposition"]
    assert b"PLM-F00001" in printed(cast, 1, "indra").content


@pytest.mark.parametrize("count", ["0", "51", "-1", "x", "", "1e3"])
def test_a_wrong_number_prints_nothing(cast: Cast, count: str) -> None:
    answer = printed(cast, count)
    assert answer.status_code == 400
    assert "50" in answer.content.decode()
    assert not PaperForm.objects.exists()


def test_what_was_taken_on_paper_keeps_its_own_time_and_is_entered_once(api: Api, cast: Cast) -> None:
    printed(cast, 2)
    taken = timezone.now() - timedelta(hours=5)
    at = taken.isoformat()
    body = {"paper_form": "TNG-F00002", "presented_at": at, "answered_at": at, "caller_number": "0812345678"}
    call = api.post("ayu", "calls/", body).json()
    assert Call.objects.get().source == "paper"
    facts = {"incident_type": "FSTRU", "landmark": "Pasar Anyar", "call": call["id"], "reported_at": at}
    assert api.post("ayu", "incidents/", facts).status_code == 201
    assert Incident.objects.get().reported_at == taken
    again = api.post("budi", "calls/", body)
    assert (again.status_code, again.json()["current"]["id"]) == (409, call["id"])
    assert Call.objects.count() == 1
    page = cast.client("ayu").get("/paper/").content.decode()
    assert Incident.objects.get().number in page
    assert "TNG-F00001" in page


@pytest.mark.parametrize("written", ["2", "F00002", "tng-f00002", " TNG-F2 "])
def test_the_number_may_be_written_short(api: Api, cast: Cast, written: str) -> None:
    printed(cast, 2)
    assert api.post("ayu", "calls/", {"paper_form": written}).status_code == 201
    assert PaperForm.objects.get(number=2).call is not None


@pytest.mark.parametrize("written", ["3", "PLM-F00001", "x", "TNG-F", "99999999999", "-1", "1.5"])
def test_a_number_that_was_never_printed_is_refused(api: Api, cast: Cast, written: str) -> None:
    printed(cast, 2)
    printed(cast, 1, "indra")
    answer = api.post("ayu", "calls/", {"paper_form": written})
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["paper_form"])
    assert not Call.objects.exists()


def test_two_who_print_at_once_get_different_numbers(transactional_db: None, cast: Cast) -> None:
    def work() -> None:
        number_forms(standing=cast.ayu_standing, count=5)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(PaperForm.objects.values_list("number", flat=True)) == list(range(1, 31))
    kinds = JournalEntry.objects.filter(kind="paper_forms_printed")
    assert kinds.count() == 6
