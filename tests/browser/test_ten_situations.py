"""Ten real situations at the console, by the keyboard, timed: each ends in the right state."""

import time
from collections.abc import Generator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console import TYPING_MS, calls_of, field, new_number, place_name, row_with, save
from tests.browser.ringing import Pbx
from tests.system import WholeSystem, eventually

INCIDENT = """
    SELECT t.code, i.priority, i.status,
        (SELECT count(*) FROM incidents_call c WHERE c.incident_id = i.id),
        (SELECT count(*) FROM incidents_dispatch d WHERE d.incident_id = i.id)
    FROM incidents_incident i JOIN agencies_incidenttype t ON t.id = i.incident_type_id
    WHERE i.landmark = %s"""


@pytest.fixture(autouse=True)
def _timed(request: pytest.FixtureRequest, console: Page) -> Generator[None]:
    """Tell how long the operator needed, from the open console to the end."""
    begun = time.monotonic()
    yield
    print(f"\n{request.node.name}: {time.monotonic() - begun:.1f} s")


def answer(console: Page, number: str, kind: str) -> None:
    """Take a call from `number` and choose the first type that `kind` finds, letter by letter."""
    field(console, "number").fill(number)
    console.keyboard.press("Escape")
    console.keyboard.type(kind, delay=TYPING_MS)
    console.keyboard.press("Enter")
    expect(field(console, "where")).to_be_focused()


def say_where(console: Page, landmark: str) -> None:
    """Name a landmark that is on no list, and the kelurahan."""
    field(console, "landmark").fill(landmark)
    console.keyboard.press("F6")
    console.keyboard.type("cimone", delay=TYPING_MS)
    console.keyboard.press("Enter")
    expect(field(console, "place")).to_have_value("Cimone")


def kept(system: WholeSystem, landmark: str) -> tuple[object, ...]:
    """Return type, priority, status, calls and dispatches of the one incident at `landmark`."""
    eventually(lambda: len(system.sql(INCIDENT, landmark)) == 1)
    return system.sql(INCIDENT, landmark)[0]


def test_1_fire_in_a_market(console: Page, system: WholeSystem) -> None:
    landmark = place_name()
    answer(console, new_number(), "pasar")
    say_where(console, landmark)
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    code, priority, _status, calls, dispatches = kept(system, landmark)
    assert (code, priority, calls) == ("FCOMM", 1, 1)
    assert int(str(dispatches)) >= 3


def test_2_unconscious_person(console: Page, system: WholeSystem) -> None:
    landmark = place_name()
    field(console, "number").fill(new_number())
    field(console, "landmark").fill(landmark)
    console.keyboard.press("F4")
    console.keyboard.press("1")
    console.keyboard.press("2")
    expect(field(console, "type")).to_have_value("Orang tidak sadar")
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    assert kept(system, landmark)[:2] == ("PERUNCON", 1)


def test_3_domestic_violence_and_the_caller_whispers(console: Page, system: WholeSystem) -> None:
    landmark, number = place_name(), new_number()
    answer(console, number, "kdrt")
    say_where(console, landmark)
    expect(console.locator("#in-quiet")).to_be_checked()
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    assert kept(system, landmark)[:2] == ("DVA", 1)
    query = "SELECT do_not_call_back FROM incidents_call WHERE caller_number = %s"
    assert system.sql(query, number) == [(True,)]


def test_4_flood_with_ten_calls(console: Page, system: WholeSystem) -> None:
    landmark = place_name()
    answer(console, new_number(), "banjir")
    say_where(console, landmark)
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    for _caller in range(9):
        field(console, "number").fill(new_number())
        field(console, "landmark").fill(landmark)
        expect(console.locator("#radar-list li").first).to_contain_text(landmark)
        console.keyboard.press("F7")
        expect(field(console, "landmark")).to_have_value("")
    assert kept(system, landmark)[3] == 10


def test_5_accident_on_the_border_of_two_cities(console: Page, system: WholeSystem) -> None:
    landmark = place_name()
    answer(console, new_number(), "laka")
    console.keyboard.insert_text("-6.2661, 106.7502")
    console.keyboard.press("Enter")
    field(console, "landmark").fill(landmark)
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    assert kept(system, landmark)[0] == "MVAINJY"
    where = "SELECT latitude, longitude FROM incidents_incident WHERE landmark = %s"
    assert system.sql(where, landmark) == [(-6.2661, 106.7502)]


def test_6_a_tourist_who_speaks_french(console: Page, system: WholeSystem) -> None:
    landmark, number = place_name(), new_number()
    field(console, "language").select_option("fr")
    answer(console, number, "begal")
    say_where(console, landmark)
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    assert kept(system, landmark)[0] == "ROBBERY"
    assert system.sql("SELECT language FROM incidents_call WHERE caller_number = %s", number) == [("fr",)]


def test_7_a_child_playing(console: Page, system: WholeSystem) -> None:
    number = new_number()
    field(console, "number").fill(number)
    console.keyboard.press("Escape")
    console.keyboard.press("2")
    eventually(lambda: calls_of(system, number) == ["prank"])
    expect(field(console, "number")).to_have_value("")


def test_8_a_silent_line(console: Page, system: WholeSystem) -> None:
    number = new_number()
    field(console, "number").fill(number)
    console.keyboard.press("Escape")
    console.keyboard.press("1")
    eventually(lambda: calls_of(system, number) == ["ghost"])


def test_9_a_fallen_tree(console: Page, system: WholeSystem) -> None:
    landmark = place_name()
    answer(console, new_number(), "pohon")
    say_where(console, landmark)
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    code, priority, _status, _calls, dispatches = kept(system, landmark)
    assert (code, priority) == ("TREE", 3)
    assert int(str(dispatches)) >= 1


def test_10_a_call_that_drops_mid_sentence(console: Page, system: WholeSystem) -> None:
    landmark, number = place_name(), new_number()
    pbx = Pbx(system, number)
    pbx.tell("answered", agent="201")
    expect(field(console, "number")).to_have_value(number)
    console.keyboard.type("kebak")
    console.keyboard.press("Enter")
    field(console, "narrative").fill("Api di lantai dua, ada or")
    pbx.tell("ended")
    expect(console.locator("#bar-note")).to_contain_text("menutup")
    expect(field(console, "narrative")).to_have_value("Api di lantai dua, ada or")
    field(console, "landmark").fill(landmark)
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    assert kept(system, landmark)[0] == "FSTRU"
    assert calls_of(system, number) == ["normal"]
