"""Many boards in one process: WebSocket clients that read as little as they can.

A client parses frame headers and the first bytes of a message only, so that hundreds of them take
little of the machine that is measured.
"""

import asyncio
import base64
import os
import re
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

HEAD = re.compile(rb'"type": ?"(\w+)"')
TO = re.compile(rb'"to": ?(\d+)')


@dataclass(slots=True)
class Event:
    """A snapshot or frame that reached a board: when (monotonic ns), up to which entry, its bytes."""

    at: int
    kind: str
    to: int
    size: int


class Board(asyncio.Protocol):
    """One board's socket."""

    def __init__(self, request: bytes) -> None:
        self.request = request
        self.events: list[Event] = []
        self.current = asyncio.get_running_loop().create_future()
        self.buffer = bytearray()
        self.opened = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the upgrade."""
        self.transport = transport
        transport.write(self.request)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell who waits for a snapshot that none will come."""
        if not self.current.done():
            self.current.set_exception(
                ConnectionError(f"closed before a snapshot: {exc or bytes(self.buffer[:80])}")
            )

    def data_received(self, data: bytes) -> None:
        """Take every whole message out of what has come."""
        self.buffer += data
        if not self.opened:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            if not self.buffer.startswith(b"HTTP/1.1 101"):
                self.transport.abort()
                return
            self.opened = True
            del self.buffer[: end + 4]
        while self._take_message():
            pass

    def _take_message(self) -> bool:
        buffer = self.buffer
        if len(buffer) < 2:
            return False
        size, start = buffer[1] & 0x7F, 2
        if size >= 126:
            start = 4 if size == 126 else 10
            if len(buffer) < start:
                return False
            size = int.from_bytes(buffer[2:start], "big")
        if len(buffer) < start + size:
            return False
        opcode = buffer[0] & 0x0F
        if opcode == 9:
            self._pong(bytes(buffer[start : start + size]))
        elif opcode == 1:
            self._note(bytes(buffer[start : start + min(size, 160)]), size)
        del buffer[: start + size]
        return True

    def _note(self, head: bytes, size: int) -> None:
        kind = HEAD.search(head)
        to = TO.search(head)
        if kind is None or to is None:
            return
        self.events.append(Event(time.monotonic_ns(), kind[1].decode(), int(to[1]), size))
        if not self.current.done():
            self.current.set_result(self.events[-1])

    def _pong(self, payload: bytes) -> None:
        mask = b"\0\0\0\0"
        self.transport.write(bytes([0x8A, 0x80 | len(payload)]) + mask + payload)


@dataclass
class Swarm:
    """The boards of one process, driven by commands from a pipe."""

    host: str
    port: int
    tokens: list[str]
    boards: list[Board] = field(default_factory=list)

    async def connect(self, count: int) -> dict[str, float]:
        """Open `count` boards at once; return the seconds until each held a snapshot."""
        started = time.monotonic_ns()
        loop = asyncio.get_running_loop()
        requests = [self._request(self.tokens[n % len(self.tokens)]) for n in range(count)]
        opened = await asyncio.gather(
            *(loop.create_connection(lambda r=r: Board(r), self.host, self.port) for r in requests)
        )
        self.boards = [board for _, board in opened]
        await asyncio.wait_for(asyncio.gather(*(board.current for board in self.boards)), 120)
        ends = sorted(board.events[0].at - started for board in self.boards)
        return {"first": ends[0] / 1e9, "median": ends[len(ends) // 2] / 1e9, "all": ends[-1] / 1e9}

    async def drop(self) -> None:
        """Close every board as a power cut would."""
        for board in self.boards:
            board.current.cancel()
            board.transport.abort()
        self.boards = []

    async def take(self) -> list[list[tuple[int, str, int, int]]]:
        """Return and forget what each board has received."""
        taken = [[(e.at, e.kind, e.to, e.size) for e in board.events] for board in self.boards]
        for board in self.boards:
            board.events.clear()
        return taken

    def _request(self, token: str) -> bytes:
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            "GET /ws/board/ HTTP/1.1",
            f"Host: {self.host}:{self.port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
            f"Authorization: Token {token}",
        ]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def _serve(pipe: Connection, swarm: Swarm) -> None:
    loop = asyncio.get_running_loop()
    while True:
        name, *arguments = await loop.run_in_executor(None, pipe.recv)
        if name == "stop":
            return
        try:
            pipe.send(("done", await getattr(swarm, name)(*arguments)))
        except (OSError, TimeoutError) as error:
            pipe.send(("failed", repr(error)))


def run_swarm(pipe: Connection, host: str, port: int, tokens: list[str]) -> None:
    """Serve the commands connect, drop, take and stop that come by `pipe`; a process's entry point."""
    asyncio.run(_serve(pipe, Swarm(host, port, tokens)))
