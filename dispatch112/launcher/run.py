"""One run from beginning to end: servers, preparation, processes, the watch, the end."""

import fcntl
import json
import os
import resource
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from dispatch112.embedded import birth, servers
from dispatch112.embedded.servers import Servers
from dispatch112.launcher import plan as plans
from dispatch112.launcher.announce import announce
from dispatch112.launcher.logs import say
from dispatch112.launcher.plan import CHECKOUT, LaunchError, Plan
from dispatch112.launcher.processes import specs
from dispatch112.launcher.stamps import static_release
from dispatch112.launcher.supervisor import Supervisor

LOOK_SECONDS = 0.1
TRIM_SECONDS = 60.0
READY_WITHIN = 60.0
OPEN_FILES = 65_536


def run(plan: Plan) -> int:
    """Run the product until a signal; return the exit code. LaunchError and EmbeddedError before it runs."""
    plans.refuse_taken_port(plan)
    with _alone(plan):
        environment = plans.environment(plan) | {"STATIC_RELEASE": static_release()}
        asked = _StopSignal()
        embedded = _start_servers(plan, environment)
        try:
            _prepare(environment)
            if not asked.stop:
                _supervise(plan, environment, embedded, asked)
        finally:
            if embedded is not None:
                say("stopping the database")
                embedded.stop()
    say("stopped; the data is kept")
    return 0


class _StopSignal:
    """Notes Ctrl-C and SIGTERM; the work in hand ends in order."""

    def __init__(self) -> None:
        self.stop = False
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, self._note)

    def _note(self, _sign: int, _frame: FrameType | None) -> None:
        self.stop = True


def _start_servers(plan: Plan, environment: dict[str, str]) -> Servers | None:
    if not plan.embedded:
        return None
    say("starting PostgreSQL and Valkey")
    embedded = servers.start(plan.var)
    environment["DATABASE_URL"] = embedded.addresses.database_url
    environment["REDIS_URL"] = embedded.addresses.redis_url
    return embedded


def _prepare(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "dispatch112.launcher.prepare"]
    own = environment | {"STATEMENT_TIMEOUT_MS": "0", "LOG_LEVEL": "WARNING"}
    # In a session of its own: Ctrl-C lets the present step end rather than cutting it in the middle.
    done = subprocess.run(
        birth.born(command, tie=os.getpid()), env=own, cwd=CHECKOUT, start_new_session=True, check=False
    )
    if done.returncode:
        raise LaunchError("The preparation failed, for the reason above. Nothing serves; the data is kept.")


def _supervise(plan: Plan, environment: dict[str, str], embedded: Servers | None, asked: _StopSignal) -> None:
    _raise_open_files()
    supervisor = Supervisor(plan, specs(plan), environment)
    supervisor.start()
    begun = trimmed = time.monotonic()
    announced = False
    try:
        while not asked.stop:
            supervisor.watch()
            now = time.monotonic()
            if not announced and (_ready(plan) or now - begun > READY_WITHIN):
                announce(plan, ready=now - begun <= READY_WITHIN)
                announced = True
            if embedded is not None and now - trimmed > TRIM_SECONDS:
                embedded.trim_logs()
                trimmed = now
            time.sleep(LOOK_SECONDS)
    finally:
        say("stopping")
        supervisor.stop()


def _ready(plan: Plan) -> bool:
    try:
        with urllib.request.urlopen(f"{plan.url}/readyz", timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _raise_open_files() -> None:
    """A board is two sockets in the proxy and one in the boards process; the usual limit is 1,024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


@contextmanager
def _alone(plan: Plan) -> Iterator[None]:
    """Hold the folder's lock: two runs on one folder would share a database and mix their logs."""
    plan.var.mkdir(parents=True, exist_ok=True)
    with open(plan.var / "run.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LaunchError(
                f"Dispatch112 already runs from {plan.var}{_where(plan)}. End it first."
            ) from error
        yield


def _where(plan: Plan) -> str:
    try:
        state = json.loads((plan.var / "run.json").read_text())
        return f" at {state['url']} (process {state['pid']})"
    except (FileNotFoundError, ValueError, KeyError):
        return ""
