"""The simulated board keeps the rules of the live protocol, or it would call a wrong board right."""

from incidents.simulation.board import FoldedBoard, rows_of


def row(pk, version=1, html="<tr>"):
    return {"id": pk, "version": version, "sort": "a", "html": html}


def board(cursor=5, *rows):
    found = FoldedBoard()
    found.take({"type": "snapshot", "to": cursor, "rows": rows})
    return found


def frame(start, to, *rows):
    return {"type": "frame", "from": start, "to": to, "rows": rows, "alarms": []}


def test_a_snapshot_replaces_everything():
    found = board(5, row(1))
    assert found.take({"type": "snapshot", "to": 9, "rows": [row(2)]}) == ([], False)
    assert (found.cursor, set(found.rows)) == (9, {2})


def test_a_frame_at_the_cursor_is_applied_and_tells_what_is_new():
    found = board(5, row(1), row(2))
    assert found.take(frame(5, 7, row(1, 2, "<tr>new"), row(2, 2, None), row(3))) == ([3], False)
    assert (found.cursor, found.rows) == (7, {1: (2, "<tr>new"), 3: (1, "<tr>")})


def test_a_frame_after_a_gap_is_not_applied_and_the_board_asks():
    found = board(5, row(1))
    assert found.take(frame(6, 8, row(2))) == ([], True)
    assert (found.cursor, set(found.rows)) == (5, {1})


def test_an_old_frame_is_passed_over():
    found = board(5, row(1))
    assert found.take(frame(3, 5, row(2))) == ([], False)
    assert set(found.rows) == {1}


def test_it_asks_when_two_beats_in_a_row_are_ahead():
    found = board(5)
    ahead = {"type": "beat", "head": 6}
    assert [found.take(ahead)[1], found.take(ahead)[1]] == [False, True]
    found.take(frame(5, 6))
    assert [found.take(ahead)[1], found.take(ahead)[1]] == [False, False]


def test_rows_that_have_left_are_none_of_a_snapshot():
    assert rows_of([row(1), row(2, html=None)]) == {1: (1, "<tr>")}
