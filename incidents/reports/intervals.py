"""The intervals of a shift (DOMAIN section 2), measured and grouped by priority and agency. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from incidents.call_classes import CallClass
from incidents.reports.cases import Case, DispatchCase
from incidents.reports.reading import Facts
from incidents.reports.statistics import Sample, Summary, summarise
from incidents.reports.targets import Interval, targets_of
from incidents.states import DispatchStatus

# A dispatch that ended so asks nothing more of the agency: its later steps are not missing.
EXCUSED: Final = frozenset({DispatchStatus.DECLINED, DispatchStatus.CANCELLED})


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one interval for all, for a priority, for an agency, or for both together."""

    interval: Interval
    priority: int | None
    agency: str | None
    summary: Summary


def intervals_of(facts: Facts) -> tuple[Group, ...]:
    """Return every group that has a sample, interval by interval; the one for all first, even if empty."""
    samples = {
        Interval.ANSWER: list(_answers(facts)),
        Interval.PROCESSING: list(_processing(facts)),
        Interval.ACKNOWLEDGEMENT: list(_acknowledgements(facts)),
        Interval.TURNOUT: list(_turnouts(facts)),
        Interval.TRAVEL: list(_travels(facts)),
    }
    groups = [group for interval, found in samples.items() for group in _groups(facts, interval, found)]
    # For the caller the first arrival counts; by agency, each agency's own.
    arrivals = _groups(facts, Interval.RESPONSE, list(_first_arrivals(facts)))
    own = _groups(facts, Interval.RESPONSE, list(_arrivals(facts)))
    groups += [group for group in arrivals if group.agency is None]
    groups += [group for group in own if group.agency is not None]
    return tuple(groups)


def _answers(facts: Facts) -> Iterator[Sample]:
    """T1 - T0. An abandoned call has no answer and is counted as such, not here; nor is a test call."""
    for call in facts.calls:
        abandoned = call.answered_at is None and call.call_class == CallClass.DROPPED
        if not abandoned and call.call_class != CallClass.TEST:
            yield Sample(call.answer_seconds)


def _processing(facts: Facts) -> Iterator[Sample]:
    """T4 - T1 of the first agency. An incident to which nobody was sent is a plan gap, not a slow one.

    Of one that was entered later the interval would hold the time until its entry: it is said, not counted.
    """
    for case in _as_taken(facts):
        if case.dispatches:
            first = min(case.dispatches.values(), key=lambda one: one.notified_at)
            call = facts.first_calls.get(case.incident_id)
            value = _between(call.answered_at if call else None, first.notified_at)
            yield Sample(value, None, case.priority, first.agency_id)


def _as_taken(facts: Facts) -> Iterator[Case]:
    return (case for case in facts.cases.values() if not case.entered_later)


def _acknowledgements(facts: Facts) -> Iterator[Sample]:
    """T5 - T4. A dispatch declined or taken back before was answered otherwise."""
    for _case, pk, one in _dispatches(facts):
        if one.acknowledged_at or one.status not in EXCUSED:
            waiting = _running(facts, one, one.notified_at)
            value = _between(one.notified_at, one.acknowledged_at)
            yield Sample(value, waiting, one.priority, one.agency_id, facts.policies.get(pk))


def _turnouts(facts: Facts) -> Iterator[Sample]:
    """T6 - T4."""
    for _case, _pk, one in _dispatches(facts):
        if one.responds and (one.en_route_at or one.status not in EXCUSED):
            waiting = None if one.on_scene_at else _running(facts, one, one.notified_at)
            yield Sample(_between(one.notified_at, one.en_route_at), waiting, one.priority, one.agency_id)


def _travels(facts: Facts) -> Iterator[Sample]:
    """T7 - T6, of those that set out or arrived."""
    for _case, _pk, one in _dispatches(facts):
        if one.responds and (one.on_scene_at or (one.en_route_at and one.status not in EXCUSED)):
            waiting = _running(facts, one, one.en_route_at)
            yield Sample(_between(one.en_route_at, one.on_scene_at), waiting, one.priority, one.agency_id)


def _first_arrivals(facts: Facts) -> Iterator[Sample]:
    """T7 - T0 of the first agency on scene."""
    for case in _as_taken(facts):
        expected = [one for one in case.first_dispatches() if _arrives(one)]
        if expected:
            yield _response(facts, case, expected, None)


def _arrivals(facts: Facts) -> Iterator[Sample]:
    """T7 - T0, each agency by itself."""
    for case in _as_taken(facts):
        by_agency: dict[int, list[DispatchCase]] = defaultdict(list)
        for one in case.first_dispatches():
            if _arrives(one):
                by_agency[one.agency_id].append(one)
        for agency_id, expected in by_agency.items():
            yield _response(facts, case, expected, agency_id)


def _arrives(one: DispatchCase) -> bool:
    return one.responds and (one.on_scene_at is not None or one.status not in EXCUSED)


def _response(facts: Facts, case: Case, expected: list[DispatchCase], agency_id: int | None) -> Sample:
    call = facts.first_calls.get(case.incident_id)
    start = call.presented_at if call else None
    arrived = min((one.on_scene_at for one in expected if one.on_scene_at), default=None)
    waiting = None
    if arrived is None and start is not None and any(one.live for one in expected):
        waiting = (facts.as_of - start).total_seconds()
    return Sample(_between(start, arrived), waiting, case.priority, agency_id)


def _dispatches(facts: Facts) -> Iterator[tuple[Case, int, DispatchCase]]:
    for case in facts.cases.values():
        for pk, one in case.dispatches.items():
            yield case, pk, one


def _running(facts: Facts, one: DispatchCase, start: datetime | None) -> float | None:
    return (facts.as_of - start).total_seconds() if one.live and start else None


def _between(start: datetime | None, end: datetime | None) -> float | None:
    """Seconds; None when a time is missing or they are the wrong way round."""
    if start is None or end is None or end < start:
        return None
    return (end - start).total_seconds()


def _groups(facts: Facts, interval: Interval, samples: list[Sample]) -> list[Group]:
    parted: dict[tuple[int | None, int | None], list[Sample]] = {(None, None): samples}
    for sample in samples:
        for key in _keys(sample):
            parted.setdefault(key, []).append(sample)
    return [
        _group(facts, interval, key, parted[key])
        for key in sorted(parted, key=lambda key: (key[1] or 0, key[0] or 0))
    ]


def _keys(sample: Sample) -> Iterable[tuple[int | None, int | None]]:
    if sample.priority is not None:
        yield sample.priority, None
    if sample.agency_id is not None:
        yield None, sample.agency_id
        if sample.priority is not None:
            yield sample.priority, sample.agency_id


def _group(
    facts: Facts, interval: Interval, key: tuple[int | None, int | None], samples: list[Sample]
) -> Group:
    priority, agency_id = key
    agency = facts.agencies[agency_id] if agency_id else None
    targets = targets_of(facts.shift.centre.code, interval, agency.kind if agency else None)
    return Group(interval, priority, agency.code if agency else None, summarise(samples, targets))
