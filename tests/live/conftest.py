"""What the tests of live boards share: a boards process on the test database, and boards of the cast."""

import os
from collections.abc import Callable, Generator
from contextlib import ExitStack, closing
from typing import Any

import psycopg2
import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

from incidents.models import CentreClock, Notification
from operators.models import Centre
from tests.cast import Cast
from tests.live.boards import Board, BoardsProcess, database_url_of_tests, session_headers
from tests.system import eventually

OpenBoard = Callable[..., Board]

CUT_OFF = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s"


@pytest.fixture(scope="package")
def shared_boards(
    django_db_setup: None, tmp_path_factory: pytest.TempPathFactory
) -> Generator[BoardsProcess]:
    """One boards process for all tests of this folder."""
    running = BoardsProcess(
        tmp_path_factory.mktemp("boards") / "boards.log",
        database_url=database_url_of_tests(),
        redis_url=os.environ["REDIS_URL"],
    )
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def _let_in_again(django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """Set up before any fixture of the database, so torn down when that has been emptied."""
    yield
    with django_db_blocker.unblock():
        let_others_in(True)


@pytest.fixture
def committed(transactional_db: None) -> Generator[None]:
    """A database in which the test commits; others are kept out while it is emptied after the test."""
    yield
    connection.ensure_connection()
    let_others_in(False)


@pytest.fixture
def boards(shared_boards: BoardsProcess, committed: None) -> BoardsProcess:
    """The boards process."""
    return shared_boards


@pytest.fixture
def open_board(boards: BoardsProcess, cast: Cast) -> Generator[OpenBoard]:
    """Open a board as a person of the cast does in a browser; all are closed at the end."""
    with ExitStack() as opened:

        def open_one(name: str, **options: Any) -> Board:
            client = options.pop("client", None) or cast.client(name)
            headers = session_headers(client.cookies[settings.SESSION_COOKIE_NAME].value)
            process = options.pop("process", boards)
            board = Board.open(process.url, headers, **{"origin": process.origin} | options)
            return opened.enter_context(board)

        yield open_one


def let_others_in(allowed: bool) -> None:
    """Let others use the test database, or cut them off; the connection of this thread is not touched."""
    name = connection.settings_dict["NAME"]
    own = connection.connection.get_backend_pid() if connection.connection else 0
    with closing(psycopg2.connect(os.environ["DATABASE_URL"])) as admin:
        admin.autocommit = True
        with admin.cursor() as cursor:
            cursor.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS {"true" if allowed else "false"}')
            if not allowed:
                cursor.execute(CUT_OFF, [name, own])


def settled(centre: Centre) -> int:
    """Wait until all messages of the centre were sent, which is journalled too; return the head then."""
    waiting = Notification.objects.filter(centre=centre, status__in=["pending", "leased"])
    eventually(lambda: not waiting.exists())
    return head_of(centre)


def head_of(centre: Centre) -> int:
    """Return how far the centre's journal is."""
    return CentreClock.objects.filter(centre=centre).values_list("seq", flat=True).first() or 0
