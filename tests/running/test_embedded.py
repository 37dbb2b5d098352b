"""The embedded servers: kept data, private passwords, recovery after a kill."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest
import redis

from dispatch112 import embedded
from dispatch112.embedded import addresses, servers
from dispatch112.embedded.process import found, wait_until
from tests.system import CHECKOUT


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # A space in the path and a folder for its owner alone, as a checkout may have.
    folder = tmp_path_factory.mktemp("of one person") / "a var"
    folder.parent.chmod(0o700)
    return folder


def test_urls_before_any_start_fail_at_once_and_say_why(var: Path) -> None:
    with pytest.raises(psycopg2.OperationalError, match="set-DATABASE_URL"):
        psycopg2.connect(embedded.database_url(var))
    with pytest.raises(redis.RedisError):
        redis.Redis.from_url(embedded.redis_url(var)).ping()


def test_data_and_ports_survive_a_restart(var: Path) -> None:
    first = servers.start(var)
    run(var, "CREATE TABLE kept (what text)", "INSERT INTO kept VALUES ('data')")
    first.stop()
    assert servers.running(var) == (None, None)
    second = servers.start(var)
    try:
        assert run(var, "SELECT what FROM kept") == [("data",)]
        assert second.addresses == first.addresses
        assert run(var, "SHOW synchronous_commit") == [("on",)]
    finally:
        second.stop()


def test_a_second_start_reuses_the_servers_and_leaves_them_running(var: Path) -> None:
    first = servers.start(var)
    try:
        second = servers.start(var)
        assert second.database.pid == first.database.pid
        second.stop()
        assert first.database.running()
        assert first.redis.running()
    finally:
        first.stop()


def test_killed_servers_are_revived_on_their_ports(var: Path) -> None:
    running = servers.start(var)
    try:
        for process in (running.database, running.redis):
            os.kill(process.pid, signal.SIGKILL)
            assert wait_until(lambda process=process: not process.running(), 5)
        assert running.revive() == ["Valkey", "PostgreSQL"]
        assert run(var, "SELECT what FROM kept") == [("data",)]
        assert redis.Redis.from_url(embedded.redis_url(var)).ping()
    finally:
        running.stop()


def test_a_pid_file_of_another_process_does_not_stop_the_start(var: Path) -> None:
    pid_file = addresses.home(var) / "postgres" / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n")
    assert found(pid_file, "postgres", str(var)) is None
    servers.start(var).stop()


def test_the_passwords_are_private(var: Path) -> None:
    for name in ("password", "addresses.json", "valkey.conf"):
        assert (addresses.home(var) / name).stat().st_mode & 0o077 == 0, name
    assert var.parent.stat().st_mode & 0o077 == 0, "the parent folder was opened"


def test_they_end_with_the_process_that_started_them_even_when_it_is_killed(var: Path) -> None:
    code = "import sys,time; from pathlib import Path; from dispatch112.embedded import servers;"
    code += "servers.start(Path(sys.argv[1])); print('up', flush=True); time.sleep(60)"
    starter = subprocess.Popen([sys.executable, "-c", code, str(var)], cwd=CHECKOUT, stdout=subprocess.PIPE)
    assert starter.stdout is not None
    assert starter.stdout.readline() == b"up\n"
    starter.kill()
    starter.wait()
    assert wait_until(lambda: servers.running(var) == (None, None), 10)


def run(var: Path, *statements: str) -> list[tuple[object, ...]]:
    connection = psycopg2.connect(embedded.database_url(var))
    connection.autocommit = True
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        rows = cursor.fetchall() if cursor.description else []
    connection.close()
    return rows
