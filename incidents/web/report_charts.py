"""The charts of the shift report: shares and places in per cent, for bars that the style sheet draws."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from incidents.call_classes import CallClass
from incidents.reports.figures import AgencyFigures, CallFigures, EscalationFigures
from incidents.reports.intervals import Group
from incidents.reports.statistics import Summary, share
from incidents.reports.targets import Interval

# From the bottom of a column upwards.
STACK: Final = (
    CallClass.NORMAL,
    CallClass.INFORMATION,
    CallClass.NON_EMERGENCY,
    CallClass.PRANK,
    CallClass.GHOST,
    CallClass.DROPPED,
    CallClass.TEST,
)
# The acknowledgement chart ends at so many times the target; what is longer is drawn to the end and marked.
WIDEST: Final = 4.0


@dataclass(frozen=True, slots=True)
class Segment:
    """One class in a column; `height` in per cent of the tallest column, as CSS writes it."""

    call_class: str
    label: str
    count: int
    height: str


@dataclass(frozen=True, slots=True)
class Column:
    """The calls of one hour."""

    starts_at: datetime
    total: int
    busiest: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One class of calls with its share of all."""

    call_class: str
    label: str
    count: int
    percent: float | None
    bar: str
    by_hour: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AcknowledgementLine:
    """How one agency acknowledged at one priority, on a scale on which every target has one place."""

    agency: str
    priority: int
    summary: Summary
    target: float
    half: str
    most: str
    beyond: bool


@dataclass(frozen=True, slots=True)
class LevelLine:
    """How many dispatches climbed to a level of the ladder, 0 for none."""

    level: int
    count: int
    percent: float | None
    bar: str


def hour_columns(calls: CallFigures) -> list[Column]:
    """Return a stacked column for each hour."""
    tallest = max((hour.total for hour in calls.by_hour), default=0) or 1
    return [
        Column(
            starts_at=hour.starts_at,
            total=hour.total,
            busiest=hour.starts_at == calls.busiest_hour,
            segments=tuple(
                Segment(one.value, str(one.label), count, _css(count / tallest))
                for one in STACK
                if (count := hour.by_class.get(one, 0))
            ),
        )
        for hour in calls.by_hour
    ]


def class_lines(calls: CallFigures) -> list[ClassLine]:
    """Return the classes of calls, each with its share and its calls by hour."""
    return [
        ClassLine(
            call_class=one.value,
            label=str(one.label),
            count=calls.by_class[one],
            percent=share(calls.by_class[one], calls.total),
            bar=_css(calls.by_class[one] / (calls.total or 1)),
            by_hour=tuple(hour.by_class.get(one, 0) for hour in calls.by_hour),
        )
        for one in STACK
    ]


def acknowledgement_lines(
    groups: Iterable[Group], agencies: Iterable[AgencyFigures]
) -> list[AcknowledgementLine]:
    """Return a line for each agency and priority with a target of its own and at least one value."""
    names = {agency.code: agency.short_name for agency in agencies}
    lines = []
    for group in groups:
        target = next((one.seconds for one in group.summary.targets), None)
        if group.interval == Interval.ACKNOWLEDGEMENT and group.priority and group.agency and target:
            lines.append(_acknowledgement(names[group.agency], group.priority, group.summary, target))
    return lines


def level_lines(escalations: EscalationFigures) -> list[LevelLine]:
    """Return a line for the dispatches that did not climb, and one for each level."""
    counts = {0: escalations.dispatches - escalations.escalated, **escalations.by_level}
    total = escalations.dispatches
    return [
        LevelLine(level, count, share(count, total), _css(count / (total or 1)))
        for level, count in counts.items()
    ]


def _acknowledgement(agency: str, priority: int, summary: Summary, target: float) -> AcknowledgementLine:
    most = summary.p90 if summary.p90 is not None else summary.maximum or 0.0
    half = summary.p50 if summary.p50 is not None else 0.0
    return AcknowledgementLine(
        agency=agency,
        priority=priority,
        summary=summary,
        target=target,
        half=_css(half / target / WIDEST),
        most=_css(most / target / WIDEST),
        beyond=most / target > WIDEST,
    )


def _css(part: float) -> str:
    """A part of the whole in per cent, with the point that CSS wants in every language."""
    return f"{min(1.0, part) * 100:.2f}"
