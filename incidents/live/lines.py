"""The sockets as the hub sees them: `send` never waits, and a reader who is too slow is let go.

Per socket, what waits to be sent is bounded in messages and bytes; a message that is larger than the
bound by itself (a great snapshot) may wait alone. A socket that takes nothing for five seconds is closed
with 1013: the board comes back and asks for what it lacks.
"""

import asyncio
import logging
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final

from websockets.frames import Close, Frame, Opcode

from incidents.live.codes import TOO_SLOW
from incidents.live.message import Message
from incidents.live.sign_in import Guest

logger = logging.getLogger(__name__)

MOST_MESSAGES: Final = 200
MOST_BYTES: Final = 1_000_000
PATIENCE: Final = 5.0

Close_ = Callable[[int], Awaitable[None]]


class Line(ABC):
    """One board's socket. `close` is the consumer's own way to end it."""

    def __init__(self, guest: Guest, close: Close_) -> None:
        self.guest = guest
        self.closed = False
        self.syncing = False
        self._close = close

    @abstractmethod
    def send(self, message: Message) -> None:
        """Hand the message over; returns at once."""

    @abstractmethod
    def check(self, now: float) -> None:
        """Close the socket if it has taken nothing for too long; called about once a second."""

    def close(self, code: int) -> None:
        """End the socket with `code`; returns at once."""
        if not self.closed:
            self.closed = True
            asyncio.get_running_loop().create_task(self._end(code))

    def stop(self) -> None:
        """Forget the socket: it has ended by itself."""
        self.closed = True

    async def _end(self, code: int) -> None:
        try:
            await asyncio.wait_for(self._close(code), PATIENCE)
        except (TimeoutError, RuntimeError, OSError) as error:
            logger.info("socket of %s not closed in order: %r", self.guest.standing.username, error)


class TransportLine(Line):
    """Writes encoded frames to the transport, whose buffer is the queue."""

    def __init__(self, guest: Guest, close: Close_, transport: asyncio.Transport) -> None:
        super().__init__(guest, close)
        self._transport = transport
        self._written = 0
        self._ends: deque[int] = deque()
        self._progress = (0, 0.0)

    def send(self, message: Message) -> None:
        """Write the frame; the transport keeps what the socket does not take."""
        if self.closed or self._transport.is_closing():
            return
        self._transport.write(message.frame)
        self._written += len(message.frame)
        self._ends.append(self._written)
        waiting = self._waiting()
        if len(self._ends) > MOST_MESSAGES or (waiting > MOST_BYTES and len(self._ends) > 1):
            self._let_go()

    def check(self, now: float) -> None:
        """Close the socket when it has taken no byte for `PATIENCE` seconds while some waited."""
        waiting = self._waiting()
        taken = self._written - waiting
        if not waiting or taken != self._progress[0]:
            self._progress = (taken, now)
        elif now - self._progress[1] > PATIENCE:
            self._let_go()

    def _waiting(self) -> int:
        waiting = self._transport.get_write_buffer_size()
        while self._ends and self._ends[0] <= self._written - waiting:
            self._ends.popleft()
        return waiting

    def _let_go(self) -> None:
        # The close frame stands behind what waits; who does not take it in time is cut off.
        if self.closed:
            return
        self.closed = True
        if not self._transport.is_closing():
            self._transport.write(Frame(Opcode.CLOSE, Close(TOO_SLOW, "").serialize()).serialize(mask=False))
            asyncio.get_running_loop().call_later(PATIENCE, self._transport.abort)


class AsgiLine(Line):
    """Sends through the ASGI interface, one message after another, from a queue of its own."""

    def __init__(self, guest: Guest, close: Close_, send: Callable[[str], Awaitable[None]]) -> None:
        super().__init__(guest, close)
        self._send = send
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
