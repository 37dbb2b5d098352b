"""Deadlines run while the engines are killed and Redis goes away: all are kept, none twice."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from tests.escalation.fires import Fires
from tests.system import WholeSystem, eventually

# Of a deadline, on a machine that restarts processes at the same time (s).
ON_TIME = 1.0
WITH_CELERY_ALONE = 2.5


@pytest.fixture
def fires(system: WholeSystem) -> Iterator[Fires]:
    wait_until_well(system)
    yield Fires(system)
    wait_until_well(system)


def wait_until_well(system: WholeSystem) -> None:
    eventually(lambda: system.readyz()[1].get("late") == [], 60)


@contextmanager
def kept_away(system: WholeSystem, name: str) -> Iterator[None]:
    """Kill the process, and again each time that the supervisor brings it back."""
    over = threading.Event()

    def kill() -> None:
        killed = 0
        while not over.wait(0.1):
            with suppress(KeyError, ProcessLookupError):
                killed = system.kill(name) if system.pid(name) != killed else killed

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        eventually(lambda: system.lives(name), 60)


@pytest.mark.parametrize("name", ["worker", "beat"])
def test_without_celery_the_loop_escalates_on_time(system: WholeSystem, fires: Fires, name: str) -> None:
    fires.start(6)
    old = system.kill(name)
    fires.start(6)
    fires.wait()
    fires.assert_each_step_once()
    assert fires.latest() < ON_TIME
    system.wait_restarted(name, old)


def test_without_the_boards_celery_escalates(system: WholeSystem, fires: Fires) -> None:
    fires.start(6)
    with kept_away(system, "boards"):
        fires.start(6)
        fires.wait()
    fires.assert_each_step_once()
    assert "celery" in fires.engines()
    assert fires.latest() < WITH_CELERY_ALONE


def test_with_everything_killed_in_turn_nothing_is_lost_or_taken_twice(
    system: WholeSystem, fires: Fires
) -> None:
    for name in ("boards", "worker", "beat", "boards", "pages"):
        fires.start(4)
        old = system.kill(name)
        system.wait_restarted(name, old)
        eventually(lambda: system.readyz()[0] == 200, 60)
    fires.wait(60)
    fires.assert_each_step_once()


def test_with_redis_stopped_the_loop_escalates_on_time(system: WholeSystem, fires: Fires) -> None:
    system.redis.stop()
    try:
        fires.start(12)
        fires.wait()
    finally:
        system.redis.start()
    fires.assert_each_step_once()
    assert fires.latest() < ON_TIME
    assert system.readyz()[0] == 200


def test_with_redis_hanging_the_loop_escalates_on_time(system: WholeSystem, fires: Fires) -> None:
    system.redis.freeze()
    try:
        began = time.monotonic()
        fires.start(12)
        assert time.monotonic() - began < 10, "no request waits for Redis"
        fires.wait()
    finally:
        system.redis.thaw()
    fires.assert_each_step_once()
    assert fires.latest() < ON_TIME
