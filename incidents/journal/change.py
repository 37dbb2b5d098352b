"""The one shape of a write: a transaction that collects its entries and writes them last.

The centre's clock is advanced when everything else has been written, so that journal numbers have no
gaps and rise in commit order, and its row is locked for as short a time as can be.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from django.db import connection, transaction

from agencies.models import Contact
from incidents.deadlines import announce
from incidents.journal.kinds import Kind
from incidents.models import Channel, Dispatch, Incident, JournalEntry, LocationLink, Notification, Referral
from incidents.wake import wake


@dataclass(slots=True)
class Change:
    """What one action writes for one centre. `at` is the database's time of the change (UTC)."""

    centre_id: int
    actor_id: int | None
    at: datetime
    # Written as of a time that was given: of the past, or in a test.
    dated: bool = False
    entries: list[JournalEntry] = field(default_factory=list)
    notifications: list[Notification] = field(default_factory=list)
    deadline: datetime | None = None

    def set_timer(self, dispatch: Dispatch, deadline: datetime | None) -> None:
        """Set when the dispatch is next looked at, or that it is not; the engines hear of it at commit."""
        dispatch.escalate_at = deadline
        if deadline is not None:
            self.deadline = min(deadline, self.deadline or deadline)

    def record(
        self,
        kind: Kind,
        *,
        incident: Incident | None = None,
        dispatch: Dispatch | None = None,
        **data: Any,
    ) -> None:
        """Add a journal entry; `data` holds codes and values, never sentences or telephone numbers."""
        self.entries.append(
            JournalEntry(
                centre_id=self.centre_id,
                at=self.at,
                kind=kind,
                incident_id=dispatch.incident_id if dispatch else incident.pk if incident else None,
                dispatch=dispatch,
                agency_id=dispatch.agency_id if dispatch else None,
                actor_id=self.actor_id,
                data=data,
            )
        )

    def notify(
        self,
        *,
        kind: str,
        channel: Channel,
        recipient: str,
        language: str,
        dispatch: Dispatch | None = None,
        referral: Referral | None = None,
        location_link: LocationLink | None = None,
        contact: Contact | None = None,
        **data: Any,
    ) -> None:
        """Add a message about a dispatch, a referral or a location link, to be sent after the commit."""
        self.notifications.append(
            Notification(
                centre_id=self.centre_id,
                incident_id=dispatch.incident_id if dispatch else None,
                dispatch=dispatch,
                referral=referral,
                location_link=location_link,
                contact=contact,
                kind=kind,
                channel=channel,
                recipient=recipient,
                language=language,
                data=data,
                key=uuid.uuid4(),
                created_at=self.at,
                next_try_at=self.at,
            )
        )


_unit: ContextVar[list[Change] | None] = ContextVar("unit_of_work", default=None)


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Hold several changes, and what must be saved with them, in one transaction.

    The journals of all centres touched are written at the end, in the order of their ids, so that two
    units never wait for each other.
    """
    if _unit.get() is not None:
        raise RuntimeError("a unit of work is open already")
    changes: list[Change] = []
    token = _unit.set(changes)
    try:
        with transaction.atomic():
            yield
            _write(changes)
    finally:
        _unit.reset(token)


@contextmanager
def one_unit() -> Iterator[None]:
    """Hold several changes in one transaction: in the unit of work that is open, else in one of its own.

    For an action that writes into the journals of two centres: one inside the other they would be locked in
    the order of the code, and two centres that write to each other would wait for each other.
    """
    with nullcontext() if _unit.get() is not None else unit_of_work():
        yield


@contextmanager
def change(*, centre_id: int, actor_id: int | None, at: datetime | None = None) -> Iterator[Change]:
    """Open a change; on leaving, its journal is written, the transaction committed, the boards woken.

    `at` overrides the database's clock. Inside `unit_of_work` the writing waits for the unit's end.
    """
    unit = _unit.get()
    # A unit stands or falls as a whole, so it needs no savepoint for each of its changes.
    with transaction.atomic(savepoint=unit is None):
        one = Change(centre_id=centre_id, actor_id=actor_id, at=at or database_now(), dated=at is not None)
        yield one
        if unit is None:
            _write([one])
        else:
            unit.append(one)


def database_now() -> datetime:
    """Return the database's present time (UTC), the only clock that deadlines are held to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def _write(changes: list[Change]) -> None:
    changes = [one for one in changes if one.entries]
    timers = [(one.deadline, one.at) for one in changes if one.deadline is not None]
    if timers:
        announce(*min(timers))
    Notification.objects.bulk_create([n for one in changes for n in one.notifications])
    for centre_id in sorted({one.centre_id for one in changes}):
        entries = [entry for one in changes if one.centre_id == centre_id for entry in one.entries]
        last = _advance_clock(centre_id, len(entries))
        for seq, entry in enumerate(entries, start=last - len(entries) + 1):
            entry.seq = seq
        JournalEntry.objects.bulk_create(entries)
        transaction.on_commit(partial(wake, centre_id))


def _advance_clock(centre_id: int, by: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO incidents_centreclock (centre_id, seq) VALUES (%s, %s)
            ON CONFLICT (centre_id) DO UPDATE SET seq = incidents_centreclock.seq + EXCLUDED.seq
            RETURNING seq""",
            [centre_id, by],
        )
        return cursor.fetchone()[0]
