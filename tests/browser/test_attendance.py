"""An operator sees whose board nobody watches before saving; what stood on a screen is known afterwards."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console import place_name, row_with
from tests.browser.people import People
from tests.system import WholeSystem, eventually


@pytest.fixture
def watched(system: WholeSystem) -> Iterator[None]:
    """The centre watches the boards."""
    system.sql("UPDATE operators_centre SET watch_boards = true")
    yield
    system.sql("UPDATE operators_centre SET watch_boards = false")


def test_whose_board_is_empty_is_said_before_saving(
    watched: None, people: People, system: WholeSystem, console: Page
) -> None:
    board = people.open("damkar", "/board/")
    sitting = "SELECT acted_at FROM incidents_boardpresence p JOIN agencies_agency a ON a.id = p.agency_id"
    eventually(lambda: any(at for (at,) in system.sql(f"{sitting} WHERE a.code = 'damkar'")), 20)
    landmark = place_name()
    console.keyboard.press("F2")
    console.keyboard.type("kebak")
    console.keyboard.press("Enter")
    empty = console.locator("#plan-boards")
    expect(empty).to_contain_text("Tidak ada papan yang terbuka: ")
    expect(empty).to_contain_text("Polri 110")
    expect(empty).not_to_contain_text("Damkar")
    console.locator("#in-landmark").fill(landmark)
    console.keyboard.press("Control+Enter")
    expect(row_with(console, landmark)).to_contain_text("papan kosong")
    # Among many others it may lie below the screen's edge, and is on no screen then.
    row_with(board, landmark).focus()
    shown = """SELECT d.displayed_at, d.unattended FROM incidents_dispatch d
        JOIN agencies_agency a ON a.id = d.agency_id JOIN incidents_incident i ON i.id = d.incident_id
        WHERE i.landmark = %s AND a.code = 'damkar'"""
    eventually(lambda: all(at for at, _ in system.sql(shown, landmark)), 20)
    assert [alone for _, alone in system.sql(shown, landmark)] == [False]
    board.context.close()
