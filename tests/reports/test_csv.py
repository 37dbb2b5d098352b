"""The CSV holds every figure of the report, one a line, and nothing that a spreadsheet would run."""

import csv
import io
from datetime import timedelta

import pytest

from incidents.models import CallSource
from incidents.reports import csv_of, shift_report
from incidents.reports.csv_file import COLUMNS
from operators.models import User
from tests.reports import town as towns

pytestmark = pytest.mark.django_db
EVENING = towns.ENDS + timedelta(hours=1)


def rows_of(report):
    return list(csv.DictReader(io.StringIO(csv_of(report), newline="")))


def test_it_holds_the_figures_of_the_report(town):
    towns.play(town, seed=9, moves=80)
    report = shift_report(town.shift, at=EVENING)
    rows = rows_of(report)
    assert tuple(rows[0]) == COLUMNS
    figures = {(row["section"], row["metric"], row["dimension"]): row["value"] for row in rows}
    assert figures["calls", "total", ""] == str(report.calls.total)
    assert figures["calls", "by_class", "prank"] == str(report.calls.by_class["prank"])
    assert figures["calls", "by_source", CallSource.MANUAL] == str(report.calls.total)
    for agency in report.incidents.by_agency:
        assert figures["agencies", "dispatches", agency.code] == str(agency.dispatches)
    for group in report.intervals:
        priority = f"P{group.priority}" if group.priority else "all"
        dimension = f"{group.interval.value}/{priority}/{group.agency or 'all'}"
        assert figures["intervals", "n", dimension] == str(group.summary.n)
        assert figures["intervals", "missing", dimension] == str(group.summary.missing)
        expected = "" if group.summary.p90 is None else str(group.summary.p90)
        assert figures["intervals", "p90", dimension] == expected
    assert len([row for row in rows if (row["section"], row["metric"]) == ("handover", "number")]) == len(
        report.handover
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(town, start):
    User.objects.filter(pk=town.olga.user_id).update(first_name=f"{start}cmd|' /C calc'!A0")
    town.fire.short_name = f"{start}SUM(A1)"
    town.fire.save()
    town.call(towns.STARTS + timedelta(hours=1))
    town.incident(towns.STARTS + timedelta(hours=1), town.fire)
    cells = [cell for row in rows_of(shift_report(town.shift, at=EVENING)) for cell in row.values()]
    assert f"'{start}SUM(A1)" in cells
    assert any("cmd|" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_the_same_figures_are_in_the_json(town):
    towns.play(town, seed=3, moves=60)
    report = shift_report(town.shift, at=EVENING)
    data = report.as_dict()
    assert data["shift"]["starts_at"] == "2026-03-02T00:30:00+00:00"
    assert data["calls"]["by_class"]["prank"] == report.calls.by_class["prank"]
    group, plain = report.intervals[0], data["intervals"][0]
    assert plain["interval"] == "answer"
    assert plain["summary"]["targets"][0]["percent"] == group.summary.targets[0].percent
    assert plain["summary"]["targets"][0]["met"] == group.summary.targets[0].met
