"""The sockets, for the process `boards` (uvicorn). Pages and API are the business of `pages`.

In a demo the other call centre, to which calls are referred, runs here too.
`background` runs for as long as the process does: the hub of the live boards, the escalation
loop and the senders of messages.
"""

import os

import django
from asgiref.typing import ASGIReceiveCallable, ASGISendCallable, Scope
from channels.routing import ProtocolTypeRouter, URLRouter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dispatch112.settings")
django.setup()

from django.conf import settings

from dispatch112.checks import refuse_unsafe_production
from dispatch112.lifespan import Lifespan
from dispatch112.routing import websocket_urlpatterns
from incidents.demo import other_centre
from incidents.escalation import loop as escalation
from incidents.live.hub import hub
from incidents.live.transport import with_transport
from incidents.notifications import loop as notifications

refuse_unsafe_production()


async def plain_http(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    """Answer /livez for a supervisor; there is no page here."""
    alive = scope["type"] == "http" and scope["path"] == "/livez"
    headers = [(b"content-type", b"text/plain")]
    status, body = (200, b"alive\n") if alive else (404, b"not here\n")
    await send({"type": "http.response.start", "status": status, "headers": headers, "trailers": False})
    await send({"type": "http.response.body", "body": body, "more_body": False})


background = [hub.run, escalation.run, notifications.run]
if settings.DEMO:
    background.append(other_centre.run)

application = Lifespan(
    with_transport(ProtocolTypeRouter({"http": plain_http, "websocket": URLRouter(websocket_urlpatterns)})),
    background,
)
