"""What Celery runs every second, or every hour. Beat's schedule stands in `dispatch112/celery.py`."""

import threading
from collections import defaultdict
from typing import Final

from celery import shared_task
from django.db import close_old_connections

from incidents.actions import caller_reads, drafts, location_links, surging
from incidents.actions.telephony import sweeping
from incidents.api import purging
from incidents.escalation.sweep import escalate_due
from incidents.models import Channel
from incidents.notifications.sending import send_due

ENGINE: Final = "celery"

_busy: dict[str, threading.Lock] = defaultdict(threading.Lock)


@shared_task
def escalate() -> None:
    """Take the steps that are due."""
    close_old_connections()
    escalate_due(engine=ENGINE)


@shared_task
def send_notifications(channel: str) -> None:
    """Send what is due on `channel`, unless this worker is at it: a hung server takes one thread, not all."""
    if not _busy[channel].acquire(blocking=False):
        return
    try:
        close_old_connections()
        send_due(engine=ENGINE, channel=Channel(channel))
    finally:
        _busy[channel].release()


@shared_task
def end_quiet_surges() -> None:
    """End the surges that no call came for."""
    close_old_connections()
    surging.end_quiet_surges()


@shared_task
def give_up_ringing() -> None:
    """Keep as dropped what rings without an end."""
    close_old_connections()
    sweeping.give_up_ringing()


@shared_task
def purge_drafts() -> None:
    """Forget the drafts that nobody came back to."""
    close_old_connections()
    drafts.purge_drafts()


@shared_task
def purge_location_links() -> None:
    """Forget the positions that became part of no incident."""
    close_old_connections()
    location_links.purge_location_links()


@shared_task
def purge_caller_reads() -> None:
    """Forget who read callers' histories long ago."""
    close_old_connections()
    caller_reads.purge_caller_reads()


@shared_task
def purge_idempotency_keys() -> None:
    """Forget the answers that nobody will ask for again."""
    close_old_connections()
    purging.purge_idempotency_keys()
