"""Pushes each new incident in the request that made it."""

import json
from collections.abc import Callable

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.http import HttpRequest, HttpResponse

GROUP = "tutorial"
# What one rendered row of the product's board weighs.
ROW_BYTES = 1270


class PushByLayer:
    """After a POST of an incident, sends it to everyone by the channel layer, as the tutorials do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then push before the answer goes out."""
        response = self.get_response(request)
        if request.method == "POST" and request.path == "/api/v1/incidents/" and response.status_code == 201:
            incident = json.loads(response.content)
            row = {"id": incident["id"], "html": json.dumps(incident)[:ROW_BYTES].ljust(ROW_BYTES)}
            async_to_sync(get_channel_layer().group_send)(GROUP, {"type": "board.row", "row": row})
        return response
