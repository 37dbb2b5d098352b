"""Work that goes on beside an event loop: threads that survive a lost database and end when told."""

import asyncio
import logging
import select
import socket
import threading
from collections.abc import Callable
from typing import Final

import psycopg2
from django.db import DatabaseError, InterfaceError, connection

logger = logging.getLogger(__name__)

PAUSE_AFTER_ERROR: Final = 0.5
JOIN_SECONDS: Final = 5.0


class Stop:
    """Tells a thread to end; can be waited for together with other sockets."""

    def __init__(self) -> None:
        self._set = False
        self._read, self._write = socket.socketpair()

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when it is time to end."""
        return self._read.fileno()

    def set(self) -> None:
        """End the thread at its next look."""
        self._set = True
        self._write.send(b"x")

    def is_set(self) -> bool:
        """Return whether it is time to end."""
        return self._set

    def wait(self, seconds: float) -> None:
        """Sleep for `seconds`, or until it is time to end."""
        select.select([self], [], [], seconds)


def keep_on(turn: Callable[[], None], stop: Stop) -> None:
    """Call `turn` over and over until `stop`; whatever it raises is logged and followed by a fresh start."""
    while not stop.is_set():
        try:
            turn()
        except (DatabaseError, InterfaceError, psycopg2.Error) as error:
            logger.warning("the database does not answer, trying again: %s", str(error).strip())
            connection.close()
            stop.wait(PAUSE_AFTER_ERROR)
        except Exception:
            logger.exception("a turn failed, going on")
            connection.close()
            stop.wait(PAUSE_AFTER_ERROR)
    connection.close()


async def run_threads(work: dict[str, Callable[[Stop], None]]) -> None:
    """Run each function in a thread of its own, by its name, until this coroutine is cancelled."""
    stops = [Stop() for _ in work]
    threads = [
        threading.Thread(target=target, args=(stop,), name=name, daemon=True)
        for (name, target), stop in zip(work.items(), stops, strict=True)
    ]
    for thread in threads:
        thread.start()
    try:
        await asyncio.Event().wait()
    finally:
        for stop in stops:
            stop.set()
        for thread in threads:
            await asyncio.to_thread(thread.join, JOIN_SECONDS)
