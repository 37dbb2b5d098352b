"""The processes of the product and the commands that run them."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from dispatch112.embedded.process import free_port
from dispatch112.launcher import proxy
from dispatch112.launcher.plan import Plan

PAGES_WORKERS = "2"
PAGES_THREADS = "4"
WORKER_THREADS = "4"
# Celery warns of root because of pickled messages; ours are JSON.
ROOT_IS_FINE = "ignore:You're running the worker"


@dataclass(frozen=True)
class Spec:
    """One process: its name, its command, what it has in its environment alone."""

    name: str
    command: list[str]
    extra: dict[str, str] = field(default_factory=dict)
    # It first starts when these loopback ports answer: no proxy before there are pages behind it.
    after: tuple[int, ...] = ()


def specs(plan: Plan) -> list[Spec]:
    """Return the processes in the order of their start; they end in the reverse order."""
    pages, boards = free_port(), free_port()
    nginx = proxy.write_config(plan.var / "proxy", listen=plan.listen, pages=pages, boards=boards)
    return [
        Spec("boards", _boards(boards), {"PROCESS_NAME": "boards"}),
        Spec("pages", _pages(pages), {"PROCESS_NAME": "pages"}),
        Spec("worker", _worker(), {"PROCESS_NAME": "worker", "PYTHONWARNINGS": ROOT_IS_FINE}),
        Spec("beat", _beat(plan.var), {"PROCESS_NAME": "beat"}),
        Spec("proxy", nginx, after=(pages,)),
    ]


def _module(name: str, *words: str) -> list[str]:
    return [sys.executable, "-m", name, *words]


def _pages(port: int) -> list[str]:
    words = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--http", "1", "--no-ws"]
    words += [
        "--workers",
        os.environ.get("PAGES_WORKERS", PAGES_WORKERS),
        "--blocking-threads",
        PAGES_THREADS,
    ]
    words += ["--respawn-failed-workers", "--workers-kill-timeout", "5", "--log-level", "warning"]
    return _module("granian", *words, "dispatch112.wsgi:application")


def _boards(port: int) -> list[str]:
    words = [
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--lifespan",
        "on",
        "--timeout-graceful-shutdown",
        "5",
    ]
    words += ["--ws", "websockets-sansio", "--ws-per-message-deflate", "false"]
    words += ["--no-access-log", "--log-level", "warning"]
    return _module("uvicorn", *words, "dispatch112.asgi:application")


def _worker() -> list[str]:
    # Threads, not processes: a killed worker leaves no orphans, and the work is waiting for the database.
    words = ["--pool", "threads", "--concurrency", WORKER_THREADS, "--loglevel", "warning"]
    words += ["--without-gossip", "--without-mingle"]
    return _module("celery", "--quiet", "-A", "dispatch112", "worker", *words)


def _beat(var: Path) -> list[str]:
    words = ["--loglevel", "warning", "--schedule", str(var / "celerybeat-schedule"), "--pidfile", ""]
    return _module("celery", "--quiet", "-A", "dispatch112", "beat", *words)
