"""The one place that reaches below ASGI: from a WebSocket's `send` to the transport that uvicorn writes to.

A frame is the same bytes for every board, so it is encoded once and written to each transport: 500 boards
cost a fraction of what they cost through `send` (docs/decisions/0006-frames-on-the-transport.md). With any
other server, or if uvicorn changes, `transport_of` finds nothing and the boards use ASGI's `send`.
"""

import asyncio
from typing import Final

from asgiref.typing import ASGI3Application, ASGIReceiveCallable, ASGISendCallable, Scope
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

SCOPE_KEY: Final = "board.transport"


def with_transport(application: ASGI3Application) -> ASGI3Application:
    """Wrap the outermost application: a WebSocket's scope gets its transport, or None."""

    async def serve(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if scope["type"] == "websocket":
            scope[SCOPE_KEY] = transport_of(send)  # type: ignore[typeddict-unknown-key]
        await application(scope, receive, send)

    return serve


def transport_of(send: ASGISendCallable) -> asyncio.Transport | None:
    """Return the transport behind uvicorn's `send`.

    What is written to it must be whole, uncompressed, unmasked frames. They stand beside uvicorn's own
    (pings, close): a text frame leaves no state behind in its protocol object, and an uncompressed one
    is allowed even where compression was agreed (RFC 7692 section 6).
    """
    server = getattr(send, "__self__", None)
    return server.transport if isinstance(server, WebSocketsSansIOProtocol) else None
