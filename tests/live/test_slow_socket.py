"""A board that does not read is let go, and nobody else waits for it."""

import json
import os
import socket
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from incidents.live.lines import MOST_BYTES, PATIENCE
from tests.cast import Cast
from tests.live.boards import BoardsProcess, database_url_of_tests, token_headers
from tests.live.conftest import OpenBoard, head_of

# Enough to fill the buffers of the kernel, which takes some megabytes on the loopback.
INCIDENTS = 200
ASKS = 25
DEAF = 4


@pytest.fixture(params=["websockets-sansio", "websockets"], ids=["transport", "asgi"])
def either(request: pytest.FixtureRequest, committed: None, tmp_path: Path) -> Generator[BoardsProcess]:
    """A boards process in which frames go to the transport, and one in which they go through ASGI."""
    running = BoardsProcess(
        tmp_path / "boards.log",
        database_url=database_url_of_tests(),
        redis_url=os.environ["REDIS_URL"],
        ws=request.param,
    )
    yield running
    running.stop()


def deaf_socket(process: BoardsProcess, headers: dict[str, str]) -> socket.socket:
    """Open a board that takes little into its buffer and then reads nothing."""
    deaf = socket.socket()
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    deaf.settimeout(20)
    deaf.connect(("127.0.0.1", process.port))
    lines = ["GET /ws/board/ HTTP/1.1", f"Host: 127.0.0.1:{process.port}"]
    lines += ["Upgrade: websocket", "Connection: Upgrade"]
    lines += ["Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Version: 13"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    deaf.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    assert deaf.recv(12) == b"HTTP/1.1 101"
    return deaf


def ask_for_much(deaf: socket.socket) -> None:
    """Ask for one snapshot after another (RFC 6455: masked text frames; the mask is zero)."""
    text = json.dumps({"type": "since", "cursor": None}).encode()
    for _ in range(ASKS):
        deaf.sendall(bytes([0x81, 0x80 | len(text)]) + b"\0\0\0\0" + text)
        time.sleep(0.06)  # while one is on its way, another is not made


def read_to_the_end(deaf: socket.socket) -> bytes:
    """Read until the server ends the connection; return the last bytes."""
    last = b""
    try:
        while data := deaf.recv(1 << 20):
            last = (last + data)[-64:]
    except ConnectionError:
        pass
    return last


def test_it_is_closed_and_the_others_are_not_late(
    cast: Cast, open_board: OpenBoard, either: BoardsProcess
) -> None:
    for _ in range(INCIDENTS):
        cast.incident(cast.damkar)
    quick = open_board("ayu", process=either)
    quick.content()
    with deaf_socket(either, token_headers(cast.budi)) as deaf:
        ask_for_much(deaf)
        deadline = time.monotonic() + PATIENCE + 2
        waits = []
        while time.monotonic() < deadline:
            cast.incident(cast.damkar)
            committed = time.monotonic()
            quick.until(head_of(cast.tng))
            waits.append(time.monotonic() - committed)
            time.sleep(0.2)
        read_to_the_end(deaf)
    assert sorted(waits)[len(waits) // 2] < 0.5
    assert max(waits) < 1.5


def test_one_that_reads_again_in_time_is_told_why(cast: Cast, boards: BoardsProcess) -> None:
    for _ in range(INCIDENTS):
        cast.incident(cast.damkar)
    with deaf_socket(boards, token_headers(cast.budi)) as deaf:
        ask_for_much(deaf)
        time.sleep(1)
        assert read_to_the_end(deaf).endswith(b"\x88\x02\x03\xf5")  # close, 1013


def test_what_waits_for_it_is_bounded(cast: Cast, open_board: OpenBoard, boards: BoardsProcess) -> None:
    for _ in range(INCIDENTS):
        cast.incident(cast.damkar)
    board = open_board("ayu")
    board.content()
    before = _memory(boards)
    deaf = [deaf_socket(boards, token_headers(cast.budi)) for _ in range(DEAF)]
    for one in deaf:
        ask_for_much(one)
    time.sleep(2)
    board.beat()
    grown = _memory(boards) - before
    for one in deaf:
        one.close()
    assert grown < DEAF * 3 * MOST_BYTES


def _memory(process: BoardsProcess) -> int:
    status = Path(f"/proc/{process.process.pid}/status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS"))
