"""GET reports/shifts/, reports/shifts/ID/."""

import csv
import io

import pytest

from incidents.actions.shifts import take_shift
from operators.models import Shift
from tests.api.conftest import Api
from tests.cast import Cast


@pytest.fixture
def shift(cast: Cast) -> Shift:
    """The present shift, with one incident."""
    cast.incident()
    return take_shift(standing=cast.ayu_standing).shift


def test_it_reports_a_shift_to_those_who_review(api: Api, shift: Shift) -> None:
    for name in ("citra", "dewi"):
        answer = api.get(name, f"reports/shifts/{shift.pk}/")
        assert answer.status_code == 200
        assert answer.json()["incidents"]["total"] == 1
        assert [one["id"] for one in api.get(name, "reports/shifts/").json()] == [shift.pk]


def test_it_hides_the_report_from_everybody_else(api: Api, shift: Shift) -> None:
    for name in ("ayu", "fajar", "hadi"):
        assert api.get(name, f"reports/shifts/{shift.pk}/").status_code == 403
        assert api.get(name, "reports/shifts/").status_code == 403
    assert api.get("joko", f"reports/shifts/{shift.pk}/").status_code == 404
    assert api.get("joko", "reports/shifts/").json() == []


def test_it_answers_csv_when_asked_by_name_or_by_header(api: Api, shift: Shift) -> None:
    path = f"/api/v1/reports/shifts/{shift.pk}/"
    by_name = api.client.get(f"{path}?format=csv", headers=api.auth("citra"))
    by_header = api.client.get(path, headers=api.auth("citra") | {"Accept": "text/csv"})
    for answer in (by_name, by_header):
        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        assert "shift-tng-" in answer["Content-Disposition"]
        lines = list(csv.reader(io.StringIO(answer.content.decode())))
        assert ["incidents", "total", "", "1", ""] in lines


def test_it_answers_a_refused_csv_in_json(api: Api, shift: Shift) -> None:
    headers = api.auth("ayu") | {"Accept": "text/csv"}
    answer = api.client.get(f"/api/v1/reports/shifts/{shift.pk}/", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    assert answer["Content-Type"] == "application/json"
