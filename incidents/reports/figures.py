"""The shape of a shift report: typed, complete, and plain enough for JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import Any

from incidents.reports.intervals import Group


@dataclass(frozen=True, slots=True)
class ShiftHead:
    """Which shift this is; `running` while its figures are "so far"."""

    id: int
    name: str
    centre: str
    centre_name: str
    zone: str
    starts_at: datetime
    ends_at: datetime
    as_of: datetime
    running: bool


@dataclass(frozen=True, slots=True)
class Hour:
    """The calls that came in within one hour of the centre's clock."""

    starts_at: datetime
    total: int
    by_class: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CallFigures:
    """Calls by when they rang. Abandoned: hung up before the answer. Dropped: cut off after it.

    Of the calls `with_incident` each opened one, but for the `additional` ones, which told of one again.
    """

    total: int
    answered: int
    by_class: Mapping[str, int]
    by_source: Mapping[str, int]
    abandoned: int
    abandoned_percent: float | None
    dropped: int
    silent: int
    with_incident: int
    additional: int
    by_hour: tuple[Hour, ...]
    busiest_hour: datetime | None


@dataclass(frozen=True, slots=True)
class TypeFigures:
    """The incidents of one type, by priority."""

    code: str
    category: str
    name_id: str
    name_en: str
    total: int
    by_priority: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class AgencyFigures:
    """What one agency was asked and what it answered.

    `acknowledged_percent` is of all dispatches but those taken back before an answer. `reached` tells
    how many dispatches climbed to each level of the ladder, or further.
    """

    code: str
    short_name: str
    name: str
    kind: str
    incidents: int
    dispatches: int
    acknowledged: int
    acknowledged_percent: float | None
    declined: int
    cancelled: int
    waiting: int
    escalated: int
    no_progress: int
    reached: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class IncidentFigures:
    """The incidents created in the shift; exercises and tests are counted apart and left out of all else."""

    total: int
    by_type: tuple[TypeFigures, ...]
    by_category: Mapping[str, int]
    by_priority: Mapping[int, int]
    by_agency: tuple[AgencyFigures, ...]
    by_disposition: Mapping[str, int]
    closed: int
    cancelled: int
    entered_later: int
    merged: int
    reopened: int
    plan_gaps: int
    still_open: int
    exercises: int


@dataclass(frozen=True, slots=True)
class EscalationFigures:
    """The ladders climbed. Lateness is that of the engines behind the deadlines, in milliseconds."""

    dispatches: int
    escalated: int
    escalated_percent: float | None
    acknowledged: int
    acknowledged_percent: float | None
    declined: int
    steps: int
    by_level: Mapping[int, int]
    no_progress: int
    failed: int
    latest_ms: int
    telephone_tasks: int
    telephone_done: int
    telephone_needless: int
    telephone_open: int
    notifications_failed: int


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """An incident open at the end of the shift: what the next one takes over."""

    id: int
    number: str
    type: str
    name_id: str
    name_en: str
    priority: int
    created_at: datetime
    carried: bool
    still_open: bool
    agencies: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OperatorFigures:
    """A person on the shift; calls and incidents are those of the shift that they noted."""

    username: str
    name: str
    taken_at: datetime | None
    left_at: datetime | None
    calls: int
    incidents: int


@dataclass(frozen=True, slots=True)
class ReferralFigures:
    """Referrals made in the shift, to the other centre (`sent`) and from it (`received`).

    In time is within the seconds that the partner has. `in_time_percent` is of those whose time is over
    or that were acknowledged; one that was withdrawn before is left out.
    """

    sent: int
    acknowledged: int
    in_time: int
    in_time_percent: float | None
    overdue: int
    ticketed: int
    done: int
    refused: int
    returned: int
    failed: int
    withdrawn: int
    received: int
    accepted: int
    opened: int
    declined: int


@dataclass(frozen=True, slots=True)
class CallBackFigures:
    """Call-backs that became owed in the shift, one a number. Unreached: given up, or a wrong number."""

    owed: int
    reached: int
    unreached: int
    needless: int
    still_open: int
    forbidden: int
    attempts: int


@dataclass(frozen=True, slots=True)
class ShiftReport:
    """The report of one shift."""

    shift: ShiftHead
    calls: CallFigures
    incidents: IncidentFigures
    intervals: tuple[Group, ...]
    escalations: EscalationFigures
    referrals: ReferralFigures
    call_backs: CallBackFigures
    handover: tuple[OpenIncident, ...]
    operators: tuple[OperatorFigures, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the report for JSON: times as ISO 8601 in UTC, lengths in seconds, shares in per cent."""
        return _plain(self)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        named = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return named | {name: getattr(value, name) for name in ("percent", "met") if hasattr(value, name)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime) else value
