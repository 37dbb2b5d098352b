"""The hub's look at the clocks: how far each centre's journal is, and whether escalation works."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import orjson
from django.db import connection

from incidents.escalation.health import Health, health

CLOCKS_SQL: Final = """
    SELECT clock_timestamp(), centre.id, coalesce(clock.seq, 0)
    FROM (VALUES (1)) one
    LEFT JOIN unnest(%s::bigint[]) centre (id) ON true
    LEFT JOIN incidents_centreclock clock ON clock.centre_id = centre.id
"""


@dataclass(frozen=True, slots=True)
class Pulse:
    """The database's time, the head of each centre's journal, the state of the engines."""

    at: datetime
    heads: dict[int, int]
    engines: Health

    def beat(self, centre_id: int) -> bytes:
        """Return the centre's heartbeat as JSON; ages in seconds."""
        ages = {name: None if age is None else round(age, 1) for name, age in self.engines.ages.items()}
        return orjson.dumps(
            {
                "type": "beat",
                "head": self.heads[centre_id],
                "at": self.at,
                "engines": ages,
                "late": self.engines.late,
            }
        )


def read_pulse(centre_ids: Collection[int]) -> Pulse:
    """Read the clocks of these centres."""
    with connection.cursor() as cursor:
        cursor.execute(CLOCKS_SQL, [list(centre_ids)])
        rows = cursor.fetchall()
    return Pulse(rows[0][0], {centre: seq for _, centre, seq in rows if centre is not None}, health())
