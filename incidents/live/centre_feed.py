"""One centre's journal as it reaches its boards: read once per wake, rendered once per scope."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, Final

from incidents.live.codes import TRY_LATER
from incidents.live.database import DATABASE_AWAY, Readers, told
from incidents.live.frames import next_frames
from incidents.live.lines import Line
from incidents.live.message import Message
from incidents.live.rows import forget_rows
from incidents.live.scope_feed import ScopeFeed
from operators.standing import Scope

logger = logging.getLogger(__name__)

RETRY_SECONDS: Final = 0.5


class CentreFeed:
    """Follows the journal of one centre; `head` is how far it was read, None before the first reading."""

    def __init__(self, centre_id: int, readers: Readers) -> None:
        self.centre_id = centre_id
        self.head: int | None = None
        self._readers = readers
        self._feeds: dict[Scope, ScopeFeed] = {}
        self._changed = asyncio.Event()
        self._ready = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._start(self._follow())
        self.wake()

    def wake(self) -> None:
        """Look at the journal; many wakes during one look are one more look."""
        self._changed.set()

    def join(self, line: Line, since: int | None) -> None:
        """Bring a board up from the journal number `since` it knows, or from nothing."""
        line.syncing = True
        self._start(self._bring_up(line, since))

    def leave(self, line: Line) -> None:
        """Forget a board; the last one of a scope takes the scope's frames with it."""
        feed = self._feeds.get(line.guest.standing.scope)
        if feed is not None:
            feed.lines.discard(line)
            feed.waiting.discard(line)
            self._drop_if_empty(feed)

    def broadcast(self, message: Message) -> None:
        """Send a heartbeat to every board of the centre."""
        for feed in self._feeds.values():
            for line in feed.everyone:
                line.send(message)

    def stop(self) -> None:
        """End the work for this centre."""
        for task in self._tasks:
            task.cancel()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _follow(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            try:
                await self._advance()
            except DATABASE_AWAY as error:
                # No frame, and no heartbeat either: the boards say that they are not live. The poll wakes us.
                logger.warning("journal of centre %s not read, tried again: %s", self.centre_id, told(error))
            except Exception:
                logger.exception("frames of centre %s not made, tried again", self.centre_id)

    async def _advance(self) -> None:
        scopes = list(self._feeds)
        reading, contents = await self._readers.run(next_frames, self.centre_id, self.head, scopes)
        if reading.head == self.head:
            return
        if self.head is not None and reading.head < self.head:
            forget_rows()
        self.head = reading.head
        for feed in self._feeds.values():
            content = contents.get(feed.scope)
            if content is None or feed.cursor != reading.since:
                feed.jump(reading.head, self.join)
            else:
                feed.publish(content)
        self._ready.set()

    async def _bring_up(self, line: Line, since: int | None) -> None:
        await self._ready.wait()
        if line.closed:
            return
        feed = self._feed_of(line)
        feed.lines.discard(line)
        feed.waiting.add(line)
        try:
            await self._catch_up(feed, line, since)
        except Exception:
            logger.exception("a board of centre %s could not be brought up", self.centre_id)
            line.close(TRY_LATER)
        feed.waiting.discard(line)
        line.syncing = False
        if not line.closed:
            feed.lines.add(line)
        self._drop_if_empty(feed)

    async def _catch_up(self, feed: ScopeFeed, line: Line, since: int | None) -> None:
        """Send until the board stands at the feed's cursor; at least one message, as a proof of life."""
        told = False
        while not line.closed:
            missed = feed.missed(since) if since is not None else None
            if missed or (told and missed is not None):
                for message in missed:
                    line.send(message)
                return
            try:
                since, content = await feed.content(since)
            except DATABASE_AWAY:
                await asyncio.sleep(RETRY_SECONDS)
            else:
                line.send(content)
                told = True

    def _drop_if_empty(self, feed: ScopeFeed) -> None:
        if not feed.everyone and self._feeds.get(feed.scope) is feed:
            del self._feeds[feed.scope]

    def _feed_of(self, line: Line) -> ScopeFeed:
        scope = line.guest.standing.scope
        if scope not in self._feeds:
            self._feeds[scope] = ScopeFeed(scope, self.head or 0, self._readers)
        return self._feeds[scope]
