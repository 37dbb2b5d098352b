"""A dispatch whose step cannot be taken: recorded, put off, shown, so that a person can act."""

import logging
from datetime import datetime, timedelta
from typing import Final

from django.db import InterfaceError, OperationalError, connection

from incidents.actions.guard import save_dispatch, save_incident
from incidents.escalation.claim import Due, claimed
from incidents.journal import Kind

logger = logging.getLogger(__name__)

PUT_OFF: Final = timedelta(minutes=1)


def put_off(due: Due, error: Exception, at: datetime | None) -> None:
    """Mark the dispatch as failed to escalate and try it again in a minute, in a transaction of its own.

    Raises OperationalError or InterfaceError when the database is gone; anything else is logged, for the
    other dispatches must have their turn.
    """
    try:
        with claimed(due, at) as claim:
            if claim is None:
                return
            claim.one.set_timer(claim.dispatch, claim.one.at + PUT_OFF)
            claim.dispatch.escalation_failed_at = claim.one.at
            save_dispatch(claim.one, claim.dispatch)
            save_incident(claim.one, claim.incident)
            claim.one.record(
                Kind.ESCALATION_FAILED,
                dispatch=claim.dispatch,
                level=claim.dispatch.level,
                due_at=claim.due_at.isoformat(),
                error=type(error).__name__,
            )
    except (OperationalError, InterfaceError):
        if not connection.is_usable():
            raise
        logger.warning("dispatch %s could not be put off yet", due.dispatch_id)
    except Exception:
        logger.exception("dispatch %s could not be put off", due.dispatch_id)
