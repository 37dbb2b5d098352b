"""The sweep: takes every step that is due. Any number of engines may run it at once.

Each step is a transaction of its own. It locks the incident first, as every action does, and steps over
an incident that somebody else is changing: the next sweep comes back to it. After the lock the dispatch
is read again, so an acknowledgement that came first has won.
"""

import logging
from datetime import datetime
from typing import Final

from django.db import InterfaceError, OperationalError, connection
from django.db.models.functions import Now

from incidents.escalation.claim import Due, claimed
from incidents.escalation.failure import put_off
from incidents.escalation.step import take_step
from incidents.escalation.ticks import stamp
from incidents.models import Dispatch

logger = logging.getLogger(__name__)

LIMIT: Final = 50


def escalate_due(*, engine: str, at: datetime | None = None, limit: int = LIMIT) -> int:
    """Take the steps that are due, at most about `limit`, and stamp the engine's tick; return how many.

    `at` stands for the database's clock in tests. Of a dispatch that is several steps behind, each step
    is taken, one after another. Raises OperationalError or InterfaceError when the database is gone.
    """
    taken = 0
    stuck: set[int] = set()
    while taken < limit:
        passed_over = len(stuck)
        now = sum(_attempt(due, engine, at, stuck) for due in _due(at, limit, stuck))
        taken += now
        if not now and len(stuck) == passed_over:
            break
    stamp(engine)
    return taken


def _due(at: datetime | None, limit: int, stuck: set[int]) -> list[Due]:
    rows = Dispatch.objects.filter(escalate_at__lte=at or Now()).exclude(centre_id__in=stuck)
    rows = rows.order_by("escalate_at")
    return [Due(*row) for row in rows.values_list("pk", "incident_id", "centre_id")[:limit]]


def _attempt(due: Due, engine: str, at: datetime | None, stuck: set[int]) -> bool:
    """Take one step in its own transaction; whatever it raises touches no other dispatch.

    A centre whose clock somebody holds on to becomes one of the `stuck`, left alone until the next sweep:
    the others' deadlines must not wait for it again and again.
    """
    if due.centre_id in stuck:
        return False
    try:
        with claimed(due, at) as claim:
            if claim is None:
                return False
            take_step(claim, engine)
            return True
    except (OperationalError, InterfaceError) as error:
        if not connection.is_usable():
            raise
        # A lock held too long: nothing is wrong with the row, the next sweep tries again.
        stuck.add(due.centre_id)
        logger.warning("dispatch %s not escalated yet: %s", due.dispatch_id, error)
    except Exception as error:
        logger.exception("dispatch %s could not be escalated, put off", due.dispatch_id)
        put_off(due, error, at)
    return False
