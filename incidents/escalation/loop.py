"""The engine in each boards process: sleeps exactly until the next deadline, needs PostgreSQL alone."""

from contextlib import closing
from functools import partial
from typing import Final

from django.conf import settings
from django.db import connection

from incidents.background import Stop, keep_on, run_threads
from incidents.escalation.listener import Listener
from incidents.escalation.sweep import escalate_due

ENGINE: Final = "loop"
# A timer that rings a moment early would find nothing due.
AFTER_DEADLINE: Final = 0.0005
# How soon to come back to a deadline that stays due, because somebody is changing its incident.
FIRST_RETRY: Final = 0.005
LAST_RETRY: Final = 0.25

# The clock of a centre is held for milliseconds; the other centres must not wait long for a session that
# hangs on one.
LOCK_TIMEOUT: Final = "1s"

NEXT_SQL: Final = """
    SELECT extract(epoch FROM min(escalate_at) - clock_timestamp())
    FROM incidents_dispatch WHERE escalate_at IS NOT NULL
"""


async def run() -> None:
    """Run the engine in a thread of its own, so that the boards' event loop never waits for it."""
    await run_threads({"escalation": sweep_until})


def sweep_until(stop: Stop) -> None:
    """Sweep at every deadline, and at least once per `POLL_SECONDS`, until `stop`."""
    keep_on(partial(_listen_and_sweep, stop), stop)


def _listen_and_sweep(stop: Stop) -> None:
    retry = FIRST_RETRY
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{LOCK_TIMEOUT}'")
    with closing(Listener()) as listener:
        while not stop.is_set():
            taken = escalate_due(engine=ENGINE)
            seconds = _seconds_to_next()
            retry = FIRST_RETRY if taken or seconds > 0 else min(2 * retry, LAST_RETRY)
            wait = seconds + AFTER_DEADLINE if seconds > 0 else retry
            listener.wait(min(wait, settings.POLL_SECONDS), stop)


def _seconds_to_next() -> float:
    with connection.cursor() as cursor:
        cursor.execute(NEXT_SQL)
        seconds = cursor.fetchone()[0]
    return float(settings.POLL_SECONDS if seconds is None else seconds)
