"""A board as a browser keeps it: snapshots replace, frames apply only at the cursor, else it asks."""

import asyncio
import json
import time
from collections.abc import Callable, Iterable
from typing import Any, Final

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from incidents.simulation.ledger import Ledger
from incidents.simulation.people import Player

# Closed with these, a board does not come back by itself: signed out, no post, role changed.
FINAL: Final = frozenset({4401, 4403, 4409})
LONGEST_PAUSE: Final = 5.0

Shown = dict[int, tuple[int, str]]


class FoldedBoard:
    """The rows of a board as the messages lead to them. Pure."""

    def __init__(self) -> None:
        self.cursor: int | None = None
        self.rows: Shown = {}
        self._behind = False

    def take(self, message: dict[str, Any]) -> tuple[list[int], bool]:
        """Apply a message; return the incidents that are new to the board, and whether to ask `since`."""
        if message["type"] == "snapshot":
            self.rows, self.cursor = rows_of(message["rows"]), message["to"]
            return [], False
        if message["type"] == "frame":
            return self._apply(message)
        behind = message["type"] == "beat" and self.cursor is not None and message["head"] > self.cursor
        ask, self._behind = behind and self._behind, behind
        return [], ask

    def _apply(self, frame: dict[str, Any]) -> tuple[list[int], bool]:
        if frame["from"] != self.cursor:
            return [], self.cursor is None or frame["to"] > self.cursor
        new = []
        for row in frame["rows"]:
            if row["html"] is None:
                self.rows.pop(row["id"], None)
                continue
            if row["id"] not in self.rows:
                new.append(row["id"])
            self.rows[row["id"]] = (row["version"], row["html"])
        self.cursor = frame["to"]
        return new, False


def rows_of(rows: Iterable[dict[str, Any]]) -> Shown:
    """Return version and text of each row shown, by incident."""
    return {row["id"]: (row["version"], row["html"]) for row in rows if row["html"] is not None}


class Socket:
    """A player's live board; `on_new` hears of each incident that appears on it."""

    def __init__(self, url: str, player: Player, ledger: Ledger, on_new: Callable[[int], None]) -> None:
        self.board = FoldedBoard()
        self.player = player
        self.ready = asyncio.Event()
        self._url = url.replace("http", "ws", 1) + "/ws/board/"
        self._ledger = ledger
        self._on_new = on_new

    async def run(self) -> None:
        """Stay connected until cancelled."""
        pause = 0.2
        headers = {"Authorization": f"Token {self.player.token}", "X-Standing": self.player.standing}
        while True:
            since = "" if self.board.cursor is None else f"?since={self.board.cursor}"
            try:
                async with connect(
                    self._url + since, additional_headers=headers, max_size=None, proxy=None
                ) as line:
                    pause = 0.2
                    await self._listen(line)
            except ConnectionClosed as closed:
                code = closed.rcvd.code if closed.rcvd else 1006
                self._ledger.errors[f"socket closed: {code}"] += code != 1013
                if code in FINAL:
                    return
            except (OSError, InvalidStatus, TimeoutError) as error:
                self._ledger.errors[f"socket: {type(error).__name__}"] += 1
            self._ledger.reconnects += 1
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)

    async def _listen(self, line: Any) -> None:
        async for text in line:
            at = time.perf_counter()
            message = json.loads(text)
            new, ask = self.board.take(message)
            self._ledger.frames += message["type"] == "frame"
            if message["type"] == "snapshot":
                self.ready.set()
            for incident in new:
                self._ledger.seen_at[incident].append(at)
                self._on_new(incident)
            if ask:
                await line.send(json.dumps({"type": "since", "cursor": self.board.cursor}))
