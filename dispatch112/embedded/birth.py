"""How a child process is born: tied to its parent's life, and as another user where it must be.

A small program of its own: Python runs this file, which prepares the process and becomes the command.
Linux alone has what the tie needs; elsewhere a child is born without it, and Ctrl-C still ends all.
"""

import argparse
import ctypes
import os
import pwd
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_KEEPCAPS = 8
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
CAP_DAC_OVERRIDE = 1
CAPABILITY_VERSION_3 = 0x20080522

LINUX = sys.platform.startswith("linux")


class _CapHeader(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _CapData(ctypes.Structure):
    _fields_ = [
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inherited", ctypes.c_uint32),
    ]


def born(
    command: Sequence[str],
    *,
    tie: int | None = None,
    end: signal.Signals = signal.SIGTERM,
    user: str | None = None,
    reach_all: bool = False,
) -> list[str]:
    """Return the command line that runs `command` so prepared.

    in: `tie`, the pid of the parent with whose death, of any kind, the child gets the signal `end`;
    `user`, whom root becomes; `reach_all`, to keep the one right to pass folders that only root may enter
    (a checkout in root's home, say), so that no folder's mode need be loosened.
    """
    words = [sys.executable, "-I", "-S", __file__]
    words += [f"--tie={tie}", f"--end={int(end)}"] if tie else []
    words += [f"--user={user}"] if user else []
    words += ["--reach-all"] if user and reach_all else []
    return [*words, "--", *command]


def open_to_all(path: Path) -> bool:
    """Tell whether every user may reach `path` and read it."""
    readable = path.stat().st_mode & 0o004
    return bool(readable) and all(parent.stat().st_mode & 0o001 for parent in path.resolve().parents)


def become_user(name: str, *, reach_all: bool) -> None:
    """Turn root into the user `name`; the tie must be made afterwards, for this undoes it."""
    libc = ctypes.CDLL(None)
    user = pwd.getpwnam(name)
    if reach_all and LINUX:
        libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
    if reach_all and LINUX:
        mask = 1 << CAP_DAC_OVERRIDE
        data = (_CapData * 2)(_CapData(mask, mask, mask), _CapData(0, 0, 0))
        libc.capset(ctypes.byref(_CapHeader(CAPABILITY_VERSION_3, 0)), ctypes.byref(data))
        libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0)


def tie_to(parent: int, end: int) -> None:
    """Have the kernel send `end` to this process when `parent` dies."""
    if LINUX:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, end, 0, 0, 0)
        if os.getppid() != parent:  # it died before the tie was made
            sys.exit(1)


def main() -> None:
    """Prepare this process and become the command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tie", type=int)
    parser.add_argument("--end", type=int, default=int(signal.SIGTERM))
    parser.add_argument("--user")
    parser.add_argument("--reach-all", action="store_true")
    parser.add_argument("command", nargs="+")
    given = parser.parse_args()
    if given.user:
        become_user(given.user, reach_all=given.reach_all)
    if given.tie:
        tie_to(given.tie, given.end)
    os.execvp(given.command[0], given.command)


if __name__ == "__main__":
    main()
