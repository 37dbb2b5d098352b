"""A boards process, and a board that keeps to the protocol as the browser does."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection
from rest_framework.authtoken.models import Token
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from dispatch112.embedded.process import free_port
from operators.models import User

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def database_url_of_tests() -> str:
    """Return the URL of the database in which this test run writes."""
    url = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(url._replace(path=f"/{connection.settings_dict['NAME']}"))


class BoardsProcess:
    """uvicorn with the boards, as bin/run starts it, on a database and a Redis by their URLs."""

    def __init__(
        self, log: Path, *, database_url: str, redis_url: str, ws: str = "websockets-sansio"
    ) -> None:
        self.port = free_port()
        self.url = f"ws://127.0.0.1:{self.port}/ws/board/"
        self.origin = f"http://127.0.0.1:{self.port}"
        self.log = log
        words = ["--host", "127.0.0.1", "--port", str(self.port), "--lifespan", "on", "--ws", ws]
        words += ["--timeout-graceful-shutdown", "2", "--ws-per-message-deflate", "false"]
        words += ["--log-level", "warning"]
        urls = {"DATABASE_URL": database_url, "REDIS_URL": redis_url, "CONN_MAX_AGE": "600"}
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "uvicorn", *words, "dispatch112.asgi:application"],
                cwd=CHECKOUT,
                env=os.environ | urls,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self._wait()

    def stop(self) -> int:
        """Stop as the supervisor does; return the exit code."""
        self.process.terminate()
        return self.process.wait(20)

    def _wait(self) -> None:
        deadline = time.monotonic() + 30
        while True:
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            try:
                urllib.request.urlopen(f"{self.origin}/livez", timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)


def session_headers(session_key: str) -> dict[str, str]:
    """Return the headers with which a browser that is signed in comes."""
    return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session_key}"}


def token_headers(user: User) -> dict[str, str]:
    """Return the headers with which a program of this person comes."""
    return {"Authorization": f"Token {Token.objects.get_or_create(user=user)[0].key}"}


class Board:
    """A board: a cursor and rows, changed by snapshots and frames alone; a gap is asked for."""

    def __init__(self, socket: ClientConnection, cursor: int | None = None) -> None:
        self.socket = socket
        self.cursor = cursor
        self.rows: dict[int, dict[str, Any]] = {}
        self.versions: dict[int, int] = {}
        self.alarms: list[dict[str, Any]] = []
        self.beats: list[dict[str, Any]] = []
        self.contents: list[dict[str, Any]] = []

    @classmethod
    @contextmanager
    def open(
        cls,
        url: str,
        headers: Mapping[str, str],
        *,
        origin: str | None = None,
        since: int | str | None = None,
    ) -> Iterator[Self]:
        """Dial `url`, from a page of `origin` if it is given."""
        query = "" if since is None else f"?since={since}"
        with connect(
            url + query,
            origin=origin,  # type: ignore[arg-type]
            additional_headers=dict(headers),
            compression=None,
            max_size=None,
            open_timeout=10,
            close_timeout=2,
            ping_interval=None,
        ) as socket:
            yield cls(socket, since if isinstance(since, int) else None)

    def read(self, seconds: float = 5) -> dict[str, Any]:
        """Take in the next message and return it; TimeoutError when none comes."""
        message: dict[str, Any] = json.loads(self.socket.recv(timeout=seconds))
        self._take(message)
        return message

    def content(self, seconds: float = 5) -> dict[str, Any]:
        """Return the next snapshot or frame."""
        return self._next(lambda message: message["type"] != "beat", seconds)

    def beat(self, seconds: float = 5) -> dict[str, Any]:
        """Return the next heartbeat."""
        return self._next(lambda message: message["type"] == "beat", seconds)

    def until(self, cursor: int, seconds: float = 5) -> Self:
        """Read until the board stands at the journal number `cursor`."""
        deadline = time.monotonic() + seconds
        while self.cursor is None or self.cursor < cursor:
            self.read(max(0.01, deadline - time.monotonic()))
        return self

    def ask(self, since: object) -> None:
        """Ask for everything since a journal number."""
        self.socket.send(json.dumps({"type": "since", "cursor": since}))

    def close_code(self, seconds: float = 10) -> int:
        """Read until the server closes the socket; return its code."""
        deadline = time.monotonic() + seconds
        try:
            while True:
                self.read(max(0.01, deadline - time.monotonic()))
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006

    def html(self, incident_id: int) -> str:
        """Return the HTML of a row."""
        return str(self.rows[incident_id]["html"])

    def _next(self, wanted: Callable[[dict[str, Any]], bool], seconds: float) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        while not wanted(message := self.read(max(0.01, deadline - time.monotonic()))):
            pass
        return message

    def _take(self, message: dict[str, Any]) -> None:
        if message["type"] == "beat":
            self.beats.append(message)
            return
        self.contents.append(message)
        if message["type"] == "snapshot":
            self.rows = {row["id"]: row for row in message["rows"]}
            self.versions = {row["id"]: row["version"] for row in message["rows"]}
        elif message["from"] != self.cursor:
            if self.cursor is None or message["to"] > self.cursor:
                self.ask(self.cursor)
            return
        else:
            self._apply(message)
        self.cursor = message["to"]

    def _apply(self, frame: dict[str, Any]) -> None:
        self.alarms += frame["alarms"]
        for row in frame["rows"]:
            if row["version"] < self.versions.get(row["id"], -1):
                continue
            self.versions[row["id"]] = row["version"]
            if row["html"] is None:
                self.rows.pop(row["id"], None)
            else:
                self.rows[row["id"]] = row
