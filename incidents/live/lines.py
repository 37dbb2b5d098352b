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

CloseSocket = Callable[[int], Awaitable[None]]


class Line(ABC):
    """One board's socket. `close` is the consumer's own way to end it."""

    def __init__(self, guest: Guest, close: CloseSocket) -> None:
        self.guest = guest
        self.closed = False
        self.syncing = False
        # Touched since it was noted last; touched at all.
        self.touched = False
        self.attended = False
        self._close_socket = close

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
            await asyncio.wait_for(self._close_socket(code), PATIENCE)
        except Exception as error:
            logger.info("socket of %s not closed in order: %r", self.guest.standing.username, error)
            self.cut()

    @abstractmethod
    def cut(self) -> None:
        """End the socket without ceremony."""


class TransportLine(Line):
    """Writes encoded frames to the transport, whose buffer is the queue."""

    def __init__(self, guest: Guest, close: CloseSocket, transport: asyncio.Transport) -> None:
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

    def cut(self) -> None:
        """Drop what waits and the connection."""
        self._transport.abort()

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
            asyncio.get_running_loop().call_later(PATIENCE, self.cut)
