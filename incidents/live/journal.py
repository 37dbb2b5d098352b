"""Reading a centre's journal by its cursor."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import orjson
from django.db import connection

# Further behind than this, a whole snapshot is less than the frames.
FARTHEST: Final = 500
NEVER: Final = 2**62

# One statement, so that head, time and entries are of the same moment. Entries come in commit order
# without gaps (incidents/journal/change.py), so a head that was read leaves nothing behind it.
SINCE_SQL: Final = """
    SELECT head.seq, clock_timestamp(), entry.seq, entry.kind, entry.incident_id, entry.agency_id,
           entry.data -> 'fields'
    FROM (
        SELECT least(
            coalesce((SELECT seq FROM incidents_centreclock WHERE centre_id = %(centre)s), 0), %(upto)s
        ) AS seq
    ) head
    LEFT JOIN incidents_journalentry entry
        ON entry.centre_id = %(centre)s AND entry.seq > %(since)s AND entry.seq <= head.seq
    ORDER BY entry.seq
    LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the boards need of a journal entry; `fields` are those that an edit changed."""

    seq: int
    kind: str
    incident_id: int | None
    agency_id: int | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The journal from `since` to `head`, at the database's time `at`.

    `entries` is None when `since` is unknown, ahead of the head or too far behind it: then only a
    snapshot leads to the head.
    """

    since: int | None
    head: int
    at: datetime
    entries: tuple[Entry, ...] | None

    @property
    def touched(self) -> set[int]:
        """The incidents that the entries are about."""
        return {entry.incident_id for entry in self.entries or () if entry.incident_id is not None}


def read_journal(centre_id: int, since: int | None, upto: int = NEVER) -> Reading:
    """Read the centre's journal after `since`, as far as `upto` (both journal numbers)."""
    after = since if since is not None and since >= 0 else NEVER
    parameters = {"centre": centre_id, "since": min(after, NEVER), "upto": upto, "limit": FARTHEST + 1}
    with connection.cursor() as cursor:
        cursor.execute(SINCE_SQL, parameters)
        rows = cursor.fetchall()
    head, at = rows[0][:2]
    if after > head or head - after > FARTHEST:
        return Reading(None, head, at, None)
    return Reading(since, head, at, tuple(_entry(*row[2:]) for row in rows if row[2] is not None))


def _entry(seq: int, kind: str, incident_id: int | None, agency_id: int | None, fields: str | None) -> Entry:
    return Entry(seq, kind, incident_id, agency_id, tuple(orjson.loads(fields)) if fields else ())
