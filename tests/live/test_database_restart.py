"""The database goes and comes back: sockets stay, heartbeats stop so that boards say so, then all resumes."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from dispatch112.embedded import postgres
from dispatch112.embedded.process import Process, free_port
from tests.live.boards import CHECKOUT, Board, BoardsProcess
from tests.system import eventually

PEOPLE = """
from rest_framework.authtoken.models import Token
from tests.cast import Cast
cast = Cast()
for person in (cast.ayu, cast.fajar):
    print(Token.objects.create(user=person).key)
"""
INCIDENT = """
from agencies.models import Agency, IncidentType
from agencies.standings import standings_of
from incidents.actions.intake import NewIncident, create_incident
from operators.models import User
damkar = Agency.objects.get(centre__code="tng", code="damkar")
new = NewIncident(
    incident_type=IncidentType.objects.get(code="FSTRU"), landmark="Masjid Raya", agency_ids=[damkar.pk]
)
print(create_incident(standing=standings_of(User.objects.get(username="ayu"))[0], new=new).pk)
"""


class Database:
    """A PostgreSQL of this test alone, so that it may be stopped."""

    def __init__(self, folder: Path) -> None:
        folder.chmod(0o711)
        self._words = (folder / "data", folder / "postgres.log", free_port(), secrets.token_urlsafe(12))
        self.url = postgres.url(*self._words[2:])
        self._server: Process | None = None
        self.start()

    def start(self) -> None:
        self._server = postgres.start(*self._words, os.getpid())

    def stop(self) -> None:
        if self._server is not None:
            postgres.stop(self._server)
            self._server = None

    def manage(self, *words: str) -> list[str]:
        """Run a management command on this database; return its lines."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=CHECKOUT,
            env=os.environ | {"DATABASE_URL": self.url},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.split("\n")[:-1]


@pytest.fixture
def database(tmp_path_factory: pytest.TempPathFactory) -> Generator[Database]:
    own = Database(tmp_path_factory.mktemp("database"))
    try:
        own.manage("migrate", "-v0")
        yield own
    finally:
        own.stop()


@pytest.fixture
def boards(database: Database, tmp_path: Path) -> Generator[BoardsProcess]:
    running = BoardsProcess(
        tmp_path / "boards.log", database_url=database.url, redis_url=os.environ["REDIS_URL"]
    )
    yield running
    running.stop()


def test_boards_fall_silent_and_resume(database: Database, boards: BoardsProcess) -> None:
    ayu_token, fajar_token = database.manage("shell", "-v0", "-c", PEOPLE)
    with (
        Board.open(boards.url, {"Authorization": f"Token {ayu_token}"}) as ayu,
        Board.open(boards.url, {"Authorization": f"Token {fajar_token}"}) as fajar,
    ):
        for board in (ayu, fajar):
            board.content()
            board.beat()
        database.stop()
        _read_for(ayu, 1.5)  # what was on its way
        beats = len(ayu.beats)
        _read_for(ayu, 6)
        assert len(ayu.beats) == beats
        with (
            Board.open(boards.url, {"Authorization": f"Token {ayu_token}"}) as refused,
            pytest.raises(ConnectionClosed) as closed,
        ):
            refused.content(10)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1013
        database.start()
        (written,) = map(int, database.manage("shell", "-v0", "-c", INCIDENT))
        for board in (ayu, fajar):
            eventually(lambda one=board: one.read() and written in one.rows, 10)
            assert board.contents[-1]["type"] == "frame"
            board.beat()
        started = time.monotonic()
        (written,) = map(int, database.manage("shell", "-v0", "-c", INCIDENT))
        eventually(lambda: fajar.read() and written in fajar.rows, 10)
        assert time.monotonic() - started < 10


def _read_for(board: Board, seconds: float) -> None:
    """Take in all that comes within `seconds`."""
    deadline = time.monotonic() + seconds
    try:
        while True:
            board.read(max(0.01, deadline - time.monotonic()))
    except TimeoutError:
        return
