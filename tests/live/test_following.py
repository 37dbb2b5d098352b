"""A board that was away asks for what it lacks, and gets no more than that."""

import time
from contextlib import suppress

import httpx
import pytest
from django.test import Client
from websockets.exceptions import ConnectionClosed

from incidents.journal.change import change
from incidents.journal.kinds import Kind
from incidents.live.journal import FARTHEST
from tests.cast import Cast
from tests.live.boards import BoardsProcess, token_headers
from tests.live.conftest import OpenBoard, head_of, settled


def test_it_comes_back_to_one_frame_of_what_it_missed(cast: Cast, open_board: OpenBoard) -> None:
    first = cast.incident(cast.damkar)
    left_at = settled(cast.tng)
    missed = [cast.incident(cast.damkar) for _ in range(3)]
    settled(cast.tng)
    frame = open_board("ayu", since=left_at).content()
    assert (frame["type"], frame["from"], frame["to"]) == ("frame", left_at, head_of(cast.tng))
    assert [row["id"] for row in frame["rows"]] == [incident.pk for incident in missed]
    assert first.pk not in [row["id"] for row in frame["rows"]]
    assert [alarm["incident"] for alarm in frame["alarms"]] == [incident.pk for incident in missed]


def test_one_that_missed_nothing_is_told_so_at_once(cast: Cast, open_board: OpenBoard) -> None:
    cast.incident(cast.damkar)
    head = settled(cast.tng)
    frame = open_board("fajar", since=head).content(1)
    assert (frame["from"], frame["to"], frame["rows"]) == (head, head, [])


@pytest.mark.parametrize("since", ["", "x", "-1", "1.5", "99999999", "9" * 40, "٣"])
def test_a_number_that_cannot_be_gets_a_snapshot(cast: Cast, open_board: OpenBoard, since: str) -> None:
    fire = cast.incident(cast.damkar)
    snapshot = open_board("ayu", since=since).content()
    assert snapshot["type"] == "snapshot"
    assert [row["id"] for row in snapshot["rows"]] == [fire.pk]


def test_too_far_behind_gets_a_snapshot(cast: Cast, open_board: OpenBoard) -> None:
    fire = cast.incident(cast.damkar)
    left_at = head_of(cast.tng)
    board = open_board("ayu")
    board.content()
    with change(centre_id=cast.tng.pk, actor_id=None) as one:
        for _ in range(FARTHEST + 1):
            one.record(Kind.NOTE_ADDED, incident=fire)
    assert board.content()["type"] == "snapshot"  # those who were there get one as well
    assert open_board("ayu", since=left_at).content()["type"] == "snapshot"
    assert open_board("ayu", since=left_at + 100).content()["type"] == "frame"


def test_a_gap_is_filled_when_the_board_asks(cast: Cast, open_board: OpenBoard) -> None:
    board = open_board("ayu")
    board.content()
    start = board.cursor
    incidents = [cast.incident(cast.damkar) for _ in range(3)]
    board.until(head_of(cast.tng))
    board.rows.clear()
    board.versions.clear()
    board.cursor = start
    board.ask(start)
    board.until(head_of(cast.tng))
    assert set(board.rows) == {incident.pk for incident in incidents}


def test_the_api_gives_the_same(cast: Cast, open_board: OpenBoard) -> None:
    cast.incident(cast.damkar)
    left_at = head_of(cast.tng)
    cast.incident(cast.damkar)
    settled(cast.tng)
    for name in ("ayu", "fajar", "eko", "indra"):
        for since in (None, left_at):
            live = open_board(name, since=since).content()
            headers = token_headers(getattr(cast, name))
            query = {} if since is None else {"since": since}
            plain = Client().get("/api/v1/board/", query, headers=headers).json()
            assert plain.pop("at") >= live.pop("at")
            assert plain == live


def test_nonsense_is_passed_over_and_a_flood_ends_the_socket(cast: Cast, open_board: OpenBoard) -> None:
    board, other = open_board("ayu"), open_board("budi")
    board.content()
    for text in ("", "x", "[]", "{}", '{"type":"since"', '{"type":"since","cursor":true}', "x" * 5000):
        board.socket.send(text)
    board.socket.send(b"\x00\xff")
    cast.incident(cast.damkar)
    board.until(head_of(cast.tng))
    with suppress(ConnectionClosed):
        for _ in range(100):
            board.ask(0)
    assert board.close_code() == 1008
    other.until(head_of(cast.tng))


def test_a_storm_of_boards_is_current_soon(cast: Cast, open_board: OpenBoard) -> None:
    for _ in range(20):
        cast.incident(cast.damkar)
    client = cast.client("ayu")
    started = time.monotonic()
    boards = [open_board("ayu", client=client) for _ in range(60)]
    fire = cast.incident(cast.damkar)
    for board in boards:
        assert fire.pk in board.until(head_of(cast.tng)).rows
    assert time.monotonic() - started < 10


def test_the_process_says_that_it_lives(boards: BoardsProcess) -> None:
    assert httpx.get(f"{boards.origin}/livez").status_code == 200
    assert httpx.get(f"{boards.origin}/").status_code == 404
