"""What runs in the boards process besides its sockets; around Channels' routing, which knows no lifespan."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from asgiref.typing import ASGI3Application, ASGIReceiveCallable, ASGISendCallable, Scope

logger = logging.getLogger(__name__)

Background = Callable[[], Awaitable[None]]
RESTART_SECONDS: Final = 1.0


class Lifespan:
    """Runs the background work from startup to shutdown; work that fails is logged and begun again."""

    def __init__(self, application: ASGI3Application, background: Sequence[Background]) -> None:
        self._application = application
        self._background = background

    async def __call__(self, scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        """Serve the lifespan here, everything else by the application."""
        if scope["type"] != "lifespan":
            await self._application(scope, receive, send)
            return
        await receive()
        tasks = [asyncio.create_task(_keep(work)) for work in self._background]
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await send({"type": "lifespan.shutdown.complete"})


async def _keep(work: Background) -> None:
    while True:
        try:
            await work()
        except Exception:
            logger.exception("background work failed and is begun again")
        await asyncio.sleep(RESTART_SECONDS)
