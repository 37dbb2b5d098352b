"""The engine in the boards process: exact, and awake for a deadline nearer than its next poll."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from pytest_django import Settings

from agencies.models import LadderRole
from incidents.background import Stop
from incidents.escalation.loop import sweep_until
from incidents.journal.change import database_now
from incidents.models import Dispatch, EngineTick, Escalation
from tests.escalation.scene import Scene, entries, set_ladder

QUICK = ((1, LadderRole.DUTY, False), (2, LadderRole.AGENCY_SUPERVISOR, False))


@pytest.fixture
def loop(shared_scene: Scene) -> Iterator[None]:
    stop = Stop()
    thread = threading.Thread(target=sweep_until, args=(stop,))
    thread.start()
    wait_for(EngineTick.objects.exists)
    yield
    stop.set()
    thread.join(5)
    assert not thread.is_alive()


def wait_for(there: Callable[[], object], seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(0.02)


def test_it_takes_each_step_at_its_moment(shared_scene: Scene, loop: None) -> None:
    set_ladder(shared_scene.centre, QUICK)
    dispatch = shared_scene.dispatch()
    wait_for(lambda: Escalation.objects.count() == 2)
    assert [entry.data["level"] for entry in entries(dispatch, "escalated")] == [1, 2]
    assert all(0 <= entry.data["late_ms"] < 250 for entry in entries(dispatch, "escalated"))


def test_it_hears_of_a_deadline_that_comes_before_its_next_poll(
    shared_scene: Scene, settings: Settings, request: pytest.FixtureRequest
) -> None:
    settings.POLL_SECONDS = 30
    request.getfixturevalue("loop")
    set_ladder(shared_scene.centre, QUICK)
    dispatch = shared_scene.dispatch()
    wait_for(lambda: Escalation.objects.count() == 2)
    assert all(entry.data["late_ms"] < 250 for entry in entries(dispatch, "escalated"))


def test_it_finds_a_deadline_that_nobody_announced(shared_scene: Scene, loop: None) -> None:
    dispatch = shared_scene.dispatch()
    Dispatch.objects.filter(pk=dispatch.pk).update(escalate_at=database_now() - timedelta(seconds=1))
    wait_for(Escalation.objects.exists, 3)


def test_it_survives_the_loss_of_its_connections(shared_scene: Scene, loop: None) -> None:
    set_ladder(shared_scene.centre, QUICK)
    dispatch = shared_scene.dispatch()
    for _ in range(4):
        with connection.cursor() as cursor:
            cursor.execute(
                """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()"""
            )
        time.sleep(0.4)
    wait_for(lambda: Escalation.objects.count() == 2, 10)
    assert [entry.data["level"] for entry in entries(dispatch, "escalated")] == [1, 2]
