"""Many engines at once, and people who answer meanwhile: each level once, none lost, nobody waits."""

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connection

from incidents.actions.progress import acknowledge
from incidents.errors import Stale
from incidents.escalation.sweep import escalate_due
from incidents.journal.change import database_now
from incidents.models import Dispatch, Escalation, JournalEntry
from tests.escalation.scene import Scene

SWEEPERS = 8
DEADLINES = 300


def together(*work: Callable[[], object]) -> list[object]:
    """Run each function in a thread of its own, all from the same moment; return what they return."""
    gate = threading.Barrier(len(work))

    def run(do: Callable[[], object]) -> object:
        gate.wait()
        try:
            return do()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(work)) as pool:
        return [future.result(timeout=120) for future in [pool.submit(run, do) for do in work]]


def test_eight_sweepers_take_each_of_300_deadlines_exactly_once(shared_scene: Scene) -> None:
    past = database_now() - timedelta(seconds=61)
    for _ in range(DEADLINES // 3):
        shared_scene.incident(shared_scene.fire, shared_scene.police, shared_scene.hospital, at=past)

    def sweep() -> int:
        taken = 0
        while Dispatch.objects.filter(level__lt=2).exists():
            taken += escalate_due(engine=threading.current_thread().name[:20])
        return taken

    taken = together(*[sweep] * SWEEPERS)
    levels = Counter(Escalation.objects.values_list("dispatch_id", "level"))
    assert len(levels) == 2 * DEADLINES
    assert set(levels.values()) == {1}
    assert sum(taken) == 2 * DEADLINES
    assert JournalEntry.objects.filter(kind="escalated").count() == 2 * DEADLINES
    numbers = list(JournalEntry.objects.order_by("seq").values_list("seq", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_sweepers_and_people_who_acknowledge_never_block_each_other(shared_scene: Scene) -> None:
    past = database_now() - timedelta(seconds=121)
    incidents = [shared_scene.incident(shared_scene.fire, shared_scene.police, at=past) for _ in range(30)]
    mine = Dispatch.objects.filter(incident__in=incidents, agency=shared_scene.fire)
    halves = list(mine[:15]), list(mine[15:])

    def answer(dispatches: list[Dispatch]) -> None:
        for dispatch in dispatches:
            answered = False
            while not answered:
                dispatch.refresh_from_db()
                try:
                    acknowledge(
                        standing=shared_scene.fajar, dispatch_id=dispatch.pk, version=dispatch.version
                    )
                    answered = True
                except Stale:
                    pass

    def sweep() -> None:
        while Dispatch.objects.filter(status="notified", level__lt=3).exists():
            escalate_due(engine="test")

    together(sweep, sweep, lambda: answer(halves[0]), lambda: answer(halves[1]))
    for dispatch in mine:
        kinds = list(
            JournalEntry.objects.filter(dispatch=dispatch, kind__in=["escalated", "acknowledged"])
            .order_by("seq")
            .values_list("kind", flat=True)
        )
        assert kinds[-1] == "acknowledged", "nothing climbs once it is answered"
        assert kinds.count("acknowledged") == 1
    assert set(Dispatch.objects.filter(agency=shared_scene.police).values_list("level", flat=True)) == {3}


def test_a_dispatch_whose_incident_is_being_changed_is_stepped_over(shared_scene: Scene) -> None:
    past = database_now() - timedelta(seconds=31)
    held, free = shared_scene.dispatch(at=past), shared_scene.dispatch(at=past)
    locked, swept = threading.Event(), threading.Event()

    def hold() -> None:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT 1 FROM incidents_incident WHERE id = %s FOR UPDATE", [held.incident_id])
            locked.set()
            swept.wait(30)
            cursor.execute("COMMIT")

    def sweep() -> int:
        locked.wait(30)
        try:
            return escalate_due(engine="test")
        finally:
            swept.set()

    assert together(hold, sweep) == [None, 1]
    assert Escalation.objects.get().dispatch_id == free.pk
    assert escalate_due(engine="test") == 1


def test_a_centre_whose_clock_is_held_does_not_hold_up_the_others(shared_scene: Scene) -> None:
    past = database_now() - timedelta(seconds=31)
    stuck = [shared_scene.dispatch(at=past) for _ in range(3)]
    elsewhere = shared_scene.cast.incident(shared_scene.cast.plm_damkar, by="indra", at=past)
    free, centre = elsewhere.dispatches.get(), shared_scene.centre.pk
    locked, swept = threading.Event(), threading.Event()

    def hold() -> None:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT 1 FROM incidents_centreclock WHERE centre_id = %s FOR UPDATE", [centre])
            locked.set()
            swept.wait(30)
            cursor.execute("COMMIT")

    def sweep() -> int:
        locked.wait(30)
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '0.5s'")
        try:
            return escalate_due(engine="test", limit=2)  # more are stuck than one look takes in
        finally:
            swept.set()

    assert together(hold, sweep) == [None, 1]
    assert Escalation.objects.get().dispatch_id == free.pk
    assert escalate_due(engine="test") == len(stuck)
