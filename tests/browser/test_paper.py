"""A paper form is entered by the keyboard, with the time that stands on it."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.console import place_name, row_with
from tests.browser.people import People
from tests.system import WholeSystem, eventually

WIB = timedelta(hours=7)


def test_a_form_becomes_an_incident_of_its_own_time(
    console: Page, people: People, system: WholeSystem
) -> None:
    printer = people.open("operator", "/paper/")
    with printer.expect_download() as download:
        printer.get_by_role("button", name="PDF").click()
    number = int(download.value.suggested_filename.split("-")[2])
    printer.context.close()

    landmark = place_name()
    taken = (datetime.now(UTC) - timedelta(hours=3)).replace(second=0, microsecond=0)
    console.keyboard.press("Shift+F2")
    console.locator("#paper-number").fill(str(number))
    console.locator("#paper-at").fill((taken + WIB).strftime("%Y-%m-%dT%H:%M"))
    console.keyboard.press("Enter")
    expect(console.locator("#paper-entry")).to_be_hidden()
    console.keyboard.type("kebak")
    console.keyboard.press("Enter")
    console.keyboard.type("cimone")
    console.keyboard.press("Enter")
    console.keyboard.type(landmark)
    console.keyboard.press("Control+Enter")
    expect(row_with(console, landmark)).to_contain_text("dimasukkan belakangan, diterima 3:0")
    kept = """SELECT i.reported_at, c.presented_at, c.source, f.number FROM incidents_incident i
        JOIN incidents_call c ON c.incident_id = i.id JOIN incidents_paperform f ON f.call_id = c.id
        WHERE i.landmark = %s"""
    eventually(lambda: system.sql(kept, landmark) == [(taken, taken, "paper", number)])

    console.keyboard.press("Shift+F2")
    console.locator("#paper-number").fill(str(number))
    console.keyboard.press("Enter")
    console.keyboard.press("2")
    expect(console.locator("#intake-failure")).to_contain_text("sudah dimasukkan")
