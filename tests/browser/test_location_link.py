"""One key asks the caller's telephone where it is; the answer stands at the console while it moves."""

import re

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.console import field, new_number, place_name, save
from tests.browser.people import PHONE, People
from tests.browser.ringing import Pbx
from tests.system import WholeSystem, eventually

LARGEST_PAGE = 20_000


@pytest.fixture
def address(console: Page) -> str:
    """The address that the caller of the call on the desk was sent."""
    field(console, "number").fill(new_number())
    console.keyboard.press("Shift+F6")
    expect(console.locator("#link-state")).to_contain_text(re.compile("dikirim|Terkirim"))
    expect(console.locator("#link-address")).to_contain_text("/l/")
    return console.locator("#link-address").inner_text()


def test_the_callers_position_comes_to_the_console_and_into_the_incident(
    console: Page, address: str, people: People, system: WholeSystem
) -> None:
    here = {"latitude": -6.1741, "longitude": 106.6322, "accuracy": 18}
    caller = people.context("", **PHONE, geolocation=here, permissions=["geolocation"], locale="id-ID")
    telephone = caller.new_page()
    loaded: list[Response] = []
    telephone.on("response", lambda response: loaded.append(response))
    telephone.goto(address)
    telephone.get_by_role("button", name="Kirim posisi saya").click()
    expect(telephone.locator("#state")).to_contain_text("18 meter")
    size = sum(len(one.body()) for one in loaded if "favicon" not in one.url and "/api/" not in one.url)
    assert size <= LARGEST_PAGE, f"{size} bytes"
    expect(console.locator("#link-how")).to_contain_text("±18 m")
    expect(field(console, "coordinates")).to_have_value("-6.17410, 106.63220")

    caller.set_geolocation(here | {"longitude": 106.6388, "accuracy": 6})
    expect(field(console, "coordinates")).to_have_value("-6.17410, 106.63880", timeout=15_000)

    landmark = place_name()
    field(console, "type").fill("kebak")
    console.keyboard.press("Enter")
    field(console, "landmark").fill(landmark)
    save(console)
    kept = "SELECT latitude, longitude, uncertainty FROM incidents_incident WHERE landmark = %s"
    eventually(lambda: system.sql(kept, landmark) == [(-6.1741, 106.6388, 6)])
    given = """SELECT count(*) FROM incidents_locationlink JOIN incidents_incident ON incident_id =
        incidents_incident.id WHERE landmark = %s"""
    eventually(lambda: system.sql(given, landmark)[0][0] == 1)
    telephone.get_by_role("button", name="Berhenti").click()
    expect(telephone.locator("#state")).to_contain_text("Dihentikan")
    caller.close()


def test_a_telephone_that_refuses_is_told_of_and_what_was_typed_stays(
    console: Page, address: str, people: People
) -> None:
    field(console, "coordinates").fill("-6.2, 106.6")
    caller = people.context("", **PHONE, locale="id-ID")
    telephone = caller.new_page()
    telephone.goto(address)
    telephone.get_by_role("button", name="Kirim posisi saya").click()
    expect(telephone.locator("#state")).to_contain_text("jelaskan tempatnya")
    expect(console.locator("#link-state")).to_contain_text("tidak memberi posisi")
    expect(field(console, "coordinates")).to_have_value("-6.2, 106.6")
    caller.close()


def test_the_demo_shows_the_message_in_its_inbox(console: Page, address: str) -> None:
    console.goto("/demo/inbox/")
    expect(console.locator(f'a[href="{address}"]')).to_be_visible()


def test_the_position_that_comes_with_a_call_is_drawn_and_a_null_fix_never(
    console: Page, system: WholeSystem
) -> None:
    number = new_number()
    pbx = Pbx(system, number)
    pbx.tell("ringing", queue="112", position={"latitude": -6.1812, "longitude": 106.6301, "radius": 240})
    expect(console.locator(".ring", has_text=number)).to_be_visible()
    console.keyboard.press("F3")
    expect(console.locator("#link-how")).to_contain_text("±240 m")
    expect(field(console, "coordinates")).to_have_value("-6.18120, 106.63010")
    expect(console.locator("#map-box .map-radius")).to_be_visible()
    pbx.tell("answered", agent="201", position={"latitude": 0, "longitude": 0, "radius": None})
    expect(console.locator(".ring", has_text=number)).to_be_hidden()
    console.wait_for_timeout(3_500)
    expect(field(console, "coordinates")).to_have_value("-6.18120, 106.63010")
    expect(console.locator("#map-box .map-here")).to_be_visible()
    pbx.tell("ended")
