"""However often it is pressed and whatever becomes of the answer: one call, one incident, nothing lost."""

from playwright.sync_api import Page, Route, expect

from tests.browser.console import (
    calls_of,
    field,
    incidents_at,
    new_number,
    place_name,
    row_with,
    save,
    type_emergency,
)
from tests.system import WholeSystem, eventually


def test_a_double_click_makes_one_incident(console: Page, system: WholeSystem) -> None:
    landmark = place_name()
    type_emergency(console, landmark)
    console.locator("#save").dblclick()
    expect(row_with(console, landmark)).to_be_visible()
    console.wait_for_timeout(500)
    assert incidents_at(system, landmark) == 1


def test_an_answer_that_never_comes_doubles_nothing(console: Page, system: WholeSystem) -> None:
    landmark, number = place_name(), new_number()

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    type_emergency(console, landmark)
    field(console, "number").fill(number)
    console.route("**/api/v1/incidents/", lose_the_answer)
    save(console)
    expect(console.locator("#intake-failure")).to_be_visible()
    expect(field(console, "landmark")).to_have_value(landmark)
    assert incidents_at(system, landmark) == 1
    console.unroute("**/api/v1/incidents/")
    console.reload()
    expect(console.locator("#intake-restored")).to_be_visible()
    field(console, "narrative").fill("kata penelepon sesudahnya")
    save(console)
    expect(console.locator("#bar-note")).to_be_visible()
    assert incidents_at(system, landmark) == 1
    assert calls_of(system, number) == ["normal"]
    told = system.sql("SELECT narrative FROM incidents_incident WHERE landmark = %s", landmark)
    assert told == [("kata penelepon sesudahnya",)]


def test_the_server_dies_while_saving(console: Page, system: WholeSystem) -> None:
    landmark = place_name()
    type_emergency(console, landmark, narrative="jangan hilang")
    old = system.kill("pages")
    save(console)
    expect(console.locator("#intake-failure")).to_be_visible()
    expect(console.locator("#intake-failure")).to_contain_text("113")  # whom to telephone meanwhile
    system.wait_restarted("pages", old)
    eventually(lambda: system.readyz()[0] == 200)
    console.reload()
    expect(field(console, "narrative")).to_have_value("jangan hilang")
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    assert incidents_at(system, landmark) == 1
