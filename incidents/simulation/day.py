"""Playing a day: calls come in at random, people answer them, the boards are held to the truth at the end."""

import asyncio
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Final

from incidents.call_classes import CallClass
from incidents.simulation.board import Socket, rows_of
from incidents.simulation.client import Client
from incidents.simulation.ledger import Ledger
from incidents.simulation.liaisons import Liaison
from incidents.simulation.operators import City, Desk
from incidents.simulation.people import Troupe

# So many things may be under way at once; what comes on top waits, as it would in a real centre.
MOST_AT_ONCE: Final = 500
READY_SECONDS: Final = 15.0
SETTLE_SECONDS: Final = 10.0


class NotReady(Exception):
    """The server cannot be played against; the message says why."""


@dataclass(frozen=True, slots=True)
class Play:
    """What is to be played: `rate` calls a minute for `duration` seconds, at a `pace` (1 is real time)."""

    url: str
    rate: float
    duration: float
    seed: int
    mix: dict[CallClass, float]
    pace: float


class Day:
    """One play. `tick` hears once a second how many seconds have passed."""

    def __init__(self, play: Play, troupe: Troupe, tick: Callable[[float, Ledger], None]) -> None:
        self.play, self.troupe, self._tick = play, troupe, tick
        self.ledger = Ledger()
        self._dice = random.Random(play.seed)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._room = asyncio.Semaphore(MOST_AT_ONCE)

    async def run(self) -> Ledger:
        """Play, compare, and return what was measured."""
        clients = [Client(self.play.url, player, self.ledger) for player in self.troupe.operators]
        liaison_clients = [Client(self.play.url, player, self.ledger) for player in self.troupe.liaisons]
        try:
            city = await _city(clients[0])
            desk = Desk(tuple(clients), city, self.ledger, self.play.seed, self.play.mix, self.play.pace)
            sockets = self._sockets(desk, liaison_clients)
            lines = [asyncio.create_task(socket.run()) for socket in sockets]
            try:
                await self._play(desk, sockets)
                await self._compare(sockets, [clients[0], *liaison_clients])
            finally:
                await _cancel([*lines, *self._tasks])
        finally:
            for client in [*clients, *liaison_clients]:
                await client.close()
        return self.ledger

    def _sockets(self, desk: Desk, clients: list[Client]) -> list[Socket]:
        """The boards: one of the operators', and one for each liaison, who answers what appears on it."""
        sockets = [Socket(self.play.url, self.troupe.operators[0], self.ledger, lambda _incident: None)]
        for player, client in zip(self.troupe.liaisons, clients, strict=True):
            liaison = Liaison(player, client, self.ledger, self.play.seed, self.play.pace, desk.end_if_done)
            sockets.append(Socket(self.play.url, player, self.ledger, self._answering(liaison)))
        return sockets

    def _answering(self, liaison: Liaison) -> Callable[[int], None]:
        return lambda incident: self._start(liaison.answer(incident))

    async def _play(self, desk: Desk, sockets: list[Socket]) -> None:
        try:
            async with asyncio.timeout(READY_SECONDS):
                await asyncio.gather(*(socket.ready.wait() for socket in sockets))
        except TimeoutError as error:
            kinds = ", ".join(self.ledger.errors) or "no snapshot came"
            raise NotReady(f"the live boards did not open within {READY_SECONDS:.0f} s ({kinds})") from error
        loop = asyncio.get_running_loop()
        start = now = loop.time()
        ring = start + self._dice.expovariate(self.play.rate / 60)
        second = start + 1
        calls = 0
        while now < start + self.play.duration:
            await asyncio.sleep(max(0.0, min(ring, second, start + self.play.duration) - now))
            now = loop.time()
            while ring <= now:
                self._start(desk.take_call(calls))
                calls += 1
                ring += self._dice.expovariate(self.play.rate / 60)
            if second <= now:
                second = now + 1
                self._tick(now - start, self.ledger)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(self._within(work))
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    async def _within(self, work: Coroutine[Any, Any, None]) -> None:
        async with self._room:
            await work

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.ledger.errors[f"simulation: {type(error).__name__}: {error}"] += 1

    async def _compare(self, sockets: list[Socket], clients: list[Client]) -> None:
        """Hold each board to a fresh snapshot; escalations go on, so a difference is looked at again."""
        await _cancel(list(self._tasks))
        self.ledger.boards = len(sockets)
        for socket, client in zip(sockets, clients, strict=True):
            async with asyncio.timeout(SETTLE_SECONDS * 2):
                wrong, rows = await _difference(socket, client)
            self.ledger.rows += rows
            self.ledger.rows_wrong += wrong
            self.ledger.boards_right += wrong == 0


async def _difference(socket: Socket, client: Client) -> tuple[int, int]:
    """Return how many rows differ from a fresh snapshot after a while of looking, and how many there are."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + SETTLE_SECONDS
    while True:
        snapshot = await client.get("board/")
        fresh = rows_of(snapshot["rows"]) if snapshot else {}
        shown = socket.board.rows
        wrong = sum(shown.get(pk) != fresh.get(pk) for pk in shown.keys() | fresh.keys())
        if snapshot and (wrong == 0 or loop.time() > deadline):
            return wrong, len(fresh)
        await asyncio.sleep(0.3)


async def _city(client: Client) -> City:
    types = await client.get("incident-types/", limit=200)
    places = await client.get("places/", limit=200)
    if not types or not places:
        raise NotReady("the API gives no incident types or no places; load the reference data first")
    kelurahan = [place for place in places if place["level"] == "kelurahan"] or places
    return City(frozenset(one["code"] for one in types), tuple(kelurahan))


async def _cancel(tasks: list[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
