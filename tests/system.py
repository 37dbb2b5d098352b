"""The whole product as bin/run runs it, for tests that need its processes: `system`.

It has its own database in the run's PostgreSQL and its own Valkey, so that a test may stop that.
"""

import json
import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psutil
import psycopg2
import pytest

from dispatch112.embedded import valkey
from dispatch112.embedded.process import Process, free_port

CHECKOUT = Path(__file__).resolve().parent.parent
READY_SECONDS = 90
STOP_SECONDS = 20


def eventually(said: Callable[[], object], seconds: float = 15, every: float = 0.05) -> object:
    """Return the first true answer of `said`; fail when there is none within `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        answer = said()
        if answer:
            return answer
        assert time.monotonic() < deadline, f"not within {seconds} s: {said}"
        time.sleep(every)


class Redis:
    """A Valkey that a test may stop, start again, or freeze."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self._home, self._port, self._password = home, free_port(), secrets.token_urlsafe(12)
        self.url = valkey.url(self._port, self._password)
        self._process: Process | None = None
        self.start()

    def start(self) -> None:
        """Start it, on the same port each time, empty."""
        if self._process is None:
            log = self._home / "valkey.log"
            self._process = valkey.start(self._home, log, self._port, self._password, os.getpid())

    def stop(self) -> None:
        """Stop it: connections are refused."""
        if self._process is not None:
            valkey.stop(self._process)
            self._process = None

    def freeze(self) -> None:
        """Let it hang: connections are accepted and nothing is answered."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """End the hang."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGCONT)


class System:
    """The product, running. Its processes: boards, pages, worker, beat, proxy."""

    def __init__(self, var: Path, environment: dict[str, str], *, host: str = "127.0.0.1") -> None:
        self.var = var
        self.port = free_port()
        self.url = f"http://{host}:{self.port}"
        self.ws_url = f"ws://{host}:{self.port}"
        var.mkdir(parents=True, exist_ok=True)
        clean = {key: value for key, value in os.environ.items() if key not in ("PUBLIC_ORIGINS", "PORT")}
        self.env = clean | {"DISPATCH_VAR": str(var), "CONN_MAX_AGE": "600"} | environment
        self.output = var / "run.log"
        with self.output.open("ab") as output:
            self.run = subprocess.Popen(
                [sys.executable, "-m", "dispatch112.launcher", "--host", host, "--port", str(self.port)],
                cwd=CHECKOUT,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def wait_ready(self, seconds: float = READY_SECONDS) -> None:
        """Wait until /readyz answers 200; fail with the output when it does not."""
        deadline = time.monotonic() + seconds
        while self.readyz()[0] != 200:
            over = time.monotonic() > deadline or self.run.poll() is not None
            assert not over, f"the product did not start:\n{self.output.read_text()[-4000:]}"
            time.sleep(0.1)

    def readyz(self) -> tuple[int, dict[str, object]]:
        """Return the status and the body of /readyz; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=10) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            text = error.read()
            return error.code, json.loads(text) if text.startswith(b"{") else {}
        except OSError:
            return 0, {}

    def pids(self) -> dict[str, int]:
        """Return the pid of each process."""
        return dict(json.loads((self.var / "run.json").read_text())["processes"])

    def pid(self, name: str) -> int:
        """Return the pid of one process."""
        return self.pids()[name]

    def lives(self, name: str) -> bool:
        """Tell whether the process runs, rather than being dead and not yet followed by another."""
        try:
            return bool(psutil.Process(self.pid(name)).status() != psutil.STATUS_ZOMBIE)
        except psutil.NoSuchProcess:
            return False

    def kill(self, name: str, sign: signal.Signals = signal.SIGKILL) -> int:
        """Send a signal to one process; return the pid it had."""
        pid = self.pid(name)
        os.kill(pid, sign)
        return pid

    def wait_restarted(self, name: str, old: int, seconds: float = 60) -> int:
        """Wait until the supervisor has started `name` anew; return its new pid."""
        eventually(lambda: self.pids().get(name, old) != old, seconds)
        return self.pid(name)

    def manage(self, *words: str, timeout: float = 120) -> str:
        """Run a management command against this system; return what it printed; fail when it fails."""
        urls = {name: self.env[name] for name in ("DATABASE_URL", "REDIS_URL")}
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=CHECKOUT,
            env=self.env | urls,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def sql(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """Run one statement in this system's database; return its rows, if it has any."""
        with psycopg2.connect(self.env["DATABASE_URL"]) as connection, connection.cursor() as cursor:
            cursor.execute(query, values)
            rows = cursor.fetchall() if cursor.description else []
        connection.close()
        return rows

    def log(self, name: str) -> str:
        """Return what a process wrote."""
        return (self.var / "log" / f"{name}.log").read_text(errors="replace")

    def stop(self) -> int:
        """Stop as Ctrl-C does; return the exit code."""
        if self.run.poll() is None:
            self.run.send_signal(signal.SIGINT)
        try:
            return self.run.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.run.kill()
            raise


class WholeSystem(System):
    """The product with a database and a Valkey of its own."""

    def __init__(self, var: Path, database_url: str) -> None:
        self.redis = Redis(var / "redis")
        urls = {"DATABASE_URL": database_url, "REDIS_URL": self.redis.url}
        super().__init__(var, urls)

    def stop(self) -> int:
        """Stop the product, then its Valkey."""
        try:
            return super().stop()
        finally:
            self.redis.stop()


def new_database() -> str:
    """Make an empty database beside the one of DATABASE_URL; return its URL."""
    url = urlsplit(os.environ["DATABASE_URL"])
    name = f"system_{secrets.token_hex(4)}"
    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()
    return urlunsplit(url._replace(path=f"/{name}"))


@pytest.fixture(scope="session")
def system(session_servers: object, tmp_path_factory: pytest.TempPathFactory) -> Generator[WholeSystem]:
    """The whole product with the demo, started once for all tests that ask for it.

    Tests share it: each makes incidents of its own, and waits until what it killed runs again.
    """
    running = WholeSystem(tmp_path_factory.mktemp("system"), new_database())
    try:
        running.wait_ready()
        # Most tests open no board at all; those of the watch turn it on for themselves.
        running.sql("UPDATE operators_centre SET watch_boards = false")
        yield running
    finally:
        running.stop()
