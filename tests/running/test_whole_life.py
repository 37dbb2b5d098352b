"""One run from its first start to its end, with the embedded servers, as a person has it with bin/run."""

import os
import signal
import time
from collections.abc import Generator
from pathlib import Path

import psutil
import pytest

from dispatch112.embedded import servers
from tests.system import System, eventually

EMBEDDED = {"DATABASE_URL": "", "REDIS_URL": "", "SECRET_KEY": ""}


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("life") / "var"


@pytest.fixture
def alone(var: Path) -> Generator[System]:
    """A run with servers of its own; the folder is kept from test to test."""
    running = System(var, EMBEDDED)
    try:
        running.wait_ready()
        yield running
    finally:
        if running.run.poll() is None:
            running.stop()


def family(running: System) -> list[psutil.Process]:
    return psutil.Process(running.run.pid).children(recursive=True)


def test_it_stops_in_time_and_leaves_nothing_behind(alone: System, var: Path) -> None:
    children = family(alone)
    assert len(children) > 8
    begun = time.monotonic()
    assert alone.stop() == 0
    assert time.monotonic() - begun < 10
    assert [child for child in children if child.is_running()] == []
    assert "the data is kept" in alone.output.read_text()
    assert (var / "secret_key").stat().st_mode & 0o077 == 0


def test_the_second_start_takes_less_than_ten_seconds(var: Path) -> None:
    begun = time.monotonic()
    running = System(var, EMBEDDED)
    running.wait_ready()
    took = time.monotonic() - begun
    running.stop()
    assert took < 10


def test_a_killed_run_leaves_nothing_behind(alone: System, var: Path) -> None:
    children = family(alone)
    alone.run.send_signal(signal.SIGKILL)
    alone.run.wait()
    eventually(lambda: not [child for child in children if child.is_running() and not zombie(child)], 15)
    assert servers.running(var) == (None, None)


def test_a_crash_of_the_database_is_survived(alone: System, var: Path) -> None:
    database, redis = servers.running(var)
    assert database is not None
    assert redis is not None
    os.kill(database.pid, signal.SIGKILL)
    os.kill(redis.pid, signal.SIGKILL)
    eventually(lambda: "PostgreSQL had ended and runs again" in alone.output.read_text(), 30)
    eventually(lambda: alone.readyz()[1].get("status") == "ready", 60)


def zombie(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True
