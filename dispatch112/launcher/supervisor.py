"""Keeps the processes of a run alive, and ends them all in order."""

import json
import os
import signal
import socket
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field

from dispatch112.embedded import birth
from dispatch112.embedded.addresses import write_private
from dispatch112.embedded.process import wait_until
from dispatch112.launcher.logs import ProcessLog
from dispatch112.launcher.plan import CHECKOUT, Plan
from dispatch112.launcher.processes import Spec

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
# A process that lived this long is healthy again: its next pause is the first.
HEALTHY_AFTER = 10.0
STOP_SECONDS = 7.0
LONGEST_WAIT_FOR_PORTS = 15.0


@dataclass
class Child:
    """One supervised process and its restarts."""

    spec: Spec
    log: ProcessLog
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = FIRST_PAUSE
    restart_at: float = field(default=0.0)

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self.process is not None and self.process.poll() is None


class Supervisor:
    """Starts the processes, restarts each that dies, writes down their pids, stops them.

    All children are started by the thread that made this object: on Linux a child is tied to that thread.
    """

    def __init__(self, plan: Plan, specs: list[Spec], environment: dict[str, str]) -> None:
        self.plan = plan
        self.environment = environment
        self.children = [Child(spec, ProcessLog(plan.var / "log", spec.name)) for spec in specs]
        self._begun = 0.0

    def start(self) -> None:
        """Start every process, those that wait for a port as soon as it answers."""
        self._begun = time.monotonic()
        self.watch()

    def watch(self) -> None:
        """Look once at every process: note what died, restart what has waited long enough."""
        changed = False
        now = time.monotonic()
        for child in self.children:
            if child.process is not None and not child.running:
                self._bury(child, now)
            if child.process is None and now >= child.restart_at and self._may_start(child, now):
                self._start(child)
                changed = True
        if changed:
            self.record()

    def stop(self) -> None:
        """End all processes, the last started first; kill what has not ended after STOP_SECONDS."""
        for child in reversed(self.children):
            self._signal(child, signal.SIGTERM)
        wait_until(lambda: not any(child.running for child in self.children), STOP_SECONDS)
        for child in self.children:
            if child.running:
                child.log.write("did not end in time, killed")
            self._kill_group(child)
        (self.plan.var / "run.json").unlink(missing_ok=True)

    def record(self) -> None:
        """Write var/run.json: the address and the pid of each process, for tests and tools."""
        pids = {child.spec.name: child.process.pid for child in self.children if child.process}
        state = {"url": self.plan.url, "pid": os.getpid(), "processes": pids}
        write_private(self.plan.var / "run.json", json.dumps(state, indent=1))

    def _may_start(self, child: Child, now: float) -> bool:
        late = now - self._begun > LONGEST_WAIT_FOR_PORTS
        return late or all(_answers(port) for port in child.spec.after)

    def _start(self, child: Child) -> None:
        child.process = subprocess.Popen(
            birth.born(child.spec.command, tie=os.getpid()),
            cwd=CHECKOUT,
            env=self.environment | child.spec.extra,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        child.started = time.monotonic()
        if child.process.stdout is not None:
            child.log.follow(child.process.stdout)

    def _bury(self, child: Child, now: float) -> None:
        """Note a death and when to start again; the pause doubles with each death that comes soon."""
        code = child.process.returncode if child.process else 0
        self._kill_group(child)
        if now - child.started > HEALTHY_AFTER:
            child.pause = FIRST_PAUSE
        child.log.write(f"ended ({_reason(code)}), starts again in {child.pause:g} s")
        child.restart_at = now + child.pause
        child.pause = min(child.pause * 2, LONGEST_PAUSE)
        child.process = None

    def _signal(self, child: Child, sign: signal.Signals) -> None:
        if child.running and child.process is not None:
            child.process.send_signal(sign)

    def _kill_group(self, child: Child) -> None:
        """Kill what a process left behind: granian's and nginx's workers, when their parent was killed."""
        if child.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(child.process.pid, signal.SIGKILL)
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(2)


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=0.5):
        return True
    return False


def _reason(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
