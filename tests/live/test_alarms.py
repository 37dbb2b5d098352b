"""Who is alarmed of what: only of their own, and only while it holds."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import now

from incidents.actions import closing, editing, progress
from incidents.actions.change_alerts import confirm_change
from incidents.dispositions import Disposition
from incidents.models import Dispatch, Incident
from tests.cast import Cast
from tests.live.boards import Board
from tests.live.conftest import OpenBoard, head_of
from tests.system import eventually


def kinds(board: Board) -> list[str]:
    return [alarm["kind"] for alarm in board.alarms]


def opened(open_board: OpenBoard, *names: str) -> list[Board]:
    boards = [open_board(name) for name in names]
    for board in boards:
        board.content()
    return boards


def make_due(dispatch: Dispatch) -> None:
    """Move the dispatch's ladder so far back that its next step is due; the engine's loop takes it."""
    back = timedelta(seconds=31)
    Dispatch.objects.filter(pk=dispatch.pk).update(
        notified_at=dispatch.notified_at - back, escalate_at=now() - timedelta(milliseconds=1)
    )


def test_a_new_incident_is_new_to_the_centre_once_and_to_each_agency_sent(
    cast: Cast, open_board: OpenBoard
) -> None:
    ayu, fajar, eko, gita = boards = opened(open_board, "ayu", "fajar", "eko", "gita")
    fire = cast.incident(cast.damkar, cast.polri)
    for board in boards:
        board.until(head_of(cast.tng))
    alarm: dict[str, Any] = {"incident": fire.pk, "number": fire.number, "priority": 1, "level": 0}
    for board in (ayu, fajar, eko):
        assert board.alarms == [{"kind": "new", **alarm}]
    assert gita.alarms == []


def test_an_escalation_alarms_the_agency_that_did_not_answer_and_the_centre(
    cast: Cast, open_board: OpenBoard
) -> None:
    ayu, fajar, eko = boards = opened(open_board, "ayu", "fajar", "eko")
    fire = cast.incident(cast.damkar, cast.polri)
    own = cast.dispatch(fire, cast.damkar)
    make_due(own)
    eventually(lambda: Dispatch.objects.get(pk=own.pk).level)
    for board in boards:
        board.until(head_of(cast.tng))
    assert kinds(ayu) == ["new", "escalated"]
    assert kinds(fajar) == ["new", "escalated"]
    assert fajar.alarms[1]["level"] == 1
    assert 'data-state="overdue"' in fajar.html(fire.pk)
    assert kinds(eko) == ["new"]


def test_a_board_that_comes_back_is_not_alarmed_of_what_is_answered(
    cast: Cast, open_board: OpenBoard
) -> None:
    left_at = head_of(cast.tng)
    fire = cast.incident(cast.damkar)
    own = cast.dispatch(fire, cast.damkar)
    make_due(own)
    progress.acknowledge(standing=cast.fajar_standing, dispatch_id=own.pk, version=1)
    assert open_board("fajar", since=left_at).content()["alarms"] == []


def test_the_centre_hears_of_a_refusal_and_the_others_do_not(cast: Cast, open_board: OpenBoard) -> None:
    ayu, fajar, eko = boards = opened(open_board, "ayu", "fajar", "eko")
    fire = cast.incident(cast.damkar, cast.polri)
    own = cast.dispatch(fire, cast.damkar)
    fajar.until(head_of(cast.tng))
    progress.decline(standing=cast.fajar_standing, dispatch_id=own.pk, version=1, reason="Semua unit keluar")
    for board in boards:
        board.until(head_of(cast.tng))
    assert kinds(ayu) == ["new", "declined"]
    assert kinds(fajar) == kinds(eko) == ["new"]
    assert fajar.rows == {}


def test_a_reopened_incident_alarms_those_sent_again(cast: Cast, open_board: OpenBoard) -> None:
    fire = _closed(cast)
    ayu, fajar, eko = boards = opened(open_board, "ayu", "fajar", "eko")
    closing.reopen_incident(
        standing=cast.ayu_standing,
        incident_id=fire.pk,
        version=fire.version,
        reason="Api lagi",
        agency_ids=[cast.damkar.pk],
    )
    for board in boards:
        board.until(head_of(cast.tng))
    assert kinds(ayu) == ["reopened"]
    assert set(kinds(fajar)) == {"reopened", "new"}
    assert eko.alarms == []
    assert eko.rows == {}


def test_only_a_change_that_matters_on_the_way_alarms(cast: Cast, open_board: OpenBoard) -> None:
    fire = cast.incident(cast.damkar)
    (fajar,) = opened(open_board, "fajar")
    for version, values in enumerate(({"narrative": "Sudah padam"}, {"priority": 2}), start=1):
        editing.change_incident(
            standing=cast.ayu_standing, incident_id=fire.pk, version=version, values=values
        )
        fajar.until(head_of(cast.tng))
    assert kinds(fajar) == ["changed"]
    assert fajar.alarms[0]["priority"] == 2


def test_who_has_answered_is_alarmed_of_a_new_place_until_they_acknowledge_it(
    cast: Cast, open_board: OpenBoard
) -> None:
    fire = cast.incident(cast.damkar, cast.polri)
    own = cast.dispatch(fire, cast.damkar)
    progress.acknowledge(standing=cast.fajar_standing, dispatch_id=own.pk, version=1)
    ayu, fajar, eko = boards = opened(open_board, "ayu", "fajar", "eko")
    fire.refresh_from_db()
    editing.change_incident(
        standing=cast.ayu_standing,
        incident_id=fire.pk,
        version=fire.version,
        values={"landmark": "Pasar Anyar"},
    )
    for board in boards:
        board.until(head_of(cast.tng))
    assert (kinds(ayu), kinds(fajar), kinds(eko)) == (["changed"], ["confirm"], ["changed"])
    assert 'data-action="confirm-change"' in fajar.html(fire.pk)
    assert "di mana berubah, belum diterima" in ayu.html(fire.pk)
    own.refresh_from_db()
    confirm_change(standing=cast.fajar_standing, dispatch_id=own.pk, version=own.version)
    for board in boards:
        board.until(head_of(cast.tng))
        assert "belum diterima" not in board.html(fire.pk)


def _closed(cast: Cast) -> Incident:
    return closing.close_incident(
        standing=cast.ayu_standing,
        incident_id=cast.incident(cast.damkar, cast.polri).pk,
        version=1,
        disposition=Disposition.COMPLETED,
        cancel_dispatches=True,
    )
