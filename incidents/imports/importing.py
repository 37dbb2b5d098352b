"""Importing a call log: one file, one transaction, one journal entry."""

import hashlib
import io
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from django.db import connection

from incidents.imports.converting import BadRow, LoggedCall, convert
from incidents.imports.identity import Identities
from incidents.imports.mapping import ImportMap
from incidents.imports.reading import Heading, Records, Row
from incidents.imports.shifts import CoveredShifts
from incidents.journal import Change, Kind, change
from incidents.journal.change import database_now
from incidents.models import Call, CallSource
from operators.models import Centre

BATCH: Final = 2000


class ImportRunning(Exception):
    """Another import for the same centre has not ended yet."""


@dataclass(slots=True)
class Outcome:
    """What became of the rows of a file: `new` were kept, `known` were there before, `rejected` left out."""

    new: int = 0
    known: int = 0
    rejected: int = 0
    by_class: Counter[str] = field(default_factory=Counter)
    first: datetime | None = None
    last: datetime | None = None

    def keep(self, call: LoggedCall) -> None:
        """Count a new call."""
        self.new += 1
        self.by_class[call.call_class.value] += 1
        self.first = min(self.first or call.presented_at, call.presented_at)
        self.last = max(self.last or call.presented_at, call.presented_at)


@dataclass(frozen=True, slots=True)
class Import:
    """One file to be imported, and who hears of bad rows (row, reason, heading) and of bytes read."""

    path: Path
    mapping: ImportMap
    centre: Centre
    reject: Callable[[Row, str, Heading], None]
    progress: Callable[[int], None]


def run_import(job: Import, *, dry_run: bool = False) -> Outcome:
    """Import the file and return what became of it; with `dry_run` only tell what would.

    Everything is one transaction: a failure at any row leaves nothing. Calls that were imported before
    are passed over, so it is safe to run again. The journal gets one entry for the whole file, for a
    past call alarms nobody. Raises `MapError`, `ImportRunning`, OSError and UnicodeDecodeError.
    """
    opened: AbstractContextManager[Change | None] = nullcontext()
    if not dry_run:
        opened = change(centre_id=job.centre.pk, actor_id=None)
    with job.path.open("rb") as raw, opened as one:
        if one is not None:
            _lock(job.centre)
        outcome = _import(job, raw, one)
        if one is not None and outcome.new:
            _record(job, one, outcome)
    return outcome


def _import(job: Import, raw: BinaryIO, one: Change | None) -> Outcome:
    file = io.TextIOWrapper(raw, job.mapping.encoding, errors="surrogateescape", newline="")
    records = Records(file, job.mapping)
    outcome, shifts = Outcome(), CoveredShifts(job.centre)
    now = one.at if one is not None else database_now()
    batch: dict[str, LoggedCall] = {}
    for identity, call in _good(job, records, outcome, now):
        batch[identity] = call
        if len(batch) == BATCH:
            _keep(job, batch, outcome, one, shifts)
            job.progress(raw.tell())
            batch = {}
    _keep(job, batch, outcome, one, shifts)
    job.progress(raw.tell())
    file.detach()
    return outcome


def _good(job: Import, records: Records, outcome: Outcome, now: datetime) -> Iterator[tuple[str, LoggedCall]]:
    """Yield the rows that can be kept; tell of the others."""
    identities, heading, zone = Identities(job.mapping), records.heading, job.centre.zone
    for row in records:
        try:
            if row.problem:
                raise BadRow(row.problem)
            texts = heading.values(row)
            call = convert(texts, job.mapping, zone, now)
            yield identities.of(row, texts.get("external_id", "")), call
        except BadRow as bad:
            outcome.rejected += 1
            job.reject(row, str(bad), heading)


def _keep(
    job: Import, batch: dict[str, LoggedCall], outcome: Outcome, one: Change | None, shifts: CoveredShifts
) -> None:
    """Write the calls of a batch that are not there yet, and count them."""
    there = set(
        Call.objects.filter(centre=job.centre, external_id__in=batch).values_list("external_id", flat=True)
    )
    outcome.known += len(there)
    new = {identity: call for identity, call in batch.items() if identity not in there}
    for call in new.values():
        outcome.keep(call)
    if one is not None:
        Call.objects.bulk_create([_row(job.centre, one, identity, call) for identity, call in new.items()])
        for call in new.values():
            shifts.cover(call.presented_at)


def _row(centre: Centre, one: Change, identity: str, call: LoggedCall) -> Call:
    return Call(
        centre=centre,
        presented_at=call.presented_at,
        answered_at=call.answered_at,
        call_class=call.call_class,
        caller_number=call.caller_number,
        caller_name=call.caller_name,
        language=call.language,
        summary=call.summary,
        source=CallSource.IMPORT,
        external_id=identity,
        created_at=one.at,
        updated_at=one.at,
    )


def _record(job: Import, one: Change, outcome: Outcome) -> None:
    with job.path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    one.record(
        Kind.CALLS_IMPORTED,
        file=job.path.name,
        sha256=digest,
        source=job.mapping.source,
        calls=outcome.new,
        known=outcome.known,
        rejected=outcome.rejected,
        by_class=dict(outcome.by_class),
        first=outcome.first.isoformat() if outcome.first else None,
        last=outcome.last.isoformat() if outcome.last else None,
    )


def _lock(centre: Centre) -> None:
    """Let one import run at a time: two of the same file would meet at its first call."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('import_calls'), %s)", [centre.pk])
        if not cursor.fetchone()[0]:
            raise ImportRunning
