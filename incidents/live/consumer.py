"""A board's socket: sign-in, origin, and the two things a board may say. Commands go by HTTP."""

import asyncio
import logging
from typing import Any, Final
from urllib.parse import parse_qs

import orjson
from channels.consumer import get_handler_name
from channels.generic.websocket import AsyncWebsocketConsumer

from incidents.live.asgi_line import AsgiLine
from incidents.live.codes import NO_POST, ROLE_CHANGED, TOO_MANY_MESSAGES, TRY_LATER
from incidents.live.database import DATABASE_AWAY, told
from incidents.live.hub import hub
from incidents.live.lines import Line, TransportLine
from incidents.live.origin import origin_allowed
from incidents.live.sign_in import Guest, Refused, sign_in
from incidents.live.transport import SCOPE_KEY

logger = logging.getLogger(__name__)

LONGEST_MESSAGE: Final = 200
# A board asks when it misses something, about once a second at the very most.
MOST_MESSAGES: Final = 30
PER_SECONDS: Final = 10.0


class BoardConsumer(AsyncWebsocketConsumer):
    """`/ws/board/?since=N&standing=KEY`; a page names the post it was opened for."""

    # The hub alone hears the channel layer: a consumer has no channel, queue or task of its own there.
    channel_layer_alias = "none"

    async def connect(self) -> None:
        """Accept, so that a refusal can say why; then let the board in or close it."""
        self.line: Line | None = None
        self.heard: list[float] = []
        await self.accept()
        headers = dict(self.scope["headers"])
        if not origin_allowed(headers, self.scope.get("scheme", "ws")):
            await self.close(NO_POST)
            return
        try:
            guest = await hub.door.run(sign_in, headers)
        except Refused as refused:
            await self.close(refused.code)
        except DATABASE_AWAY as error:
            logger.warning("a board could not be signed in, it tries again: %s", told(error))
            await self.close(TRY_LATER)
        else:
            # A page that dials again may be that of a post which was changed in another window meanwhile.
            if self._asked("standing") not in ("", guest.standing.key):
                await self.close(ROLE_CHANGED)
                return
            self.line = self._line(guest)
            hub.join(self.line, self._since())

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Serve `{"type": "since", "cursor": N}` and `{"type": "here"}`, a person touched it.

        All else is passed over, a flood ends the socket.
        """
        if self.line is None or self.line.closed:
            return
        if self._is_flood():
            self.line.close(TOO_MANY_MESSAGES)
        elif text_data and len(text_data) <= LONGEST_MESSAGE:
            asked = _decoded(text_data)
            if asked.get("type") == "since":
                hub.ask(self.line, _cursor(asked.get("cursor")))
            elif asked.get("type") == "here":
                hub.touch(self.line)

    async def disconnect(self, code: int) -> None:
        """The socket has ended."""
        if self.line is not None:
            hub.leave(self.line)

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Call the handler; without Channels' hop to a thread, for no connection is used in this one."""
        await getattr(self, get_handler_name(message))(message)

    def _line(self, guest: Guest) -> Line:
        transport = self.scope.get(SCOPE_KEY)
        if transport is not None:
            return TransportLine(guest, self.close, transport)
        return AsgiLine(guest, self.close, self.send, asyncio.current_task())

    def _since(self) -> int | None:
        value = self._asked("since")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None

    def _asked(self, name: str) -> str:
        return parse_qs(self.scope.get("query_string", b"").decode("latin-1")).get(name, [""])[0]

    def _is_flood(self) -> bool:
        now = asyncio.get_running_loop().time()
        self.heard = [*(at for at in self.heard if now - at < PER_SECONDS), now]
        return len(self.heard) > MOST_MESSAGES


def _decoded(text: str) -> dict[str, Any]:
    try:
        message = orjson.loads(text)
    except orjson.JSONDecodeError:
        return {}
    return message if isinstance(message, dict) else {}


def _cursor(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**62 else None
