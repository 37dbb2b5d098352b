"""Redis carries hints alone: without it a board is a second later, and never wrong."""

import asyncio
import signal
import time
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest
from channels_redis.pubsub import RedisPubSubChannelLayer

from incidents.wake import group_of
from tests.cast import Cast
from tests.live.boards import Board, BoardsProcess, database_url_of_tests, token_headers
from tests.live.conftest import head_of
from tests.system import Redis

POLL = 1.0
SLACK = 0.7


@pytest.fixture
def redis(tmp_path: Path) -> Generator[Redis]:
    """A Redis of the boards alone: nothing that this process sends is heard there."""
    own = Redis(tmp_path / "redis")
    yield own
    own.stop()


@pytest.fixture
def deaf_boards(redis: Redis, committed: None, tmp_path: Path) -> Generator[BoardsProcess]:
    """A boards process on that Redis."""
    running = BoardsProcess(
        tmp_path / "boards.log", database_url=database_url_of_tests(), redis_url=redis.url
    )
    yield running
    running.stop()


def seconds_to_the_board(cast: Cast, board: Board, redis: Redis | None = None) -> float:
    """Write an incident; return how long after its commit it stood on the board."""
    fire = cast.incident(cast.damkar)
    committed = time.monotonic()
    if redis is not None:
        asyncio.run(_tell(redis, cast.tng.pk))
    while fire.pk not in board.rows:
        board.read()
    return time.monotonic() - committed


async def _tell(redis: Redis, centre_id: int) -> None:
    layer = RedisPubSubChannelLayer(hosts=[redis.url])
    await layer.group_send(group_of(centre_id), {"type": "centre.changed", "centre": centre_id})
    await layer.flush()


def test_a_lost_hint_costs_at_most_a_second(cast: Cast, deaf_boards: BoardsProcess) -> None:
    with Board.open(deaf_boards.url, token_headers(cast.ayu)) as board:
        board.content()
        assert max(seconds_to_the_board(cast, board) for _ in range(4)) < POLL + SLACK


def test_redis_may_stop_hang_and_come_back(cast: Cast, redis: Redis, deaf_boards: BoardsProcess) -> None:
    with ExitStack() as opened:
        board = opened.enter_context(Board.open(deaf_boards.url, token_headers(cast.ayu)))
        board.content()
        redis.stop()
        assert max(seconds_to_the_board(cast, board) for _ in range(3)) < POLL + SLACK
        late = opened.enter_context(Board.open(deaf_boards.url, token_headers(cast.indra)))
        assert late.content(2)["to"] == head_of(cast.plm)  # a centre of which nobody was here before
        redis.start()
        redis.freeze()
        assert max(seconds_to_the_board(cast, board) for _ in range(3)) < POLL + SLACK
        redis.thaw()
        deadline = time.monotonic() + 20
        while max(seconds_to_the_board(cast, board, redis) for _ in range(4)) > 0.3:
            assert time.monotonic() < deadline, "the hints are not heard again"
        assert late.beat()["head"] == head_of(cast.plm)


def test_boards_open_while_redis_was_never_there(
    cast: Cast, redis: Redis, committed: None, tmp_path: Path
) -> None:
    redis.stop()
    urls = {"database_url": database_url_of_tests(), "redis_url": redis.url}
    running = BoardsProcess(tmp_path / "boards.log", **urls)
    with Board.open(running.url, token_headers(cast.ayu)) as board:
        assert board.content()["type"] == "snapshot"
        assert seconds_to_the_board(cast, board) < POLL + SLACK
    assert running.stop() == -signal.SIGTERM  # uvicorn ends in order, then by the signal it was sent
