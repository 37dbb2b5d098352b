"""What the tests of location links share: an SMS gateway on a real socket, and a caller's telephone."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from incidents.models import Channel
from incidents.notifications.sending import send_due
from tests.api.conftest import Api, api

__all__ = ["Api", "api"]

HOLDER = "telefon-pertama-0001"


class Gateway(ThreadingHTTPServer):
    """Takes messages at /NUMBER; answers `status`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.status = 200
        self.received: list[tuple[str, str]] = []


class _Session(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.status == 200:
            self.server.received.append((self.path, message["message"]))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def gateway(settings: Settings) -> Iterator[Gateway]:
    """The gateway that SMS_URL names."""
    with Gateway() as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        settings.SMS_URL = f"json://127.0.0.1:{server.server_address[1]}/{{to}}"
        settings.PUBLIC_ORIGINS = ["https://112.example"]
        yield server
        server.shutdown()


class Telephone:
    """A caller's telephone: no session, no token of the API; all that it has is the address."""

    def __init__(self, address: str, holder: str = HOLDER) -> None:
        self.token = address.rstrip("/").rpartition("/")[2]
        self.holder = holder
        self.client = Client(raise_request_exception=False)

    def open(self) -> Any:
        """Open the page."""
        return self.client.get(f"/l/{self.token}/")

    def say(self, event: str, **facts: Any) -> Any:
        """Send what the page's script sends."""
        body = {"event": event, "holder": self.holder, **facts}
        return self.client.post(
            f"/api/v1/shared-locations/{self.token}/", body, content_type="application/json"
        )

    def stand_at(self, latitude: Any, longitude: Any, accuracy: Any = 12, **facts: Any) -> Any:
        """Send a position."""
        return self.say("position", latitude=latitude, longitude=longitude, accuracy=accuracy, **facts)


def ask(api: Api, **body: Any) -> dict[str, Any]:
    """Send a link as the operator Ayu; return the answer."""
    answer = api.post("ayu", "location-links/", {"draft": "d1", "number": "0812-3456-7890", **body})
    assert answer.status_code == 201, answer.content
    return answer.json()


def read(api: Api, **query: Any) -> list[dict[str, Any]]:
    """Return what Ayu's console reads."""
    return api.get("ayu", "location-links/", **(query or {"draft": "d1"})).json()


def send_sms() -> None:
    """Let the sender take its turn."""
    send_due(engine="test", channel=Channel.SMS)
