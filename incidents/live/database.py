"""Threads of its own in which the boards process reads the database.

Channels' `database_sync_to_async` has one thread for all consumers: one wait for a lock would freeze
every board. Each thread here keeps one Django connection and replaces it when it has broken.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, ParamSpec, TypeVar

from django.db import DatabaseError, InterfaceError, connection

P = ParamSpec("P")
T = TypeVar("T")

# What a reader meets when the database is away; the connection is replaced before the next read.
DATABASE_AWAY: Final = (DatabaseError, InterfaceError)
# A board's read is short or fails: it is repeated anyway (ms).
PATIENCE: Final = (
    "SET statement_timeout = 5000; SET lock_timeout = 2000; SET default_transaction_read_only = on"
)


class Readers:
    """A few named threads, each with a database connection for reading alone."""

    def __init__(self, name: str, threads: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call `function` in one of the threads; raises what it raises."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, partial(_read, function, *args, **kwargs))


def told(error: Exception) -> str:
    """Return what a database error says, on one line for the log."""
    return " ".join(str(error).split())


def _read(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    known = connection.connection is not None
    try:
        return _once(function, *args, **kwargs)
    except DATABASE_AWAY:
        if not known or connection.is_usable():
            raise
    # The connection was from before a restart of the database. A read may be repeated on a new one.
    connection.close()
    return _once(function, *args, **kwargs)


def _once(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    connection.close_if_unusable_or_obsolete()
    if connection.connection is None:
        with connection.cursor() as cursor:
            cursor.execute(PATIENCE)
    return function(*args, **kwargs)
