"""What the page of a shift report shows, out of the report itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from agencies.models import Category
from incidents.call_classes import CallClass
from incidents.dispositions import Disposition
from incidents.reports.figures import OpenIncident, ShiftReport
from incidents.reports.statistics import Summary, TargetShare, share
from incidents.reports.targets import Interval
from incidents.states import DispatchStatus
from incidents.web import report_charts

# What each interval measures: the report says it beside the figures, so that nobody need ask.
MEANINGS: Final = {
    Interval.ANSWER: _("From the first ring to the answer. Test calls and abandoned calls are left out."),
    Interval.PROCESSING: _("From the answer to the alarm of the first agency."),
    Interval.ACKNOWLEDGEMENT: _(
        "From the alarm to the agency's acknowledgement. The target is the first step of each ladder."
    ),
    Interval.TURNOUT: _("From the alarm to setting out."),
    Interval.TRAVEL: _("From setting out to arriving."),
    Interval.RESPONSE: _("From the first ring to the first arrival; by agency, each agency's own arrival."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an interval's table: for all, for a priority or for an agency."""

    priority: int | None
    agency: str
    summary: Summary


@dataclass(frozen=True, slots=True)
class IntervalTable:
    """One interval with all its lines."""

    name: str
    label: str
    meaning: str
    lines: tuple[Line, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """One named count with its share of all."""

    label: str
    count: int
    percent: float | None
    bar: str


@dataclass(frozen=True, slots=True)
class Handover:
    """One open incident as the page shows it."""

    incident: OpenIncident
    kind: str
    agencies: tuple[tuple[str, str, str], ...]


def page_of(report: ShiftReport, language: str) -> dict[str, Any]:
    """Return the template's context for a report in `language` ("id" or "en")."""
    return {
        "report": report,
        "key": _key_figures(report),
        "hours": report_charts.hour_columns(report.calls),
        "classes": report_charts.class_lines(report.calls),
        "types": [
            Share(_name(one, language), one.total, *_share(one.total, report.incidents.total))
            for one in report.incidents.by_type
        ],
        "categories": _shares(report.incidents.by_category, Category, report.incidents.total),
        "dispositions": _shares(report.incidents.by_disposition, Disposition, report.incidents.total),
        "priorities": [
            (priority, Share("", count, *_share(count, report.incidents.total)))
            for priority, count in report.incidents.by_priority.items()
        ],
        "intervals": _interval_tables(report),
        "acknowledgements": report_charts.acknowledgement_lines(report.intervals, report.incidents.by_agency),
        "levels": report_charts.level_lines(report.escalations),
        "handover": [_handover(one, language) for one in report.handover],
    }


def _key_figures(report: ShiftReport) -> dict[str, Any]:
    """The few figures at the head of the page."""
    return {
        "emergencies": share(report.calls.by_class[CallClass.NORMAL], report.calls.total),
        "answer": _first_target(report, Interval.ANSWER),
        "acknowledgement": _first_target(report, Interval.ACKNOWLEDGEMENT),
        "response": _overall(report, Interval.RESPONSE),
    }


def _overall(report: ShiftReport, interval: Interval) -> Summary:
    return next(
        group.summary
        for group in report.intervals
        if group.interval == interval and group.priority is None and group.agency is None
    )


def _first_target(report: ShiftReport, interval: Interval) -> TargetShare | None:
    return next(iter(_overall(report, interval).targets), None)


def _interval_tables(report: ShiftReport) -> list[IntervalTable]:
    return [_interval_table(report, interval) for interval in Interval]


def _interval_table(report: ShiftReport, interval: Interval) -> IntervalTable:
    names: dict[str | None, str] = {one.code: one.short_name for one in report.incidents.by_agency}
    groups = [
        group
        for group in report.intervals
        if group.interval == interval and (group.priority is None or group.agency is None)
    ]
    sources = dict.fromkeys(target.source for group in groups for target in group.summary.targets)
    return IntervalTable(
        name=interval.value,
        label=str(interval.label),
        meaning=str(MEANINGS[interval]),
        lines=tuple(Line(group.priority, names.get(group.agency, ""), group.summary) for group in groups),
        sources=tuple(sources),
    )


def _shares(counts: Mapping[str, int], choices: Any, whole: int) -> list[Share]:
    return [Share(str(choices(code).label), count, *_share(count, whole)) for code, count in counts.items()]


def _share(count: int, whole: int) -> tuple[float | None, str]:
    return share(count, whole), f"{100 * count / (whole or 1):.2f}"


def _handover(one: OpenIncident, language: str) -> Handover:
    agencies = tuple((name, status, str(DispatchStatus(status).label)) for name, status in one.agencies)
    return Handover(one, _name(one, language), agencies)


def _name(one: Any, language: str) -> str:
    return one.name_en if language == "en" else one.name_id
