"""A message to boards, encoded once for however many sockets."""

from functools import cached_property

from websockets.frames import Frame, Opcode


class Message:
    """JSON bytes, and the two forms in which sockets take them, each made at most once."""

    def __init__(self, json: bytes) -> None:
        self.json = json

    @cached_property
    def text(self) -> str:
        """The JSON as text, for the ASGI interface."""
        return self.json.decode()

    @cached_property
    def frame(self) -> bytes:
        """The bytes of a whole unmasked WebSocket text frame (RFC 6455 section 5.2), for the transport."""
        return Frame(Opcode.TEXT, self.json).serialize(mask=False)
