"""A small 1500293 for the demo: it acknowledges a referral after some seconds, then has a ticket for it.

It is another system in all but its process: it knows 112 by two secrets, and answers by signed HTTP.
"""

import asyncio
import http.client
import json
import logging
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any, Final
from urllib.parse import urlsplit

from django.db import DatabaseError, connection
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from agencies.models import ReferralPartner
from incidents.demo.cities import PARTNERS
from incidents.notifications.transports.webhook import signed_headers

logger = logging.getLogger(__name__)

ACKNOWLEDGES_AFTER: Final = 4.0
TICKET_AFTER: Final = 4.0
CONNECT_SECONDS: Final = 5.0
MOST_BYTES: Final = 100_000


class OtherCentre(ThreadingHTTPServer):
    """Takes referrals at any path. `their_secret` proves 112 to it, `own_secret` it to 112."""

    session: type[BaseHTTPRequestHandler]
    daemon_threads = True
    allow_reuse_address = True

    def __init__(
        self,
        *,
        their_secret: str,
        own_secret: str,
        acknowledges_after: float = ACKNOWLEDGES_AFTER,
        ticket_after: float = TICKET_AFTER,
    ) -> None:
        super().__init__(("127.0.0.1", 0), self.session)
        self.their_secret, self.own_secret = their_secret, own_secret
        self.received: list[dict[str, Any]] = []
        self._pauses = (acknowledges_after, ticket_after)
        self._tickets = count(1)

    @property
    def url(self) -> str:
        """The address for the referrals."""
        return f"http://127.0.0.1:{self.server_address[1]}/referrals"

    def take(self, message: dict[str, Any]) -> None:
        """Keep a message that was proved; a referral is worked on."""
        self.received.append(message)
        if message["type"] == "referral.created":
            threading.Thread(target=self._work, args=(message["data"],), daemon=True).start()

    def answer(self, url: str, event: str, **facts: str) -> int:
        """Send one signed event; return the status of the answer, 0 without one."""
        body = json.dumps({"event": event, **facts}).encode()
        return self.post(url, body, signed_headers(uuid.uuid4().hex, body, self.own_secret))

    def post(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        """POST to 112; return the status of the answer, 0 without one."""
        parts = urlsplit(url)
        line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=CONNECT_SECONDS)
        try:
            line.request("POST", parts.path, body, headers)
            return line.getresponse().status
        except OSError as error:
            logger.warning("112 does not answer the other centre: %s", error)
            return 0
        finally:
            line.close()

    def _work(self, referral: dict[str, Any]) -> None:
        to_acknowledge, to_ticket = self._pauses
        _wait(to_acknowledge)
        self.answer(referral["events_url"], "acknowledged")
        _wait(to_ticket)
        number = f"CC-{referral['referral']:05d}-{next(self._tickets)}"
        self.answer(referral["events_url"], "ticket", ticket_number=number)


def _wait(seconds: float) -> None:
    threading.Event().wait(seconds)


class Session(BaseHTTPRequestHandler):
    """One connection to it."""

    server: OtherCentre

    def do_POST(self) -> None:
        """Take one message."""
        self.treat()

    def treat(self) -> None:
        """Keep a message that is proved, refuse any other."""
        body = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), MOST_BYTES))
        try:
            message = Webhook(self.server.their_secret).verify(body, dict(self.headers.items()))
        except (WebhookVerificationError, ValueError):
            self.say(401)
            return
        self.server.take(message)
        self.say(202)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing on the console."""

    def say(self, status: int) -> None:
        """Answer without a body."""
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()


OtherCentre.session = Session


async def run() -> None:
    """Serve the demo's partner until cancelled; where it is, its row says."""
    server = await asyncio.to_thread(_open)
    if server is None:
        return
    thread = threading.Thread(target=server.serve_forever, name="other centre", daemon=True)
    thread.start()
    try:
        await asyncio.Event().wait()
    finally:
        server.shutdown()
        server.server_close()


def _open() -> OtherCentre | None:
    """Return the server at a free port, which the partner's row names from now on; None without a demo."""
    try:
        partner = ReferralPartner.objects.filter(code=PARTNERS[0][1]).first()
        if partner is None:
            return None
        server = OtherCentre(their_secret=partner.our_secret, own_secret=partner.their_secret)
        ReferralPartner.objects.filter(pk=partner.pk).update(webhook_url=server.url)
    except DatabaseError as error:
        logger.warning("the demo's other centre is tried again: %s", error)
        return None
    finally:
        connection.close()
    return server
