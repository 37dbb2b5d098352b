"""The agency board, as the liaison of the fire brigade sees and works it."""

from collections.abc import Generator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.people import PHONE, Api, People

THUMB = 44


def row_of(page: Page, incident: dict[str, Any]) -> Locator:
    """The incident's row."""
    return page.locator(f"#incident-{incident['id']}")


def own_step(page: Page, incident: dict[str, Any]) -> Locator:
    """Where the own agency stands, in the incident's row."""
    return row_of(page, incident).locator(".step[data-mine]")


@pytest.fixture
def board(people: People) -> Generator[Page]:
    """The board of Damkar, live; no pointer or focus holds its list."""
    page = people.open("damkar", "/board/")
    expect(page.locator("#connection")).to_have_attribute("data-link", "live")
    expect(page.locator("#rows tr").first).to_be_visible()
    yield page
    page.context.close()


def test_it_shows_what_the_centre_dispatched(board: Page, people: People) -> None:
    rows = people.api("damkar").get("board/")["rows"]
    expect(board.locator("#rows tr")).to_have_count(len(rows))
    expect(board.locator("#shown-count")).to_have_text(str(len(rows)))


def test_acknowledge_by_key(board: Page, operator: Api) -> None:
    incident = operator.incident("damkar")
    row_of(board, incident).focus()
    board.keyboard.press("a")
    expect(own_step(board, incident)).to_have_attribute("data-state", "acknowledged")
    expect(board.locator(".toast.is-good")).to_contain_text(incident["number"])


def test_a_press_is_not_lost_when_the_row_changes_under_it(board: Page, operator: Api) -> None:
    incident = operator.incident("damkar")
    button = row_of(board, incident).locator("[data-action=acknowledge]")
    button.hover()
    board.mouse.down()
    operator.post(f"incidents/{incident['id']}/notes/", text="Api membesar.")
    board.wait_for_timeout(1_500)
    board.mouse.up()
    expect(own_step(board, incident)).to_have_attribute("data-state", "acknowledged")


def test_every_step_by_click_until_it_leaves(board: Page, operator: Api) -> None:
    incident = operator.incident("damkar")
    for step, state in (("acknowledge", "acknowledged"), ("en-route", "en_route"), ("on-scene", "on_scene")):
        row_of(board, incident).locator(f"[data-action={step}]").click()
        expect(own_step(board, incident)).to_have_attribute("data-state", state)
    row_of(board, incident).locator("[data-action=clear]").click()
    expect(row_of(board, incident)).to_have_count(0)


def test_every_step_by_key_until_it_leaves(board: Page, operator: Api) -> None:
    incident = operator.incident("damkar")
    row_of(board, incident).focus()
    for key, state in (("a", "acknowledged"), ("e", "en_route"), ("s", "on_scene")):
        board.keyboard.press(key)
        expect(own_step(board, incident)).to_have_attribute("data-state", state)
    board.keyboard.press("c")
    expect(row_of(board, incident)).to_have_attribute("data-left", "")
    board.keyboard.press("Escape")
    # A list that was scrolled to the row holds still until it is back at its head.
    board.locator("#board-list").evaluate("list => list.scrollTop = 0")
    expect(row_of(board, incident)).to_have_count(0)


def test_declining_asks_for_a_reason(board: Page, people: People, operator: Api) -> None:
    incident = operator.incident("damkar")
    row_of(board, incident).focus()
    board.keyboard.press("x")
    dialog = board.locator("#reason-decline")
    expect(dialog).to_contain_text(incident["number"])
    dialog.locator("button[type=submit]").click()
    expect(dialog).to_be_visible()
    assert operator.get(f"incidents/{incident['id']}/")["dispatches"][0]["status"] == "notified"
    board.locator("#decline-reason").fill("Semua unit di lokasi lain.")
    dialog.locator("button[type=submit]").click()
    expect(dialog).to_be_hidden()
    declined = operator.get(f"incidents/{incident['id']}/")["dispatches"][0]
    assert (declined["status"], declined["reason"]) == ("declined", "Semua unit di lokasi lain.")


def test_a_new_row_waits_while_somebody_works_in_the_list(board: Page, operator: Api) -> None:
    board.keyboard.press("j")
    first = operator.incident("damkar")
    expect(board.locator("#waiting")).to_contain_text("1 ")
    expect(row_of(board, first)).to_have_count(0)
    second = operator.incident("damkar")
    expect(board.locator("#waiting")).to_contain_text("2 ")
    board.keyboard.press("u")
    expect(board.locator("#waiting")).to_be_hidden()
    for incident in (first, second):
        expect(row_of(board, incident)).to_be_visible()


def test_filters_stay_after_a_reload(board: Page, operator: Api) -> None:
    urgent, calm = (operator.incident("damkar", priority=priority) for priority in (1, 4))
    expect(row_of(board, calm)).to_be_visible()
    board.locator("#filters input[name=priority][value='1']").check(force=True)
    board.locator("#filters input[name=text]").fill(urgent["landmark"])
    expect(row_of(board, calm)).to_be_hidden()
    board.reload()
    expect(row_of(board, urgent)).to_be_visible()
    expect(row_of(board, calm)).to_be_hidden()
    expect(board.locator("#filters input[name=text]")).to_have_value(urgent["landmark"])
    # What the filter hides and nobody has taken is said, and one press shows it.
    board.locator("#filtered-out").click()
    expect(row_of(board, calm)).to_be_visible()


def test_sound_is_visibly_off_until_somebody_turns_it_on(board: Page) -> None:
    sound = board.locator("#sound")
    off = sound.inner_text()
    assert off.strip()
    expect(sound).not_to_have_attribute("data-sound", "on")
    sound.click()
    expect(sound).to_have_attribute("data-sound", "on")
    expect(sound).not_to_have_text(off)


def test_others_incidents_are_not_there(board: Page, people: People, operator: Api) -> None:
    police = operator.incident("polri")
    palembang = people.api("palembang").incident("damkar")
    own = operator.incident("damkar")
    expect(row_of(board, own)).to_be_visible()
    for other in (police, palembang):
        expect(row_of(board, other)).to_have_count(0)
        answer = board.goto(f"/incidents/{other['id']}/")
        assert answer is not None
        assert answer.status == 404


def test_numbers_are_masked(board: Page, operator: Api) -> None:
    incident = operator.incident("damkar", caller_number="081298765432")
    row_of(board, incident).click()
    expect(board.locator("#pane")).to_contain_text("0812-****-5432")
    assert "081298765432" not in board.content()


def test_a_script_in_the_narrative_is_text(board: Page, operator: Api) -> None:
    text = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>\''
    incident = operator.incident("damkar", narrative=text, landmark=f"<b>{text}")
    expect(row_of(board, incident)).to_contain_text("<script>")
    row_of(board, incident).click()
    expect(board.locator("#pane .incident-text")).to_have_text(text)
    assert board.evaluate("window.broken") is None


def test_a_telephone_is_enough(people: People, operator: Api) -> None:
    incident = operator.incident("damkar", priority=1)
    page = people.open("damkar", "/board/", **PHONE)
    step = row_of(page, incident).locator("[data-action=acknowledge]")
    expect(step).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]
    assert low_buttons(page) == []
    step.tap()
    expect(own_step(page, incident)).to_have_attribute("data-state", "acknowledged")
    row_of(page, incident).locator(".row-title").first.tap()
    expect(page.locator("#pane #note-text")).to_be_visible()
    assert low_buttons(page) == []
    page.go_back()
    expect(page.locator("#pane")).to_be_hidden()
    page.context.close()


def low_buttons(page: Page) -> list[str]:
    """The buttons in the list and the pane that a thumb would miss."""
    return page.evaluate(
        """(thumb) => [...document.querySelectorAll("main .button, .topbar .button")]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < thumb)
            .map((one) => `${one.textContent.trim()}: ${one.getBoundingClientRect().height}`)""",
        THUMB,
    )
