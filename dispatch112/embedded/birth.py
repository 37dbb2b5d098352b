"""How a child process is born: tied to its parent's life, and as another user where it must be.

Linux alone has what this needs; elsewhere a child is born without the tie, and Ctrl-C still ends all.
"""

import ctypes
import os
import pwd
import signal
import sys
from collections.abc import Callable
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_KEEPCAPS = 8
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
CAP_DAC_OVERRIDE = 1
CAPABILITY_VERSION_3 = 0x20080522

LINUX = sys.platform.startswith("linux")
# Loaded here, not in the child: between fork and exec as little as possible may happen.
libc = ctypes.CDLL(None, use_errno=True)


class _CapHeader(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _CapData(ctypes.Structure):
    _fields_ = [
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inherited", ctypes.c_uint32),
    ]


def tied(to: int, end: signal.Signals = signal.SIGTERM) -> Callable[[], None]:
    """Return a preexec function: the child gets `end` when the process `to`, its parent, dies in any way."""

    def prepare() -> None:
        if LINUX:
            libc.prctl(PR_SET_PDEATHSIG, int(end), 0, 0, 0)
            if os.getppid() != to:  # the parent died before the tie was made
                os.kill(os.getpid(), end)

    return prepare


def as_user(user: pwd.struct_passwd, *, reach_all: bool) -> Callable[[], None]:
    """Return a preexec function that turns root into `user`.

    With `reach_all` the child keeps the one right to pass folders that only root may enter (a checkout
    in root's home, say), so that no folder's mode need be loosened.
    """

    def prepare() -> None:
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

    return prepare


def open_to_all(path: Path) -> bool:
    """Tell whether every user may reach `path` and read it."""
    readable = path.stat().st_mode & 0o004
    return bool(readable) and all(parent.stat().st_mode & 0o001 for parent in path.resolve().parents)
