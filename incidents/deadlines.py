"""Tells the engine that sleeps until the next deadline that one has come before it.

The engine looks at the deadlines once per `POLL_SECONDS` anyhow, so only a deadline that could fall
between two looks is announced: an ordinary dispatch, due in half a minute, costs its commit nothing
(a transaction that notifies waits for every other one that does).
"""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import connection

CHANNEL: Final = "dispatch_due"


def announce(deadline: datetime, now: datetime) -> None:
    """Have PostgreSQL notify the listening engines at commit, if `deadline` is nearer than two polls."""
    if deadline - now < timedelta(seconds=2 * settings.POLL_SECONDS):
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")
