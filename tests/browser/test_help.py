"""F10: a colleague takes the call over, and what was typed moves to their desk."""

from playwright.sync_api import Page, expect

from tests.browser.console import field, incidents_at, open_console, place_name, save
from tests.browser.people import People
from tests.system import WholeSystem, eventually


def test_a_call_moves_to_the_colleague_who_accepts(
    console: Page, people: People, system: WholeSystem
) -> None:
    landmark = place_name()
    other = open_console(people, "supervisor")
    field(console, "language").select_option("en")
    field(console, "landmark").fill(landmark)
    field(console, "narrative").fill("My wife is not breathing")
    console.keyboard.press("F10")
    expect(console.locator("#bar-note")).to_contain_text("Citra")
    line = other.locator("#help-requests [data-help]")
    expect(line).to_contain_text("EN")
    line.get_by_role("button", name="Terima").click()
    expect(field(other, "narrative")).to_have_value("My wife is not breathing")
    expect(console.locator("#bar-note")).to_contain_text("sudah mengambil alih")
    expect(field(console, "narrative")).to_have_value("")
    field(other, "type").fill("tidak sadar")
    other.keyboard.press("Enter")
    save(other)
    eventually(lambda: incidents_at(system, landmark) == 1)
    other.context.close()
