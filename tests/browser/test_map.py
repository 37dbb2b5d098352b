"""The map beside a call shows the centre without any service; a click or a key places the incident."""

import re

from playwright.sync_api import Page, expect

from tests.browser.console import field, place_name, save
from tests.system import WholeSystem, eventually

PAIR = re.compile(r"^-6\.\d{5}, 106\.\d{5}$")


def test_a_click_places_the_incident_and_its_coordinates_are_kept(console: Page, system: WholeSystem) -> None:
    landmark = place_name()
    console.keyboard.press("F2")
    console.keyboard.type("kebak")
    console.keyboard.press("Enter")
    expect(console.locator("#map-box .map-name", has_text="Karawaci")).to_be_visible()
    console.locator("#map-box").click(position={"x": 120, "y": 90})
    expect(field(console, "coordinates")).to_have_value(PAIR)
    expect(console.locator("#map-box .map-here")).to_be_visible()
    field(console, "landmark").fill(landmark)
    typed = field(console, "coordinates").input_value()
    save(console)
    kept = "SELECT latitude || ', ' || longitude FROM incidents_incident WHERE landmark = %s"
    eventually(lambda: [row[0] for row in system.sql(kept, landmark)] == [_plain(typed)])


def test_the_keyboard_places_it_too(console: Page) -> None:
    console.keyboard.press("F2")
    expect(console.locator("#map-box .map-name").first).to_be_visible()
    console.locator("#map-box").focus()
    console.keyboard.press("ArrowRight")
    console.keyboard.press("Enter")
    expect(field(console, "coordinates")).to_have_value(PAIR)
    expect(console.locator("#map-box .map-here")).to_be_visible()


def _plain(pair: str) -> str:
    return ", ".join(str(float(number)) for number in pair.split(", "))
