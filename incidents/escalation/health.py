"""Whether escalation works: asked by `/readyz`, the overview and every board's heartbeat."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db import connection

HEALTH_SQL: Final = """
    SELECT
        (SELECT extract(epoch FROM clock_timestamp() - at) FROM incidents_enginetick WHERE name = 'celery'),
        (SELECT extract(epoch FROM clock_timestamp() - at) FROM incidents_enginetick WHERE name = 'loop'),
        (SELECT extract(epoch FROM clock_timestamp() - min(escalate_at)) FROM incidents_dispatch
            WHERE escalate_at IS NOT NULL),
        (SELECT count(*) FROM incidents_dispatch
            WHERE escalate_at IS NOT NULL AND escalation_failed_at IS NOT NULL)
"""


@dataclass(frozen=True, slots=True)
class Health:
    """The state of escalation. Ages and delays in seconds, by the database's clock.

    `celery` and `loop` are the ages of the engines' last ticks, None for one that never ran; `overdue`
    how long the oldest deadline has been waiting, 0 when none is; `failing` how many dispatches could
    not be escalated and wait for another try.
    """

    celery: float | None
    loop: float | None
    overdue: float
    failing: int

    @property
    def late(self) -> bool:
        """Whether people must watch the deadlines themselves: no engine ticks, or a deadline was missed."""
        limit = settings.ENGINE_LATE_AFTER
        ticking = any(age is not None and age <= limit for age in (self.celery, self.loop))
        return not ticking or self.overdue > limit

    @property
    def ages(self) -> dict[str, float | None]:
        """The engines' ages by their names."""
        return {"celery": self.celery, "loop": self.loop}


def health() -> Health:
    """Read the state of escalation in one query."""
    with connection.cursor() as cursor:
        cursor.execute(HEALTH_SQL)
        celery, loop, overdue, failing = cursor.fetchone()
    return Health(
        None if celery is None else float(celery),
        None if loop is None else float(loop),
        max(0.0, float(overdue or 0)),
        failing,
    )


def engine_ages() -> dict[str, float | None]:
    """Return the age in seconds of each engine's last tick, None for one that never ran."""
    return health().ages


def is_late() -> bool:
    """Return whether escalation runs late (see `Health.late`)."""
    return health().late
