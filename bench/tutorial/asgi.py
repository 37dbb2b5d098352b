"""One consumer per board, one channel-layer message per consumer, `send_json` in each."""

import os

from channels.generic.websocket import AsyncJsonWebsocketConsumer
from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.tutorial.settings")
http = get_asgi_application()

from bench.tutorial.push import GROUP  # noqa: E402


class BoardConsumer(AsyncJsonWebsocketConsumer):
    """A board that is told of every row by its own message."""

    async def connect(self) -> None:
        """Join the group and say that the board is current."""
        await self.channel_layer.group_add(GROUP, self.channel_name)
        await self.accept()
        await self.send_json({"type": "snapshot", "to": 0, "rows": []})

    async def disconnect(self, code: int) -> None:
        """Leave the group."""
        await self.channel_layer.group_discard(GROUP, self.channel_name)

    async def board_row(self, event: dict) -> None:
        """Pass one row on to the browser."""
        await self.send_json({"type": "frame", "to": event["row"]["id"], "rows": [event["row"]]})


application = ProtocolTypeRouter(
    {"http": http, "websocket": URLRouter([path("ws/board/", BoardConsumer.as_asgi())])}
)
