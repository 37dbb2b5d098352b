"""Listening to an Asterisk by AMI over TCP: every event is taken in order, also when a side was away."""

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django.utils import timezone
from panoramisk import Manager

from agencies.models import TelephoneSystem
from incidents.actions.telephony.catching_up import end_missing
from incidents.actions.telephony.events import Told, take_event
from incidents.asterisk.translating import Rules, Translator
from incidents.errors import ActionError

logger = logging.getLogger(__name__)

PING_EVERY: Final = 10.0
ANSWER_WITHIN: Final = 5.0
RECONNECT_AFTER: Final = 2
PAUSE_AFTER_ERROR: Final = 1.0


class Refused(Exception):
    """The Asterisk does not let this user in."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the Asterisk listens, and as whom one signs in there (manager.conf)."""

    host: str
    port: int
    username: str
    secret: str


class Listener:
    """Listens until cancelled; a lost connection is made anew, and what was missed is asked for."""

    def __init__(self, system: TelephoneSystem, rules: Rules, address: Address) -> None:
        self._system = system
        self._translator = Translator(rules)
        self._address = address
        self._told: asyncio.Queue[Callable[[], object]] = asyncio.Queue()
        # One thread: events are kept in the order in which they came.
        self._thread = ThreadPoolExecutor(1, "asterisk")
        self._refused, self._ended = asyncio.Event(), threading.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Listen. Raises `Refused`."""
        loop = asyncio.get_running_loop()
        manager = Manager(
            loop=loop,
            host=self._address.host,
            port=self._address.port,
            username=self._address.username,
            secret=self._address.secret,
            reconnect_timeout=RECONNECT_AFTER,
            on_connect=self._connected,
            on_login=lambda manager: self._start(self._catch_up(manager)),
            log=logger,
        )
        manager.register_event("*", lambda _manager, message: self._hear(message))
        manager.connect()
        keeping = asyncio.create_task(self._keep_all())
        try:
            await self._refused.wait()
            raise Refused
        finally:
            self._ended.set()
            for task in (keeping, *self._tasks):
                task.cancel()
            manager.close()
            await loop.run_in_executor(self._thread, _close)
            self._thread.shutdown()

    def _connected(self, manager: Manager) -> None:
        def look(future: "asyncio.Future[Any]") -> None:
            if not future.cancelled() and not future.result().success:
                self._refused.set()

        manager.authenticated_future.add_done_callback(look)

    def _hear(self, message: Any, at: datetime | None = None) -> None:
        facts = {name: str(value) for name, value in message.items()}
        told = self._translator.translate(facts, at or timezone.now())
        if told is not None:
            self._told.put_nowait(lambda: self._take(told))

    def _start(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _catch_up(self, manager: Manager) -> None:
        """Ask who waits and who talks, since nobody listened before; then see that it goes on answering."""
        before = timezone.now()
        try:
            for message in await self._ask(manager, "QueueStatus"):
                self._hear(message, before)
            channels = await self._ask(manager, "CoreShowChannels")
            present = {str(channel.linkedid) for channel in channels if channel.linkedid}
            self._told.put_nowait(lambda: end_missing(system=self._system, present=present, before=before))
            while True:
                await asyncio.sleep(PING_EVERY)
                await asyncio.wait_for(manager.send_action({"Action": "Ping"}), ANSWER_WITHIN)
        except TimeoutError:
            logger.warning("the Asterisk does not answer, connecting anew")
            manager.protocol.transport.abort()

    async def _ask(self, manager: Manager, action: str) -> list[Any]:
        answer = await asyncio.wait_for(manager.send_action({"Action": action}, as_list=True), ANSWER_WITHIN)
        return list(answer)

    async def _keep_all(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await loop.run_in_executor(self._thread, self._keep, await self._told.get())

    def _keep(self, keep: Callable[[], object]) -> None:
        """Do it; while the database is away, again and again: what comes meanwhile waits in its order."""
        while not self._ended.is_set():
            close_old_connections()
            try:
                keep()
            except ActionError as error:
                logger.warning("an event was left out: %s", error.message)
            except (DatabaseError, InterfaceError) as error:
                logger.warning("the database does not answer, trying again: %s", str(error).strip())
                connection.close()
                self._ended.wait(PAUSE_AFTER_ERROR)
                continue
            return

    def _take(self, told: Told) -> None:
        outcome = take_event(system=self._system, told=told)
        logger.info("%s %s: %s, %s", told.pbx_id, told.event, outcome.call.state, outcome.taken)


def _close() -> None:
    # Looked up in the thread whose connection it is.
    connection.close()
