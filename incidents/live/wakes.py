"""Hearing the channel layer: the one subscription of this process for each centre that has boards.

Whatever state Redis is in, nothing here holds up a board: the poll of the clocks stands behind it.
"""

import asyncio
import logging
from collections.abc import Callable, Collection
from typing import Final

from channels.layers import get_channel_layer

from incidents.wake import group_of

logger = logging.getLogger(__name__)

LOOK_SECONDS: Final = 0.2
RETRY_SECONDS: Final = 1.0
PATIENCE: Final = 2.0


class Wakes:
    """Calls `wake` with the id of each centre that a message says has changed."""

    def __init__(self, wake: Callable[[int], None]) -> None:
        self._wake = wake
        self._heard: set[int] = set()

    async def run(self, centres: Callable[[], Collection[int]]) -> None:
        """Listen for all that `centres()` returns; ends only when it is cancelled."""
        layer = get_channel_layer()
        channel = await self._until_it_works(layer.new_channel)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._subscribe(layer, channel, centres))
            tasks.create_task(self._listen(layer, channel))

    async def _subscribe(self, layer, channel: str, centres: Callable[[], Collection[int]]) -> None:  # type: ignore[no-untyped-def]
        while True:
            for centre_id in set(centres()) - self._heard:
                await self._until_it_works(layer.group_add, group_of(centre_id), channel)
                self._heard.add(centre_id)
                self._wake(centre_id)
            await asyncio.sleep(LOOK_SECONDS)

    async def _listen(self, layer, channel: str) -> None:  # type: ignore[no-untyped-def]
        while True:
            message = await layer.receive(channel)
            if message.get("type") == "centre.changed":
                self._wake(message["centre"])

    async def _until_it_works(self, function, *arguments):  # type: ignore[no-untyped-def]
        while True:
            try:
                return await asyncio.wait_for(function(*arguments), PATIENCE)
            except Exception as error:
                logger.warning("Redis does not answer, boards are a second later: %r", error)
                await asyncio.sleep(RETRY_SECONDS)
