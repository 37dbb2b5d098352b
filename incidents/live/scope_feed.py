"""The boards of one scope: the same bytes go to all of them, in the order of the journal."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Final

from incidents.live.database import Readers
from incidents.live.frames import Content, board_content
from incidents.live.lines import Line
from incidents.live.message import Message
from operators.standing import Scope

# Frames kept for boards that come up or come back: what they missed is sent again, not read again.
KEPT_FRAMES: Final = 64
KEPT_BYTES: Final = 500_000
# Boards that come within so many seconds of each other get the same snapshot. Not longer: it carries
# the database's time, by which the browsers set their clocks.
SHARED_SECONDS: Final = 0.5


class ScopeFeed:
    """`cursor` is the journal number up to which everything was published; `lines` stand exactly there."""

    def __init__(self, scope: Scope, cursor: int, readers: Readers) -> None:
        self.scope = scope
        self.cursor = cursor
        self.lines: set[Line] = set()
        self.waiting: set[Line] = set()
        self._readers = readers
        self._kept: deque[tuple[int, int, Message]] = deque()
        self._kept_bytes = 0
        self._shared: dict[tuple[int | None, int], tuple[float, asyncio.Task[tuple[int, Message]]]] = {}

    @property
    def everyone(self) -> set[Line]:
        """All boards, those that are coming up too."""
        return self.lines | self.waiting

    def publish(self, content: Content) -> None:
        """Send the frame from the cursor to `content.to` to every board that stands at the cursor."""
        message = Message(content.json)
        for line in self.lines:
            line.send(message)
        self._kept.append((self.cursor, content.to, message))
        self._kept_bytes += len(content.json)
        while len(self._kept) > KEPT_FRAMES or self._kept_bytes > KEPT_BYTES:
            self._kept_bytes -= len(self._kept.popleft()[2].json)
        self.cursor = content.to

    def jump(self, to: int, bring_up: Callable[[Line, int], None]) -> None:
        """Move the cursor over what was not published; the boards are brought up one by one."""
        left_at, self.cursor = self.cursor, to
        self._kept.clear()
        self._kept_bytes = 0
        left, self.lines = self.lines, set()
        self.waiting |= left
        for line in left:
            bring_up(line, left_at)

    def missed(self, since: int) -> list[Message] | None:
        """Return the frames that lead from `since` to the cursor, or None when they are not kept."""
        if since == self.cursor:
            return []
        chain = [message for start, _, message in self._kept if start >= since]
        begins = any(start == since for start, _, _ in self._kept)
        return chain if begins else None

    async def content(self, since: int | None) -> tuple[int, Message]:
        """Return what leads from `since` to the cursor, and where it leads; shared by all who ask at once."""
        loop = asyncio.get_running_loop()
        key = (since, self.cursor)
        self._shared = {k: v for k, v in self._shared.items() if v[0] > loop.time()}
        if key not in self._shared:
            self._shared[key] = (loop.time() + SHARED_SECONDS, loop.create_task(self._read(*key)))
        return await asyncio.shield(self._shared[key][1])

    async def _read(self, since: int | None, upto: int) -> tuple[int, Message]:
        content = await self._readers.run(board_content, self.scope, since, upto)
        return content.to, Message(content.json)
