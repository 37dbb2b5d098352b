"""PostgreSQL is shut down at once, as by a crash, while deadlines run."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from dispatch112.embedded import servers
from tests.escalation.fires import Fires
from tests.system import System, eventually


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[System]:
    """The product with servers of its own, for its PostgreSQL is to be struck down."""
    var = tmp_path / "servers"
    var.mkdir()
    pair = servers.start(var)
    urls = {"DATABASE_URL": pair.addresses.database_url, "REDIS_URL": pair.addresses.redis_url}
    system = System(tmp_path / "system", urls)
    try:
        system.wait_ready()
        yield system
    finally:
        system.stop()
        servers.stop(var)


def test_deadlines_are_kept_across_immediate_restarts(alone: System, tmp_path: Path) -> None:
    fires = Fires(alone)
    for _ in range(2):
        fires.start(6)
        database, _redis = servers.running(tmp_path / "servers")
        assert database is not None
        database.stop(signal.SIGQUIT, 10)
        servers.start(tmp_path / "servers")
        eventually(lambda: alone.readyz()[0] == 200, 60)
    fires.wait(60)
    fires.assert_each_step_once()
    eventually(lambda: alone.readyz()[1].get("late") == [], 60)
