"""The report as one tidy CSV file: a line for each figure."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from incidents.reports.figures import ShiftReport
from incidents.reports.intervals import Group
from incidents.reports.statistics import Summary

COLUMNS: Final = ("section", "metric", "dimension", "value", "unit")
# A spreadsheet takes a cell that begins so for a formula and runs it.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
UNITS: Final = {"percent": "%", "latest_ms": "ms"}

Line = tuple[str, str, str, Any, str]


def csv_of(report: ShiftReport) -> str:
    """Return the whole report as CSV (RFC 4180, comma, CRLF): section, metric, dimension, value, unit.

    Codes, not sentences, so that it reads the same in every language; times are ISO 8601 with the
    offset of UTC, lengths in seconds. A cell that a spreadsheet would run is defused.
    """
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([_defused(cell) for cell in line] for line in _lines(report))
    return file.getvalue()


def _lines(report: ShiftReport) -> Iterator[Line]:
    yield from _flat("shift", "", report.shift)
    yield from _flat("calls", "", report.calls)
    for hour in report.calls.by_hour:
        yield from _flat("calls_by_hour", hour.starts_at.isoformat(), hour)
    yield from _flat("incidents", "", report.incidents)
    for kind in report.incidents.by_type:
        yield from _flat("incidents_by_type", kind.code, kind)
    for agency in report.incidents.by_agency:
        yield from _flat("agencies", agency.code, agency)
    yield from _flat("escalations", "", report.escalations)
    yield from _flat("referrals", "", report.referrals)
    yield from _flat("call_backs", "", report.call_backs)
    for group in report.intervals:
        yield from _interval(group)
    for one in report.handover:
        yield from _flat("handover", one.number, one)
        for short_name, status in one.agencies:
            yield "handover", "agency", f"{one.number}/{short_name}", status, ""
    for person in report.operators:
        yield from _flat("operators", person.username, person)


def _flat(section: str, dimension: str, part: Any) -> Iterator[Line]:
    """One line a field, or one for each thing it counts by; lists have their lines elsewhere."""
    for one in fields(part):
        value = getattr(part, one.name)
        if isinstance(value, Mapping):
            for key, number in value.items():
                yield section, one.name, "/".join(filter(None, [dimension, str(key)])), number, ""
        elif not isinstance(value, tuple):
            yield section, one.name, dimension, value, _unit(one.name)


def _interval(group: Group) -> Iterator[Line]:
    priority = f"P{group.priority}" if group.priority else "all"
    dimension = f"{group.interval.value}/{priority}/{group.agency or 'all'}"
    summary: Summary = group.summary
    for name in ("n", "missing", "missing_percent", "p50", "p90", "p95", "maximum", "worst_tenth_mean"):
        unit = "" if name in ("n", "missing") else _unit(name) or "s"
        yield "intervals", name, dimension, getattr(summary, name), unit
    for value in summary.values:
        yield "intervals", "value", dimension, value, "s"
    for target in summary.targets:
        limit = "policy" if target.by_policy else f"{target.seconds:g}s"
        yield "intervals", f"within_{limit}", dimension, target.within, ""
        yield "intervals", f"judged_{limit}", dimension, target.judged, ""
        yield "intervals", f"within_{limit}_percent", dimension, target.percent, "%"


def _unit(name: str) -> str:
    return "%" if name.endswith("percent") else "ms" if name.endswith("_ms") else ""


def _defused(cell: Any) -> Any:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return int(cell)
    if isinstance(cell, (int, float)):
        return cell
    text = cell.isoformat() if hasattr(cell, "isoformat") else str(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
