"""Snapshots and frames: what a board is sent. The hub and the API's `GET board/` both read it here.

The journal is read before the rows: a frame's rows may be newer than its cursor, never older, and as
rows are whole and versioned a repetition does no harm.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import orjson

from incidents.board import IncidentFacts, load_facts
from incidents.journal.kinds import Kind
from incidents.live.alarms import Alarm, alarms_of
from incidents.live.journal import NEVER, Reading, read_journal
from incidents.live.rows import all_rows, changed_rows
from operators.standing import Scope

# By these a dispatch leaves an incident for another one, and its agency perhaps the right to hear of it.
MOVED: Final = frozenset({Kind.DISPATCH_CARRIED, Kind.DISPATCH_RETURNED})


@dataclass(frozen=True, slots=True)
class Content:
    """A snapshot or frame, encoded, and the journal number to which it leads."""

    to: int
    json: bytes


def board_frame(scope: Scope, since: int | None) -> bytes:
    """Return, as JSON, what leads a board of `scope` from the journal number `since` to the present.

    That is a frame when `since` is at most 500 entries behind, else a snapshot. Raises DatabaseError.
    """
    return board_content(scope, since).json


def board_content(scope: Scope, since: int | None, upto: int = NEVER) -> Content:
    """Return the same as far as the journal number `upto`."""
    reading = read_journal(scope.centre_id, since, upto)
    if reading.entries is None:
        return Content(reading.head, _snapshot(scope, reading))
    facts = load_facts(scope.centre_id, reading.touched) if reading.touched else {}
    return Content(reading.head, _frame(scope, reading, facts))


def next_frames(
    centre_id: int, since: int | None, scopes: Sequence[Scope]
) -> tuple[Reading, dict[Scope, Content]]:
    """Read the centre's journal after `since` once; return every scope's frame, none when too far behind."""
    reading = read_journal(centre_id, since)
    if not reading.entries:
        return reading, {}
    facts = load_facts(centre_id, reading.touched) if scopes and reading.touched else {}
    return reading, {scope: Content(reading.head, _frame(scope, reading, facts)) for scope in scopes}


def _frame(scope: Scope, reading: Reading, facts: Mapping[int, IncidentFacts]) -> bytes:
    entries = reading.entries or ()
    left = {one.incident_id for one in entries if one.kind in MOVED and one.agency_id == scope.agency_id}
    rows = changed_rows(facts.values(), scope, left)
    alarms = alarms_of(entries, facts, scope)
    return _encode({"type": "frame", "from": reading.since, "to": reading.head}, reading, rows, alarms)


def _snapshot(scope: Scope, reading: Reading) -> bytes:
    return _encode({"type": "snapshot", "to": reading.head}, reading, all_rows(scope), [])


def _encode(head: dict[str, object], reading: Reading, rows: list[bytes], alarms: list[Alarm]) -> bytes:
    fragments = [orjson.Fragment(row) for row in rows]
    return orjson.dumps({**head, "at": reading.at, "rows": fragments, "alarms": alarms})
