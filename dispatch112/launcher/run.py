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
from dispatch112.embedded.process import EmbeddedError
from dispatch112.embedded.servers import Servers
from dispatch112.launcher import plan as plans
from dispatch112.launcher.announce import announce
from dispatch112.launcher.logs import say
from dispatch112.launcher.plan import CHECKOUT, LaunchError, Plan
from dispatch112.launcher.processes import specs
from dispatch112.launcher.stamps import static_release
from dispatch112.launcher.supervisor import Supervisor

LOOK_SECONDS = 0.1
LOOK_AT_SERVERS_SECONDS = 1.0
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
    welcome = _Welcome(plan)
    looked = time.monotonic()
    try:
        while not asked.stop:
            supervisor.watch()
            welcome.when_ready()
            if embedded is not None and time.monotonic() - looked > LOOK_AT_SERVERS_SECONDS:
                _care(embedded)
                looked = time.monotonic()
            time.sleep(LOOK_SECONDS)
    finally:
        say("stopping")
        supervisor.stop()


def _care(embedded: Servers) -> None:
    """Start a database that died again, and keep its log bounded."""
    embedded.trim_logs()
    try:
        for name in embedded.revive():
            say(f"{name} had ended and runs again")
    except EmbeddedError as error:
        say(f"{error} It is tried again.")


class _Welcome:
    """Says once where the product is: as soon as it is ready, or that it is late."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._begun = time.monotonic()
        self._said = False

    def when_ready(self) -> None:
        """Look whether it is time to speak."""
        if self._said:
            return
        late = time.monotonic() - self._begun > READY_WITHIN
        if _ready(self._plan) or late:
            announce(self._plan, ready=not late)
            self._said = True


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
