"""The other centre on a real socket; it can be told to misbehave, one message after another."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Any

from agencies.models.referral_partner import new_secret
from incidents.demo.other_centre import OtherCentre, Session


class Manner(Enum):
    """How the server treats a message."""

    ACCEPT = "takes it"
    FAIL = "answers 500"
    HANG = "never answers"
    REDIRECT = "answers 307 to another address"
    FLOOD = "answers 200 with a body without end"


class PartnerServer(OtherCentre):
    """`manners` are used up one a message; after that, `manner` holds. `asked` counts all messages."""

    def __init__(self) -> None:
        super().__init__(
            their_secret=new_secret(), own_secret=new_secret(), acknowledges_after=0, ticket_after=0
        )
        self.manner = Manner.ACCEPT
        self.manners: list[Manner] = []
        self.redirects_to = ""
        self.asked = 0
        self.ids: list[str] = []
        self.answers_by_itself = False
        self.closing = threading.Event()

    def take(self, message: dict[str, Any]) -> None:
        """Keep the message; answer it by itself only where a test wants that."""
        if self.answers_by_itself:
            super().take(message)
        else:
            self.received.append(message)

    def types(self) -> list[str]:
        """Return the types of the messages that came, in their order."""
        return [message["type"] for message in self.received]


class Moody(Session):
    """One connection, treated as the server was told."""

    server: PartnerServer

    def treat(self) -> None:
        """Treat one message."""
        server = self.server
        server.asked += 1
        server.ids.append(self.headers["webhook-id"])
        manner = server.manners.pop(0) if server.manners else server.manner
        if manner is Manner.ACCEPT:
            super().treat()
        elif manner is Manner.FAIL:
            self.say(500)
        elif manner is Manner.HANG:
            server.closing.wait(10)
        elif manner is Manner.REDIRECT:
            self.send_response(307)
            self.send_header("Location", server.redirects_to)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._flood()

    def _flood(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while not self.server.closing.is_set():
                self.wfile.write(b"x" * 65_536)
        except OSError:
            return


PartnerServer.session = Moody


@contextmanager
def partner_server() -> Iterator[PartnerServer]:
    """Run one in a thread."""
    with PartnerServer() as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.closing.set()
        server.shutdown()
