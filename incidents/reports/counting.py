"""The counts of a shift: calls, incidents, agencies, ladders. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from agencies.models import Agency
from agencies.priority import Priority
from incidents.call_classes import CallClass
from incidents.journal.kinds import Kind
from incidents.models import CallSource
from incidents.reports.cases import Case, DispatchCase
from incidents.reports.figures import (
    AgencyFigures,
    CallFigures,
    EscalationFigures,
    Hour,
    IncidentFigures,
    TypeFigures,
)
from incidents.reports.reading import CallFact, Facts
from incidents.reports.statistics import share
from incidents.states import DispatchStatus


def call_figures(facts: Facts) -> CallFigures:
    """Count the calls of the shift."""
    calls = facts.calls
    classes = Counter(call.call_class for call in calls)
    abandoned = sum(call.call_class == CallClass.DROPPED and call.answered_at is None for call in calls)
    hours = _hours(facts)
    busiest = max(hours, key=lambda hour: hour.total, default=None)
    return CallFigures(
        total=len(calls),
        answered=sum(call.answered_at is not None for call in calls),
        by_class={one.value: classes[one.value] for one in CallClass},
        by_source=_counted((call.source for call in calls), [one.value for one in CallSource]),
        abandoned=abandoned,
        abandoned_percent=share(abandoned, len(calls)),
        dropped=classes[CallClass.DROPPED] - abandoned,
        silent=classes[CallClass.GHOST],
        with_incident=sum(call.incident_id is not None for call in calls),
        additional=sum(call.incident_id is not None and call.attached_at is not None for call in calls),
        by_hour=hours,
        busiest_hour=busiest.starts_at if busiest and busiest.total else None,
    )


def incident_figures(facts: Facts) -> IncidentFigures:
    """Count the incidents of the shift, by type and priority as last corrected."""
    cases = list(facts.cases.values())
    categories = Counter(facts.types[case.type_code].category for case in cases)
    ended = [case for case in cases if not case.is_open]
    return IncidentFigures(
        total=len(cases),
        by_type=_by_type(facts, cases),
        by_category=dict(categories.most_common()),
        by_priority=_counted((case.priority for case in cases), [one.value for one in Priority]),
        by_agency=_by_agency(facts, cases),
        by_disposition=dict(Counter(case.disposition for case in ended).most_common()),
        closed=sum(not case.cancelled for case in ended),
        cancelled=sum(case.cancelled for case in ended),
        entered_later=sum(case.entered_later for case in cases),
        merged=sum(case.merged for case in cases),
        reopened=sum(bool(case.reopened_at) for case in cases),
        plan_gaps=sum(case.plan_gap for case in cases),
        still_open=len(cases) - len(ended),
        exercises=facts.exercises,
    )


def escalation_figures(facts: Facts) -> EscalationFigures:
    """Count the steps of the ladders and what they asked for."""
    cases = facts.cases.values()
    dispatches = [one for case in cases for one in case.dispatches.values()]
    counts: Counter[str] = sum((case.counts for case in cases), Counter())
    acknowledged = sum(one.acknowledged_at is not None for one in dispatches)
    escalated = sum(bool(one.levels) for one in dispatches)
    closed = counts[Kind.TELEPHONE_DONE] + counts["telephone_needless"]
    return EscalationFigures(
        dispatches=len(dispatches),
        escalated=escalated,
        escalated_percent=share(escalated, len(dispatches)),
        acknowledged=acknowledged,
        acknowledged_percent=share(acknowledged, sum(map(_asked, dispatches))),
        declined=sum(one.status == DispatchStatus.DECLINED for one in dispatches),
        steps=sum(len(one.levels) for one in dispatches),
        by_level=_levels(dispatches),
        no_progress=sum(one.no_progress for one in dispatches),
        failed=counts[Kind.ESCALATION_FAILED],
        latest_ms=max((case.latest_step_ms for case in cases), default=0),
        telephone_tasks=counts[Kind.TELEPHONE_TASK],
        telephone_done=counts[Kind.TELEPHONE_DONE],
        telephone_needless=counts["telephone_needless"],
        telephone_open=counts[Kind.TELEPHONE_TASK] - closed,
        notifications_failed=counts[Kind.NOTIFICATION_FAILED],
    )


def _hours(facts: Facts) -> tuple[Hour, ...]:
    """Every hour of the shift until its end, or until now. The zones are whole hours from UTC."""
    start = facts.shift.starts_at.replace(minute=0, second=0, microsecond=0)
    parted: dict[datetime, list[CallFact]] = {}
    while start < facts.end:
        parted[start] = []
        start += timedelta(hours=1)
    for call in facts.calls:
        parted.setdefault(call.presented_at.replace(minute=0, second=0, microsecond=0), []).append(call)
    return tuple(
        Hour(at, len(calls), Counter(call.call_class for call in calls))
        for at, calls in sorted(parted.items())
    )


def _by_type(facts: Facts, cases: list[Case]) -> tuple[TypeFigures, ...]:
    priorities: dict[str, Counter[int]] = {}
    for case in cases:
        priorities.setdefault(case.type_code, Counter())[case.priority] += 1
    ordered = sorted(priorities.items(), key=lambda item: (-item[1].total(), item[0]))
    return tuple(
        TypeFigures(
            code=code,
            category=facts.types[code].category,
            name_id=facts.types[code].name_id,
            name_en=facts.types[code].name_en,
            total=counts.total(),
            by_priority=dict(sorted(counts.items())),
        )
        for code, counts in ordered
    )


def _by_agency(facts: Facts, cases: list[Case]) -> tuple[AgencyFigures, ...]:
    parted: dict[int, list[DispatchCase]] = {}
    incidents: Counter[int] = Counter()
    for case in cases:
        incidents.update({one.agency_id for one in case.dispatches.values()})
        for one in case.dispatches.values():
            parted.setdefault(one.agency_id, []).append(one)
    ordered = sorted(parted.items(), key=lambda item: (-len(item[1]), facts.agencies[item[0]].name))
    return tuple(_agency(facts.agencies[pk], incidents[pk], dispatches) for pk, dispatches in ordered)


def _agency(agency: Agency, incidents: int, dispatches: list[DispatchCase]) -> AgencyFigures:
    acknowledged = sum(one.acknowledged_at is not None for one in dispatches)
    statuses = Counter(one.status for one in dispatches)
    return AgencyFigures(
        code=agency.code,
        short_name=agency.short_name,
        name=agency.name,
        kind=agency.kind,
        incidents=incidents,
        dispatches=len(dispatches),
        acknowledged=acknowledged,
        acknowledged_percent=share(acknowledged, sum(map(_asked, dispatches))),
        declined=statuses[DispatchStatus.DECLINED],
        cancelled=statuses[DispatchStatus.CANCELLED],
        waiting=statuses[DispatchStatus.NOTIFIED],
        escalated=sum(bool(one.levels) for one in dispatches),
        no_progress=sum(one.no_progress for one in dispatches),
        reached=_levels(dispatches),
    )


def _asked(one: DispatchCase) -> bool:
    """Whether an acknowledgement was due: not when it was taken back before an answer."""
    return one.acknowledged_at is not None or one.status != DispatchStatus.CANCELLED


def _levels(dispatches: Iterable[DispatchCase]) -> dict[int, int]:
    """How many dispatches climbed to each level."""
    return dict(sorted(Counter(level for one in dispatches for level in set(one.levels)).items()))


def _counted(values: Iterable[object], known: list) -> Mapping:
    counts = Counter(values)
    return {value: counts[value] for value in known}
