"""Journal numbers have no gap and rise in commit order, so a reader with a cursor misses nothing."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

from django.db import connection

from incidents.access import access_incident
from incidents.actions import notes, progress
from incidents.journal.change import change
from incidents.journal.kinds import Kind
from incidents.live.journal import read_journal
from incidents.models import Incident, JournalEntry
from tests.cast import Cast
from tests.live.conftest import OpenBoard, head_of

WRITERS = 8
ROUNDS = 12


def in_threads(count: int, work: Callable[[int], None]) -> None:
    """Run `work` with 0 .. count-1 in as many threads with connections of their own; raise what it raises."""

    def one(number: int) -> None:
        try:
            work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        for done in [pool.submit(one, number) for number in range(count)]:
            done.result()


def write_much(cast: Cast, number: int) -> None:
    for _ in range(ROUNDS):
        incident = cast.incident(cast.damkar, cast.polri)
        dispatch = cast.dispatch(incident, cast.damkar)
        progress.acknowledge(standing=cast.fajar_standing, dispatch_id=dispatch.pk, version=1)
        notes.add_note(standing=cast.ayu_standing, incident_id=incident.pk, text=f"catatan {number}")


def test_a_reader_beside_eight_writers_sees_every_entry_once_and_in_order(
    committed: None, cast: Cast
) -> None:
    seen: list[int] = []
    over = threading.Event()

    def read(_: int) -> None:
        cursor = 0
        while True:
            last_round = over.is_set()
            reading = read_journal(cast.tng.pk, cursor)
            assert reading.entries is not None
            seen.extend(entry.seq for entry in reading.entries)
            assert reading.head == (seen[-1] if seen else cursor)
            cursor = reading.head
            if last_round:
                return

    def write(_: int) -> None:
        in_threads(WRITERS, lambda number: write_much(cast, number))
        over.set()

    in_threads(2, lambda number: (read, write)[number](number))
    assert seen == list(range(1, len(seen) + 1))
    # The senders of the boards process may still be writing their receipts.
    later = JournalEntry.objects.filter(centre=cast.tng, seq__gt=len(seen))
    assert not later.exclude(kind=Kind.NOTIFICATION_SENT).exists()
    assert len(seen) >= WRITERS * ROUNDS * 5


def test_boards_beside_eight_writers_end_with_what_is_in_the_database(
    cast: Cast, open_board: OpenBoard
) -> None:
    boards = [open_board(name) for name in ("ayu", "fajar", "eko", "gita")]
    for board in boards:
        board.content()
    in_threads(WRITERS, lambda number: write_much(cast, number))
    ayu, fajar, eko, gita = (board.until(head_of(cast.tng), 20) for board in boards)
    everything = dict(Incident.objects.values_list("pk", "version"))
    assert {pk: row["version"] for pk, row in ayu.rows.items()} == everything
    assert set(fajar.rows) == set(eko.rows) == set(everything)
    assert gita.rows == {}
    for board in boards:
        frames = [frame for frame in board.contents if frame["type"] == "frame"]
        assert all(after["from"] == before["to"] for before, after in pairwise(frames))


def test_an_entry_about_an_incident_that_another_holds_waits_for_nobody(committed: None, cast: Cast) -> None:
    """Its commit checks the reference with the centre's clock in hand, for which the other waits."""
    incident = cast.incident(cast.damkar)
    held, written = threading.Event(), threading.Event()

    def act(_: int) -> None:
        with change(centre_id=cast.tng.pk, actor_id=None) as one:
            locked = access_incident(cast.ayu_standing, incident.pk, lock=True)
            held.set()
            assert written.wait(5), "the entry's commit waited for the lock"
            one.record(Kind.NOTE_ADDED, incident=locked)

    def note(_: int) -> None:
        assert held.wait(5)
        with change(centre_id=cast.tng.pk, actor_id=None) as one:
            one.record(Kind.NOTIFICATION_SENT, incident=incident)
        written.set()

    in_threads(2, lambda number: (act, note)[number](number))
    kinds = JournalEntry.objects.filter(incident=incident).order_by("-seq").values_list("kind", flat=True)
    assert list(kinds[:2]) == [Kind.NOTE_ADDED, Kind.NOTIFICATION_SENT]
