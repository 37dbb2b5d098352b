"""A scripted Asterisk: the manager interface on a real socket, which says what a test tells it to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

USERNAME: Final = "dispatch112"
SECRET: Final = "rahasia-ami"


class Asterisk:
    """Lets one user in, answers its questions by `waiting` and `channels`, and tells events."""

    def __init__(self) -> None:
        self.waiting: list[dict[str, str]] = []
        self.channels: list[str] = []
        self.logins = 0
        self.port = 0
        self._lines: set[asyncio.StreamWriter] = set()

    async def tell(self, event: str, **facts: str) -> None:
        """Tell everybody who signed in."""
        for line in self._lines:
            await self._send(line, Event=event, **facts)

    async def break_off(self) -> None:
        """Break every connection."""
        for line in list(self._lines):
            line.close()
        self._lines.clear()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        writer.write(b"Asterisk Call Manager/9.0.0\r\n")
        try:
            while True:
                text = (await reader.readuntil(b"\r\n\r\n")).decode()
                lines = [line.partition(": ") for line in text.split("\r\n") if line]
                await self._answer(writer, {name.lower(): value for name, _colon, value in lines})
        except (asyncio.IncompleteReadError, ConnectionError):
            self._lines.discard(writer)
            writer.close()

    async def _answer(self, writer: asyncio.StreamWriter, asked: dict[str, str]) -> None:
        given = {"ActionID": asked["actionid"]}
        action = asked["action"]
        if action == "Login":
            await self._login(writer, asked, given)
        elif action == "QueueStatus":
            await self._send(writer, Response="Success", EventList="start", **given)
            for entry in self.waiting:
                await self._send(writer, Event="QueueEntry", **entry, **given)
            await self._send(writer, Event="QueueStatusComplete", EventList="Complete", **given)
        elif action == "CoreShowChannels":
            await self._send(writer, Response="Success", EventList="start", **given)
            for call in self.channels:
                await self._send(writer, Event="CoreShowChannel", Uniqueid=call, Linkedid=call, **given)
            await self._send(writer, Event="CoreShowChannelsComplete", EventList="Complete", **given)
        else:
            await self._send(writer, Response="Success", Ping="Pong", **given)

    async def _login(
        self, writer: asyncio.StreamWriter, asked: dict[str, str], given: dict[str, str]
    ) -> None:
        if (asked["username"], asked["secret"]) != (USERNAME, SECRET):
            await self._send(writer, Response="Error", Message="Authentication failed", **given)
            return
        await self._send(writer, Response="Success", Message="Authentication accepted", **given)
        self._lines.add(writer)
        self.logins += 1

    async def _send(self, writer: asyncio.StreamWriter, **facts: str) -> None:
        text = "".join(f"{name}: {value}\r\n" for name, value in facts.items())
        writer.write(f"{text}\r\n".encode())
        await writer.drain()


@asynccontextmanager
async def asterisk() -> AsyncIterator[Asterisk]:
    """Serve on a free port."""
    one = Asterisk()
    server = await asyncio.start_server(one.serve, "127.0.0.1", 0)
    one.port = server.sockets[0].getsockname()[1]
    try:
        yield one
    finally:
        server.close()
        await one.break_off()
