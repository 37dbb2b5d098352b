"""Tells the boards that a centre's journal has grown: a hint, sent by one background loop per process.

The loop owns the channel layer, so a request neither waits for Redis nor opens a connection. What is
lost here costs a board at most the poll interval of the hub.
"""

import asyncio
import logging
import os
import threading

from channels.layers import get_channel_layer

logger = logging.getLogger(__name__)

SEND_TIMEOUT = 1.0


def group_of(centre_id: int) -> str:
    """Return the name of the channel-layer group that hears of the centre's changes."""
    return f"centre.{centre_id}"


class _Sender:
    """A daemon thread with an event loop; centres to be woken wait in a set, so bursts become one message."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._waiting: set[int] = set()
        self._lock = threading.Lock()
        self.pid = os.getpid()
        threading.Thread(target=self._loop.run_forever, name="wake", daemon=True).start()

    def wake(self, centre_id: int) -> None:
        with self._lock:
            known = centre_id in self._waiting
            self._waiting.add(centre_id)
        if not known:
            self._loop.call_soon_threadsafe(self._start, centre_id)

    def _start(self, centre_id: int) -> None:
        with self._lock:
            self._waiting.discard(centre_id)
        task = self._loop.create_task(self._send(centre_id))
        task.add_done_callback(_report)

    async def _send(self, centre_id: int) -> None:
        layer = get_channel_layer()
        message = {"type": "centre.changed", "centre": centre_id}
        await asyncio.wait_for(layer.group_send(group_of(centre_id), message), SEND_TIMEOUT)


def _report(task: asyncio.Task) -> None:
    if not task.cancelled() and task.exception() is not None:
        logger.warning("boards not woken, they will poll: %r", task.exception())


_sender: _Sender | None = None
_sender_lock = threading.Lock()


def wake(centre_id: int) -> None:
    """Tell the boards of `centre_id` to look at the journal; returns at once, whatever state Redis is in."""
    global _sender
    if _sender is None or _sender.pid != os.getpid():
        with _sender_lock:
            if _sender is None or _sender.pid != os.getpid():
                _sender = _Sender()
    _sender.wake(centre_id)
