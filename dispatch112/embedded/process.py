"""One server process in the background: its log, its pid file, its end."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

LOG_BYTES = 5_000_000


class EmbeddedError(RuntimeError):
    """An embedded server cannot start; the message says what happened and what to do."""


@dataclass
class Process:
    """A running server, started by us (`child`) or found running (`child` is None)."""

    pid: int
    child: subprocess.Popen[bytes] | None = None

    def running(self) -> bool:
        """Tell whether the server lives."""
        if self.child is not None:
            return self.child.poll() is None
        try:
            return psutil.Process(self.pid).status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return False

    def stop(self, end: signal.Signals, seconds: float) -> None:
        """Ask the server to end by the signal `end`; kill it when it has not within `seconds`."""
        for sign, wait in ((end, seconds), (signal.SIGKILL, 5.0)):
            if not self.running():
                return
            os.kill(self.pid, sign)
            wait_until(lambda: not self.running(), wait)


def spawn(command: Sequence[str], log: Path) -> Process:
    """Start `command` in a session of its own, its output appended to `log`."""
    rotate(log)
    with log.open("ab") as output:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd="/",
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
        )
    return Process(child.pid, child)


def found(pid_file: Path, name: str, mark: str) -> Process | None:
    """Return the process of `pid_file` if it is the server `name` with `mark` in its command line.

    A pid file outlives a `kill -9` or a crash of the machine, and its number may belong to another by now.
    """
    try:
        process = psutil.Process(int(pid_file.read_text().split()[0]))
        command = " ".join(process.cmdline())  # empty for a zombie
        return Process(process.pid) if name in command and mark in command else None
    except (OSError, ValueError, IndexError, psutil.Error):
        return None


def free_port(wanted: int | None = None) -> int:
    """Return a free loopback port: `wanted` again when it is free, else any."""
    for port in (wanted, 0):
        if port is None:
            continue
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise EmbeddedError("No free port on the loopback address. Nothing was started; close some programs.")


def wait_until(ready: Callable[[], bool], seconds: float) -> bool:
    """Wait until `ready()`, at most `seconds`; return what it last said."""
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def rotate(log: Path) -> None:
    """Keep a log bounded: beyond LOG_BYTES its content moves to `.1`. Writers that append notice nothing."""
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.with_name(f"{log.name}.1").write_bytes(log.read_bytes())
        os.truncate(log, 0)


def tail(log: Path, lines: int = 8) -> str:
    """Return the last lines of a log, for an error message."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:]) if log.exists() else ""
