"""A board shows its scope's incidents, and every change of them as it is committed."""

from incidents.actions import closing, editing, progress
from incidents.dispositions import Disposition
from tests.cast import Cast
from tests.live.conftest import OpenBoard, head_of, settled


def test_it_opens_with_a_snapshot_of_what_is_open(cast: Cast, open_board: OpenBoard) -> None:
    fire = cast.incident(cast.damkar)
    closing.close_incident(
        standing=cast.ayu_standing,
        incident_id=cast.incident(cast.polri).pk,
        version=1,
        disposition=Disposition.COMPLETED,
        cancel_dispatches=True,
    )
    settled(cast.tng)
    snapshot = open_board("ayu").content()
    assert snapshot["type"] == "snapshot"
    assert snapshot["to"] == head_of(cast.tng)
    assert snapshot["alarms"] == []
    assert [row["id"] for row in snapshot["rows"]] == [fire.pk]
    assert fire.number in snapshot["rows"][0]["html"]


def test_a_new_incident_comes_to_the_centre_and_to_those_sent(cast: Cast, open_board: OpenBoard) -> None:
    ayu, fajar, eko = open_board("ayu"), open_board("fajar"), open_board("eko")
    for board in (ayu, fajar, eko):
        board.content()
    fire = cast.incident(cast.damkar)
    for board in (ayu, fajar, eko):
        board.until(head_of(cast.tng), 2)
    assert fire.pk in ayu.rows
    assert fire.pk in fajar.rows
    assert eko.rows == {}
    assert [row for frame in eko.contents for row in frame["rows"]] == []


def test_another_centre_sees_nothing(cast: Cast, open_board: OpenBoard) -> None:
    indra, kartika = open_board("indra"), open_board("kartika")
    for board in (indra, kartika):
        board.content()
    cast.incident(cast.damkar)
    own = cast.incident(cast.plm_damkar, by="indra")
    settled(cast.plm)
    for board in (indra, kartika):
        board.until(head_of(cast.plm), 2)
        assert set(board.rows) == {own.pk}
        assert {row["id"] for frame in board.contents for row in frame["rows"]} == {own.pk}
        assert board.beat()["head"] == head_of(cast.plm)


def test_a_row_says_who_does_what_and_no_telephone_number(cast: Cast, open_board: OpenBoard) -> None:
    fire = cast.incident(cast.polri, cast.damkar, caller_number="081298765432", caller_name="Slamet")
    fajar = open_board("fajar")
    fajar.content()
    html = fajar.html(fire.pk)
    own = cast.dispatch(fire, cast.damkar)
    assert f'data-action="acknowledge" data-dispatch="{own.pk}" data-version="1"' in html
    assert html.index("Damkar") < html.index("Polri")  # the own agency stands first
    assert 'data-agencies="damkar,polri"' in html
    assert "Kebakaran rumah" in html
    for secret in ("081298765432", "8765", "Slamet", 'data-created-by="1'):
        assert secret not in html
    assert "data-action" not in open_board("ayu").content()["rows"][0]["html"]


def test_what_an_operator_typed_is_text_on_the_board(cast: Cast, open_board: OpenBoard) -> None:
    fire = cast.incident(cast.damkar, narrative="<script>alert(1)</script>", landmark='"><img src=x>')
    board = open_board("ayu")
    board.content()
    assert "<script>" not in board.html(fire.pk)
    assert "<img" not in board.html(fire.pk)


def test_each_reads_their_own_language(cast: Cast, open_board: OpenBoard) -> None:
    cast.budi.language = "en"
    cast.budi.save()
    ayu, budi = open_board("ayu"), open_board("budi")
    ayu.content()
    budi.content()
    fire = cast.incident(cast.damkar)
    assert "Kebakaran rumah" in ayu.until(head_of(cast.tng)).html(fire.pk)
    assert cast.house_fire.name_en in budi.until(head_of(cast.tng)).html(fire.pk)


def test_a_row_leaves_the_agency_when_it_has_cleared_and_the_centre_when_it_is_closed(
    cast: Cast, open_board: OpenBoard
) -> None:
    fire = cast.incident(cast.damkar)
    ayu, fajar, eko = open_board("ayu"), open_board("fajar"), open_board("eko")
    for board in (ayu, fajar, eko):
        board.content()
    own = cast.dispatch(fire, cast.damkar)
    own = progress.acknowledge(standing=cast.fajar_standing, dispatch_id=own.pk, version=1)
    progress.clear(standing=cast.fajar_standing, dispatch_id=own.pk, version=own.version)
    fajar.until(head_of(cast.tng))
    assert fajar.rows == {}
    assert fajar.contents[-1]["rows"][0]["html"] is None
    assert fire.pk in ayu.until(head_of(cast.tng)).rows
    fire.refresh_from_db()
    closing.close_incident(
        standing=cast.ayu_standing,
        incident_id=fire.pk,
        version=fire.version,
        disposition=Disposition.COMPLETED,
    )
    assert ayu.until(head_of(cast.tng)).rows == {}
    # Who was never sent does not even hear that there was something.
    assert [row for frame in eko.until(head_of(cast.tng)).contents for row in frame["rows"]] == []


def test_the_unacknowledged_stand_first_then_by_priority_then_the_longest_open(
    cast: Cast, open_board: OpenBoard
) -> None:
    old_p3, p1, young_p3 = (cast.incident(cast.damkar, priority=priority) for priority in (3, 1, 3))
    own = cast.dispatch(p1, cast.damkar)
    progress.acknowledge(standing=cast.fajar_standing, dispatch_id=own.pk, version=1)
    for name in ("ayu", "fajar"):
        rows = open_board(name).content()["rows"]
        assert [row["id"] for row in rows] == [old_p3.pk, young_p3.pk, p1.pk]
        assert [row["sort"] for row in rows] == sorted(row["sort"] for row in rows)


def test_a_heartbeat_comes_every_two_seconds(cast: Cast, open_board: OpenBoard) -> None:
    cast.incident(cast.damkar)
    settled(cast.tng)
    board = open_board("eko")
    beats = [board.beat(), board.beat(), board.beat()]
    assert {beat["head"] for beat in beats} == {head_of(cast.tng)}
    assert [set(beat) for beat in beats] == [{"type", "head", "at", "engines", "late"}] * 3
    assert set(beats[-1]["engines"]) == {"celery", "loop"}
    assert not beats[-1]["late"]  # the loop of this process ticks


def test_a_correction_of_the_place_reaches_those_on_the_way(cast: Cast, open_board: OpenBoard) -> None:
    fire = cast.incident(cast.damkar)
    fajar = open_board("fajar")
    fajar.content()
    editing.change_incident(
        standing=cast.ayu_standing,
        incident_id=fire.pk,
        version=1,
        values={"landmark": "Stasiun Tanah Tinggi"},
    )
    fajar.until(head_of(cast.tng))
    assert "Stasiun Tanah Tinggi" in fajar.html(fire.pk)
    assert fajar.alarms == [
        {"kind": "changed", "incident": fire.pk, "number": fire.number, "priority": 1, "level": 0}
    ]
