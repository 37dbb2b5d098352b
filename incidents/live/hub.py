"""The hub: one in each boards process, between the journal and all its boards.

It alone hears the channel layer, reads each centre's journal once per wake, and writes each scope's
frame to all of the scope's sockets. It runs in the event loop; the database is read in threads of its own.
"""

import asyncio
import logging

from django.conf import settings

from incidents.live.centre_feed import CentreFeed
from incidents.live.codes import TRY_LATER
from incidents.live.database import DATABASE_AWAY, Readers, told
from incidents.live.lines import Line
from incidents.live.message import Message
from incidents.live.presence import boards_open
from incidents.live.pulse import Pulse, read_pulse
from incidents.live.wakes import Wakes
from incidents.live.watch import unwelcome
from incidents.presence import note_boards

logger = logging.getLogger(__name__)

WATCH_SECONDS = 3
NOTE_SECONDS = 10


class Hub:
    """Holds every board of this process. `door` is for sign-ins, so that a storm of them delays no frame."""

    def __init__(self) -> None:
        self.door = Readers("door", 2)
        self._readers = Readers("boards", 3)
        self._clock = Readers("pulse", 1)
        self._centres: dict[int, CentreFeed] = {}
        self._lines: set[Line] = set()
        self._running = False
        self._newcomers = False

    async def run(self) -> None:
        """Work until cancelled; the application's lifespan starts it."""
        wakes = Wakes(self.wake)
        self._running = True
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(wakes.run(lambda: self._centres))
                tasks.create_task(self._beat())
                tasks.create_task(self._watch())
                tasks.create_task(self._note_boards())
                tasks.create_task(self._hold_limits())
        finally:
            self._running = False
            for centre in self._centres.values():
                centre.stop()
            self._centres.clear()
            for line in self._lines:
                line.close(TRY_LATER)

    def join(self, line: Line, since: int | None) -> None:
        """Take in a socket whose board stands at the journal number `since`, or is empty (None)."""
        if not self._running:
            line.close(TRY_LATER)
            return
        self._lines.add(line)
        centre_id = line.guest.standing.centre_id
        if centre_id not in self._centres:
            self._centres[centre_id] = CentreFeed(centre_id, self._readers)
        self._centres[centre_id].join(line, since)

    def ask(self, line: Line, since: int | None) -> None:
        """A board misses something after `since`; while it is being brought up it need not ask."""
        if not line.closed and not line.syncing and line in self._lines:
            self._centres[line.guest.standing.centre_id].join(line, since)

    def touch(self, line: Line) -> None:
        """A person touches this board; of the first time the centre hears at once."""
        if not line.attended:
            self._newcomers = True
        line.touched = line.attended = True

    def leave(self, line: Line) -> None:
        """Forget a socket that has ended."""
        line.stop()
        self._lines.discard(line)
        centre = self._centres.get(line.guest.standing.centre_id)
        if centre is not None:
            centre.leave(line)

    def wake(self, centre_id: int) -> None:
        """The centre's journal has grown, or may have."""
        centre = self._centres.get(centre_id)
        if centre is not None:
            centre.wake()

    async def _beat(self) -> None:
        rounds = 0
        per_beat = max(1, round(settings.HEARTBEAT_SECONDS / settings.POLL_SECONDS))
        while True:
            started = asyncio.get_running_loop().time()
            try:
                pulse = await self._clock.run(read_pulse, tuple(self._centres))
            except DATABASE_AWAY as error:
                # No heartbeat: every board turns amber, then red. That is the truth.
                logger.warning("the clocks were not read, no board can call itself live: %s", told(error))
            else:
                self._heed(pulse, beat=rounds % per_beat == 0)
                rounds += 1
            spent = asyncio.get_running_loop().time() - started
            await asyncio.sleep(max(0.05, settings.POLL_SECONDS - spent))

    def _heed(self, pulse: Pulse, *, beat: bool) -> None:
        for centre_id in pulse.heads:
            centre = self._centres[centre_id]
            if pulse.heads[centre_id] != centre.head:
                centre.wake()
            if beat:
                centre.broadcast(Message(pulse.beat(centre_id)))

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            guests = {line.guest for line in self._lines}
            try:
                codes = await self.door.run(unwelcome, guests) if guests else {}
            except DATABASE_AWAY as error:
                logger.warning("who may stay at the boards was not read, tried again: %s", told(error))
                continue
            for line in tuple(self._lines):
                if line.guest in codes:
                    line.close(codes[line.guest])

    async def _note_boards(self) -> None:
        noted = 0.0
        while True:
            await asyncio.sleep(1)
            now = asyncio.get_running_loop().time()
            if not self._newcomers and now - noted < NOTE_SECONDS:
                continue
            self._newcomers, noted = False, now
            boards, touched = boards_open(self._lines)
            try:
                await self.door.run(note_boards, boards)
            except DATABASE_AWAY as error:
                for line in touched:
                    line.touched = True
                logger.warning("who sits at the boards was not noted, tried again: %s", told(error))

    async def _hold_limits(self) -> None:
        while True:
            await asyncio.sleep(1)
            now = asyncio.get_running_loop().time()
            for line in tuple(self._lines):
                line.check(now)


hub = Hub()
