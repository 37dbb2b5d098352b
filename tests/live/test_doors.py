"""Who may open a board, from where, and when they must leave it."""

import pytest
from django.contrib.auth.hashers import make_password
from rest_framework.authtoken.models import Token

from agencies.models import AgencyMembership
from operators.models import Membership
from operators.roles import Role
from tests.cast import Cast
from tests.live.boards import Board, BoardsProcess, token_headers
from tests.live.conftest import OpenBoard

LEAVES_WITHIN = 5.0


def test_a_stranger_is_told_to_sign_in(boards: BoardsProcess) -> None:
    with Board.open(boards.url, {}, origin=boards.origin) as board:
        assert board.close_code() == 4401


def test_a_false_session_or_token_is_told_to_sign_in(boards: BoardsProcess) -> None:
    false = ({"Cookie": "sessionid=abc"}, {"Authorization": "Token abc"}, {"Authorization": "Basic eA=="})
    for headers in false:
        with Board.open(boards.url, headers, origin=boards.origin) as board:
            assert board.close_code() == 4401


def test_a_person_without_a_post_is_told_so(open_board: OpenBoard) -> None:
    assert open_board("tono").close_code() == 4403


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "https://127.0.0.1:{port}",
        "http://127.0.0.1",
        "http://127.0.0.1:{port}.evil.example",
        "null",
        None,
    ],
)
def test_a_page_of_another_origin_is_refused(
    open_board: OpenBoard, boards: BoardsProcess, origin: str | None
) -> None:
    refused = open_board("ayu", origin=origin and origin.format(port=boards.port))
    assert refused.close_code() == 4403
    assert refused.contents == []


def test_a_listed_origin_is_let_in(open_board: OpenBoard) -> None:
    assert open_board("ayu", origin="http://testserver").content()["type"] == "snapshot"


def test_a_program_with_a_token_needs_no_origin(cast: Cast, boards: BoardsProcess) -> None:
    with Board.open(boards.url, token_headers(cast.fajar)) as board:
        assert board.content()["type"] == "snapshot"
    with Board.open(boards.url, token_headers(cast.fajar), origin="https://evil.example") as board:
        assert board.close_code() == 4403


def test_a_program_may_name_its_post(cast: Cast, boards: BoardsProcess) -> None:
    AgencyMembership.objects.create(user=cast.ayu, agency=cast.damkar, role=Role.LIAISON)
    cast.incident(cast.polri)
    post = {"X-Standing": f"liaison:{cast.tng.pk}:{cast.damkar.pk}"}
    with Board.open(boards.url, token_headers(cast.ayu)) as centre:
        assert len(centre.content()["rows"]) == 1
    with Board.open(boards.url, token_headers(cast.ayu) | post) as agency:
        assert agency.content()["rows"] == []
        for _ in range(3):
            agency.beat()  # and it stays
    with Board.open(boards.url, token_headers(cast.eko) | post) as board:
        assert board.close_code() == 4403


def test_signing_out_closes_the_boards_of_that_browser_alone(cast: Cast, open_board: OpenBoard) -> None:
    here, there = cast.client("ayu"), cast.client("ayu")
    leaving, staying = open_board("ayu", client=here), open_board("ayu", client=there)
    other = open_board("eko")
    here.logout()
    assert leaving.close_code(LEAVES_WITHIN) == 4401
    for board in (staying, other):
        board.beat()


def test_a_disabled_account_leaves(cast: Cast, open_board: OpenBoard) -> None:
    board = open_board("ayu")
    board.content()
    cast.ayu.is_active = False
    cast.ayu.save()
    assert board.close_code(LEAVES_WITHIN) == 4401


def test_a_changed_password_ends_the_boards_opened_with_the_old_one(
    cast: Cast, open_board: OpenBoard
) -> None:
    board = open_board("ayu")
    board.content()
    cast.ayu.password = make_password("sandi-baru-112")
    cast.ayu.save()
    assert board.close_code(LEAVES_WITHIN) == 4401


def test_a_withdrawn_token_ends_its_boards(cast: Cast, boards: BoardsProcess) -> None:
    with Board.open(boards.url, token_headers(cast.eko)) as board:
        board.content()
        Token.objects.filter(user=cast.eko).delete()
        assert board.close_code(LEAVES_WITHIN) == 4401


def test_another_role_asks_for_a_new_page(cast: Cast, open_board: OpenBoard) -> None:
    board = open_board("ayu")
    board.content()
    Membership.objects.filter(user=cast.ayu).update(role=Role.SUPERVISOR)
    assert board.close_code(LEAVES_WITHIN) == 4409


def test_another_standing_chosen_asks_for_a_new_page(cast: Cast, open_board: OpenBoard) -> None:
    AgencyMembership.objects.create(user=cast.ayu, agency=cast.damkar, role=Role.LIAISON)
    client = cast.client("ayu")
    board = open_board("ayu", client=client)
    board.content()
    session = client.session
    session["standing"] = f"liaison:{cast.tng.pk}:{cast.damkar.pk}"
    session.save()
    assert board.close_code(LEAVES_WITHIN) == 4409


def test_a_page_of_another_post_does_not_come_back(cast: Cast, open_board: OpenBoard) -> None:
    AgencyMembership.objects.create(user=cast.ayu, agency=cast.damkar, role=Role.LIAISON)
    chosen = f"liaison:{cast.tng.pk}:{cast.damkar.pk}"
    client = cast.client("ayu", standing=chosen)
    stale = open_board("ayu", client=client, since=f"0&standing={cast.ayu_standing.key}")
    assert stale.close_code() == 4409
    assert stale.contents == []
    assert open_board("ayu", client=client, since=f"&standing={chosen}").content()["type"] == "snapshot"


def test_a_lost_post_leaves(cast: Cast, open_board: OpenBoard) -> None:
    board = open_board("fajar")
    board.content()
    AgencyMembership.objects.filter(user=cast.fajar).update(active=False)
    assert board.close_code(LEAVES_WITHIN) == 4403
