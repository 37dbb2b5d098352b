"""However often it is pressed and whatever becomes of the answer: one call, one incident, nothing lost."""

from contextlib import suppress

from playwright.sync_api import Error, Page, Route, expect

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
        # The page may have given up waiting by then.
        with suppress(Error):
            route.abort()

    type_emergency(console, landmark)
    field(console, "number").fill(number)
    console.route("**/api/v1/incidents/", lose_the_answer)
    save(console)
    expect(console.locator("#outage")).to_contain_text(landmark)
    expect(field(console, "landmark")).to_have_value("")
    assert incidents_at(system, landmark) == 1
    console.unroute("**/api/v1/incidents/")
    console.reload()
    expect(row_with(console, landmark)).to_be_visible()
    expect(console.locator("#outage")).to_be_hidden(timeout=15_000)
    assert incidents_at(system, landmark) == 1
    assert calls_of(system, number) == ["normal"]


def test_what_waits_can_be_opened_and_corrected(console: Page, system: WholeSystem) -> None:
    landmark = place_name()
    type_emergency(console, landmark)
    console.route("**/api/v1/**", lambda route: route.abort())
    save(console)
    console.locator("#outage-list button").click()
    expect(field(console, "landmark")).to_have_value(landmark)
    expect(console.locator("#outage")).to_be_hidden()
    field(console, "narrative").fill("kata penelepon sesudahnya")
    console.unroute("**/api/v1/**")
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    told = system.sql("SELECT narrative FROM incidents_incident WHERE landmark = %s", landmark)
    assert told == [("kata penelepon sesudahnya",)]


def test_what_waited_tells_when_it_was_taken(console: Page, system: WholeSystem) -> None:
    landmark = place_name()
    type_emergency(console, landmark)
    console.route("**/api/v1/**", lambda route: route.abort())
    save(console)
    expect(console.locator("#outage")).to_contain_text(landmark)
    console.evaluate(
        """() => {
            const key = Object.keys(localStorage).find((one) => one.startsWith("dispatch112.outbox."));
            const earlier = new Date(Date.now() - 17 * 60_000).toISOString();
            localStorage.setItem(key, localStorage.getItem(key).replace(/"at":"[^"]*"/, `"at":"${earlier}"`));
        }"""
    )
    console.unroute("**/api/v1/**")
    console.reload()
    row = row_with(console, landmark)
    expect(row).to_be_visible(timeout=15_000)
    query = (
        "SELECT extract(epoch FROM created_at - reported_at) / 60 FROM incidents_incident WHERE landmark = %s"
    )
    ((minutes,),) = system.sql(query, landmark)
    assert 16 < float(str(minutes)) < 19
    row.click()
    expect(console.locator("#pane")).to_contain_text("dimasukkan kemudian")


def test_calls_go_on_while_the_server_is_gone(console: Page, system: WholeSystem) -> None:
    first, second, number = place_name(), place_name(), new_number()
    type_emergency(console, first, narrative="jangan")
    old = system.kill("pages")
    console.keyboard.type(" hilang")
    save(console)
    expect(console.locator("#outage")).to_contain_text("113")  # whom to telephone meanwhile
    began = system.sql("SELECT now()")[0][0]
    type_emergency(console, second)
    save(console)
    console.keyboard.press("F2")
    field(console, "number").fill(number)
    field(console, "number").press("Escape")
    console.keyboard.press("2")
    system.wait_restarted("pages", old)
    eventually(lambda: system.readyz()[0] == 200)
    for landmark in (first, second):
        expect(row_with(console, landmark)).to_be_visible(timeout=20_000)
    expect(console.locator("#outage")).to_be_hidden(timeout=20_000)
    assert (incidents_at(system, first), incidents_at(system, second)) == (1, 1)
    assert calls_of(system, number) == ["prank"]
    told = system.sql(
        """SELECT incident.narrative, call.answered_at <= %s
        FROM incidents_incident incident JOIN incidents_call call ON call.incident_id = incident.id
        WHERE incident.landmark = %s""",
        began, first,
    )  # fmt: skip
    assert told == [("jangan hilang", True)]
