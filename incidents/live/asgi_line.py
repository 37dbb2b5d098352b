"""A board's socket behind any ASGI server, for where transport.py finds no transport."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from incidents.live.codes import TOO_SLOW
from incidents.live.lines import MOST_BYTES, MOST_MESSAGES, PATIENCE, CloseSocket, Line
from incidents.live.message import Message
from incidents.live.sign_in import Guest

SendText = Callable[[str], Awaitable[None]]


class AsgiLine(Line):
    """Sends through the ASGI interface, one message after another, from a queue of its own.

    `consumer` is the task of the socket: when it ends, the server drops the connection.
    """

    def __init__(
        self, guest: Guest, close: CloseSocket, send: SendText, consumer: asyncio.Task[Any] | None
    ) -> None:
        super().__init__(guest, close)
        self._send = send
        self._consumer = consumer
        self._queue: deque[Message] = deque()
        self._bytes = 0
        self._filled = asyncio.Event()
        self._task = asyncio.get_running_loop().create_task(self._work())

    def send(self, message: Message) -> None:
        """Put the message into the queue."""
        if self.closed:
            return
        self._queue.append(message)
        self._bytes += len(message.json)
        self._filled.set()
        if len(self._queue) > MOST_MESSAGES or (self._bytes > MOST_BYTES and len(self._queue) > 1):
            self.close(TOO_SLOW)

    def check(self, now: float) -> None:
        """Nothing to do: every send has its own limit."""

    def stop(self) -> None:
        """End the sending too."""
        super().stop()
        self._task.cancel()

    def cut(self) -> None:
        """End the consumer."""
        if self._consumer is not None:
            self._consumer.cancel()

    async def _work(self) -> None:
        while not self.closed:
            await self._filled.wait()
            self._filled.clear()
            while self._queue:
                message = self._queue[0]
                try:
                    await asyncio.wait_for(self._send(message.text), PATIENCE)
                except TimeoutError:
                    self.close(TOO_SLOW)
                    return
                except (RuntimeError, OSError):
                    self.stop()
                    return
                self._queue.popleft()
                self._bytes -= len(message.json)
