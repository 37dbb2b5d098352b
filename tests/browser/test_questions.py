"""Guided questions by keys alone: what they set, what they leave alone, and what a reload keeps."""

import re

from playwright.sync_api import Page, expect

from tests.browser.console import field, incidents_at, new_number, place_name, row_with, save
from tests.system import WholeSystem


def priority_of(page: Page) -> str:
    """Return the priority that is chosen in the intake."""
    return page.locator("#in-priority input:checked").get_attribute("value") or ""


def answers_at(system: WholeSystem, landmark: str) -> list[object]:
    """Return what was answered about the incident at `landmark`: question, answer, version."""
    query = """SELECT a.question, a.answer, q.version FROM incidents_incidentanswer a
        JOIN agencies_questionset q ON q.id = a.question_set_id
        JOIN incidents_incident i ON i.id = a.incident_id WHERE i.landmark = %s ORDER BY a.id"""
    return [tuple(row) for row in system.sql(query, landmark)]


def test_a_p1_is_saved_from_the_first_two_answers(console: Page, system: WholeSystem) -> None:
    where = place_name()
    field(console, "landmark").fill(where)
    console.keyboard.press("F4")
    expect(console.locator("#questions-text")).to_have_text("Apa yang terjadi?")
    console.keyboard.press("1")
    expect(console.locator("#questions-text")).to_have_text("Apakah korban sadar?")
    console.keyboard.press("2")
    expect(field(console, "type")).to_have_value("Orang tidak sadar")
    assert priority_of(console) == "1"
    expect(field(console, "narrative")).to_have_value("Apakah korban sadar? Tidak")
    console.reload()
    expect(console.locator("#questions-text")).to_have_text("Napasnya normal?")
    console.keyboard.press("F4")
    save(console)
    row = row_with(console, where)
    expect(row).to_be_visible()
    assert incidents_at(system, where) == 1
    # The desk is free, the caller is still on the line: the next key answers the next question.
    expect(console.locator("#questions-set")).to_contain_text("TNG-")
    expect(console.locator("#questions-box")).to_be_focused()
    console.keyboard.press("2")
    expect(console.locator("#questions-text")).to_have_text("Ada pendarahan hebat?")
    console.reload()
    expect(console.locator("#questions-text")).to_have_text("Ada pendarahan hebat?")
    expect(console.locator("#questions-unsent")).to_be_hidden()
    assert answers_at(system, where) == [("awake", "no", 1), ("breathing", "no", 1)]
    console.locator("#questions-end").click()
    expect(console.locator("#assist")).to_be_hidden()


def test_who_whispers_is_not_called_back_and_advice_has_a_clock(console: Page, system: WholeSystem) -> None:
    where, number = place_name(), new_number()
    field(console, "landmark").fill(where)
    field(console, "number").fill(number)
    console.keyboard.press("F4")
    # Security, and who whispers.
    console.keyboard.press("3")
    console.keyboard.press("6")
    expect(console.locator("#in-quiet")).to_be_checked()
    expect(console.locator("#questions-text")).to_contain_text("Ya atau tidak")
    expect(console.locator("#advice-steps [aria-current]")).to_contain_text("Bicara pelan")
    expect(console.locator("#advice-clock")).to_have_text(re.compile(r"0:0\d"))
    console.keyboard.press("ArrowDown")
    expect(console.locator("#advice-steps [aria-current]")).to_contain_text("alamat")
    console.keyboard.press("1")
    expect(field(console, "type")).to_have_value("Kekerasan dalam rumah tangga (KDRT)")
    save(console)
    row_with(console, where).locator("a, td").first.click()
    expect(console.locator("#pane .chip.is-bad").first).to_contain_text("Jangan ditelepon balik")
    query = "SELECT do_not_call_back FROM incidents_call WHERE caller_number = %s"
    assert system.sql(query, number) == [(True,)]


def test_what_was_set_by_hand_stays_and_one_goes_back(console: Page) -> None:
    field(console, "type").fill("jatuh")
    console.keyboard.press("Enter")
    console.locator("#in-priority input[value='3']").check(force=True)
    console.keyboard.press("F4")
    # Unsure whether awake counts as not awake.
    console.keyboard.press("0")
    expect(console.locator("#questions-text")).to_have_text("Napasnya normal?")
    expect(field(console, "type")).to_have_value("Jatuh / patah tulang")
    assert priority_of(console) == "3"
    expect(console.locator("#questions-says")).to_contain_text("P1")
    console.keyboard.press("Backspace")
    expect(console.locator("#questions-text")).to_have_text("Apakah korban sadar?")
    console.keyboard.press("y")
    expect(console.locator("#questions-says")).to_be_hidden()
    expect(field(console, "narrative")).to_have_value(
        "Apakah korban sadar? Tidak pasti\nKoreksi: Apakah korban sadar? Ya"
    )
