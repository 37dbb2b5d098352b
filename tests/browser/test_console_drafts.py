"""A call that is being typed outlives reloads, closed windows and other calls."""

from playwright.sync_api import Page, expect

from tests.browser.console import (
    field,
    incidents_at,
    open_console,
    place_name,
    row_with,
    save,
    type_emergency,
)
from tests.browser.people import People
from tests.system import WholeSystem, eventually


def test_a_draft_survives_a_reload_with_its_clock(console: Page) -> None:
    landmark = place_name()
    type_emergency(console, landmark)
    answered = console.locator("#call-clock").get_attribute("datetime")
    console.reload()
    expect(console.locator("#intake-restored")).to_be_visible()
    expect(field(console, "landmark")).to_have_value(landmark)
    expect(field(console, "type")).to_have_value("Kebakaran rumah")
    expect(console.locator("#call-clock")).to_have_attribute("datetime", answered or "-")


def test_a_discarded_draft_can_be_taken_back(console: Page) -> None:
    landmark = place_name()
    type_emergency(console, landmark)
    console.locator("#discard").click()
    expect(field(console, "landmark")).to_have_value("")
    console.keyboard.press("Control+z")
    expect(field(console, "landmark")).to_have_value(landmark)
    console.locator("#discard").click()
    console.reload()
    expect(field(console, "landmark")).to_have_value("")


def test_two_windows_keep_a_draft_each(console: Page) -> None:
    first, second = place_name(), place_name()
    type_emergency(console, first)
    other = console.context.new_page()
    other.goto("/console/")
    expect(other.locator("#call-bar")).to_be_focused()
    expect(field(other, "landmark")).to_have_value("")
    type_emergency(other, second)
    for page, landmark in ((console, first), (other, second)):
        page.reload()
        expect(field(page, "landmark")).to_have_value(landmark)


def test_a_draft_of_a_closed_window_comes_back_in_another(console: Page) -> None:
    landmark = place_name()
    type_emergency(console, landmark)
    console.close(run_before_unload=True)
    other = console.context.new_page()
    other.goto("/console/")
    expect(field(other, "landmark")).to_have_value(landmark)
    expect(other.locator("#intake-restored")).to_be_visible()


def test_a_second_call_puts_the_first_aside(console: Page) -> None:
    landmark = place_name()
    type_emergency(console, landmark)
    console.keyboard.press("F2")
    expect(field(console, "landmark")).to_have_value("")
    console.keyboard.press("2")
    expect(console.locator("#bar-note")).to_contain_text("Iseng")
    console.locator(".aside-call").click()
    expect(field(console, "landmark")).to_have_value(landmark)
    expect(console.locator(".aside-call")).to_have_count(0)


def test_a_draft_of_a_broken_pc_is_taken_up_at_another(
    console: Page, people: People, system: WholeSystem
) -> None:
    landmark = place_name()
    type_emergency(console, landmark)
    kept = "SELECT count(*) FROM incidents_draft WHERE content->'fields'->>'landmark' = %s"
    eventually(lambda: system.sql(kept, landmark)[0][0] == 1)
    # A minute later: nobody types at the first desk any more.
    system.sql("UPDATE incidents_draft SET updated_at = updated_at - interval '1 minute'")
    other = open_console(people)
    aside = other.locator(".aside-call", has_text=landmark)
    expect(aside).to_be_visible()
    aside.click()
    expect(field(other, "landmark")).to_have_value(landmark)
    save(other)
    expect(row_with(other, landmark)).to_be_visible()
    # The first desk comes back: its copy is the same call, not a second one.
    save(console)
    expect(console.locator("#bar-note")).to_be_visible()
    assert incidents_at(system, landmark) == 1
    other.context.close()
