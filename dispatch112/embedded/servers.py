"""Start and stop the pair of embedded servers of a var folder.

Started twice on one var folder, the running servers are reused; whoever reused them leaves them running.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dispatch112.embedded import postgres, valkey
from dispatch112.embedded.addresses import Addresses, home, read, write, write_private
from dispatch112.embedded.process import Process, free_port, rotate


@dataclass
class Servers:
    """The pair, and whether this process started each."""

    var: Path
    addresses: Addresses
    database: Process
    redis: Process

    def stop(self) -> None:
        """End the servers that this process started, Valkey first; PostgreSQL closes its data cleanly."""
        if self.redis.child is not None:
            valkey.stop(self.redis)
        if self.database.child is not None:
            postgres.stop(self.database)

    def revive(self) -> list[str]:
        """Start again each of our servers that died; return their names. Error: EmbeddedError."""
        password, tie = _password(self.var), os.getpid()
        revived = []
        if self.redis.child is not None and not self.redis.running():
            self.redis = _start_redis(self.var, self.addresses.redis_port, password, tie)
            revived.append("Valkey")
        if self.database.child is not None and not self.database.running():
            self.database = _start_database(self.var, self.addresses.database_port, password, tie)
            revived.append("PostgreSQL")
        return revived

    def trim_logs(self) -> None:
        """Keep the servers' logs bounded; to be called now and then while they run."""
        for name in ("postgres", "valkey"):
            rotate(self.var / "log" / f"{name}.log")


def start(var: Path, *, tied: bool = True) -> Servers:
    """Start what does not run yet under `var`, record the addresses, return when both answer.

    in: `tied`, whether the servers end with this process, even when it is killed.
    Errors: EmbeddedError.
    """
    var = var.resolve()
    home(var).mkdir(parents=True, exist_ok=True)
    home(var).chmod(0o711)
    (var / "log").mkdir(exist_ok=True)
    tie = os.getpid() if tied else None
    with _locked(var):
        known = read(var)
        password = _password(var)
        database, redis = running(var)
        database_port = (
            known.database_port if known and database else free_port(known.database_port if known else None)
        )
        redis_port = known.redis_port if known and redis else free_port(known.redis_port if known else None)
        redis = redis or _start_redis(var, redis_port, password, tie)
        database = database or _start_database(var, database_port, password, tie)
        urls = postgres.url(database_port, password), valkey.url(redis_port, password)
        addresses = Addresses(*urls, database_port, redis_port)
        write(var, addresses)
    return Servers(var, addresses, database, redis)


def _port(recorded: int | None, server: Process | None) -> int:
    """Return the port of a running server, else a free one: the recorded one when it can be had."""
    return recorded if recorded and server else free_port(recorded)


def _start_database(var: Path, port: int, password: str, tie: int | None) -> Process:
    return postgres.start(home(var) / "postgres", var / "log" / "postgres.log", port, password, tie)


def _start_redis(var: Path, port: int, password: str, tie: int | None) -> Process:
    return valkey.start(home(var), var / "log" / "valkey.log", port, password, tie)


def running(var: Path) -> tuple[Process | None, Process | None]:
    """Return the running PostgreSQL and Valkey of `var`, each None when it does not run."""
    folder = home(var.resolve())
    return postgres.running(folder / "postgres"), valkey.running(folder)


def stop(var: Path) -> bool:
    """End the running servers of `var`, whoever started them; return whether any ran."""
    database, redis = running(var)
    if redis is not None:
        valkey.stop(redis)
    if database is not None:
        postgres.stop(database)
    return bool(database or redis)


def _password(var: Path) -> str:
    path = home(var) / "password"
    if not path.exists():
        write_private(path, secrets.token_urlsafe(24))
    return path.read_text().strip()


@contextmanager
def _locked(var: Path) -> Iterator[None]:
    """Hold the var folder's start lock; the kernel frees it when its holder dies."""
    with open(home(var) / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
