"""The operator's console: a call from answering to dispatch, and everything that may go wrong on the way."""

import time
from collections.abc import Generator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.console import (
    TYPING_MS,
    calls_of,
    field,
    incidents_at,
    new_number,
    open_console,
    place_name,
    row_with,
    save,
    type_emergency,
)
from tests.browser.people import PHONE, People
from tests.system import WholeSystem, eventually


@pytest.fixture
def console(people: People) -> Generator[Page]:
    """The operator's console, live, nothing typed."""
    page = open_console(people)
    yield page
    page.context.close()


def test_an_emergency_is_logged_without_a_mouse_in_under_20_seconds(
    console: Page, system: WholeSystem
) -> None:
    landmark = place_name()
    began = time.monotonic()
    type_emergency(console, landmark, narrative="api besar, dua orang di dalam", delay=TYPING_MS)
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    took = time.monotonic() - began
    print(f"an emergency logged and on the board after {took:.1f} s")
    assert took < 20
    assert incidents_at(system, landmark) == 1
    expect(console.locator("#bar-note")).to_contain_text("Damkar")
    expect(console.locator("#call-bar")).to_be_focused()
    expect(field(console, "landmark")).to_have_value("")


def test_the_type_brings_its_priority_and_the_plans_agencies(console: Page) -> None:
    type_emergency(console, place_name())
    expect(field(console, "type")).to_have_value("Kebakaran rumah")
    expect(console.locator("input[name=priority][value='1']")).to_be_checked()
    chosen = console.locator("#in-agencies [aria-pressed=true]")
    expect(chosen.first).to_be_visible()
    assert "Damkar" in " ".join(chosen.all_inner_texts())


def test_agencies_are_changed_by_keys(console: Page) -> None:
    landmark = place_name()
    type_emergency(console, landmark)
    expect(console.locator("#in-agencies [aria-pressed=true]").first).to_be_visible()
    console.locator("#in-agencies [tabindex='0']").focus()
    while console.locator("#in-agencies [aria-pressed=true]").count():
        console.locator("#in-agencies [aria-pressed=true]").first.press("Space")
    expect(console.locator("#plan-note")).to_have_class("plan-note is-bad")
    console.locator("#in-agencies button", has_text="Dishub").press("Space")
    save(console)
    expect(row_with(console, landmark).locator(".step")).to_have_count(1)
    expect(row_with(console, landmark)).to_contain_text("Dishub")


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


@pytest.mark.parametrize(
    ("key", "call_class"),
    [
        ("1", "ghost"),
        ("2", "prank"),
        ("3", "information"),
        ("4", "dropped"),
        ("5", "test"),
        ("6", "non_emergency"),
    ],
)
def test_one_key_says_what_a_call_was(console: Page, system: WholeSystem, key: str, call_class: str) -> None:
    number = new_number()
    field(console, "number").fill(number)
    console.keyboard.press("Escape")
    console.keyboard.press(key)
    expect(console.locator("#bar-note")).to_be_visible()
    expect(field(console, "number")).to_have_value("")
    assert calls_of(system, number) == [call_class]


def test_a_wrong_key_is_taken_back_and_becomes_an_incident(console: Page, system: WholeSystem) -> None:
    landmark, number = place_name(), new_number()
    field(console, "number").fill(number)
    console.keyboard.press("Escape")
    console.keyboard.press("2")
    expect(console.locator("#take-back")).to_be_visible()
    console.keyboard.press("Control+z")
    expect(field(console, "number")).to_have_value(number)
    eventually(lambda: calls_of(system, number) == ["normal"])
    console.keyboard.type("kebak")
    console.keyboard.press("Enter")
    field(console, "landmark").fill(landmark)
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    assert calls_of(system, number) == ["normal"]


def test_a_digit_in_the_midst_of_an_emergency_asks_once_more(console: Page, system: WholeSystem) -> None:
    landmark, number = place_name(), new_number()
    type_emergency(console, landmark)
    field(console, "number").fill(number)
    console.keyboard.press("Escape")
    console.keyboard.press("2")
    expect(console.locator("#bar-note")).to_have_attribute("data-tone", "warn")
    expect(field(console, "landmark")).to_have_value(landmark)
    assert calls_of(system, number) == []
    console.keyboard.press("2")
    expect(field(console, "landmark")).to_have_value("")
    assert calls_of(system, number) == ["prank"]
    told = system.sql("SELECT summary FROM incidents_call WHERE caller_number = %s", number)
    assert landmark in str(told)


def test_what_is_missing_is_said_at_the_field(console: Page) -> None:
    console.keyboard.press("F2")
    field(console, "narrative").fill("tolong")
    save(console)
    expect(console.locator("#error-type")).to_be_visible()
    expect(console.locator("#error-landmark")).to_be_visible()
    expect(field(console, "type")).to_be_focused()
    expect(field(console, "narrative")).to_have_value("tolong")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("coordinates", "0,0"),
        ("coordinates", "-96.2, 106.6"),
        ("coordinates", "dekat pasar"),
        ("number", "1"),
        ("number", "1" * 40),
    ],
)
def test_what_cannot_be_kept_is_said_on_leaving_the_field(console: Page, name: str, text: str) -> None:
    type_emergency(console, place_name())
    field(console, name).fill(text)
    field(console, "narrative").focus()
    expect(console.locator(f"#error-{name}")).to_be_visible()
    save(console)
    expect(field(console, name)).to_be_focused()
    expect(field(console, name)).to_have_value(text)


def test_what_the_server_refuses_is_said_at_its_field(console: Page, system: WholeSystem) -> None:
    landmark = place_name()
    type_emergency(console, landmark)
    system.sql("UPDATE agencies_incidenttype SET active = false WHERE code = 'FSTRU'")
    try:
        save(console)
        expect(console.locator("#error-type")).to_be_visible()
        expect(field(console, "type")).to_be_focused()
        expect(field(console, "landmark")).to_have_value(landmark)
    finally:
        system.sql("UPDATE agencies_incidenttype SET active = true WHERE code = 'FSTRU'")
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    assert incidents_at(system, landmark) == 1


def test_a_pasted_position_is_kept(console: Page, system: WholeSystem) -> None:
    landmark = place_name()
    type_emergency(console, landmark)
    field(console, "coordinates").fill("https://maps.google.com/?q=-6.1783,106.6319")
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    kept = system.sql("SELECT latitude, longitude FROM incidents_incident WHERE landmark = %s", landmark)
    assert kept == [(-6.1783, 106.6319)]


def test_a_place_on_no_list_goes_with_the_address(console: Page, system: WholeSystem) -> None:
    landmark = place_name()
    console.keyboard.press("F2")
    console.keyboard.type("kebak")
    console.keyboard.press("Enter")
    console.keyboard.type("kampung antah berantah")
    console.keyboard.press("Tab")
    expect(console.locator("#place-free")).to_be_visible()
    console.keyboard.type(landmark)
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    kept = system.sql("SELECT address FROM incidents_incident WHERE landmark = %s", landmark)
    assert kept == [("kampung antah berantah",)]


def test_a_script_in_the_narrative_is_text(console: Page) -> None:
    attack = "<script>document.title='x'</script><img src=x onerror=document.title='x'>"
    landmark = place_name()
    type_emergency(console, landmark, narrative=attack)
    save(console)
    row = row_with(console, landmark)
    expect(row).to_contain_text("<script>")
    console.keyboard.press("F8")
    row.click()
    expect(console.locator("#pane")).to_contain_text(attack)
    assert console.title() != "x"
    assert console.locator("#pane img, #rows img").count() == 0


def let_agencies_work(system: WholeSystem, active: bool) -> None:
    """Take all agencies of Tangerang out of service, or back into it."""
    city = "(SELECT id FROM operators_centre WHERE code = 'tng')"
    system.sql(f"UPDATE agencies_agency SET active = %s WHERE centre_id = {city}", active)


def test_where_nobody_is_planned_a_warning_stands(console: Page, system: WholeSystem) -> None:
    landmark = place_name()
    let_agencies_work(system, False)
    try:
        type_emergency(console, landmark)
        expect(console.locator("#plan-note")).to_have_class("plan-note is-bad")
        save(console)
        expect(console.locator("#bar-note")).to_have_attribute("data-tone", "warn")
        expect(row_with(console, landmark).locator(".step[data-state=overdue]")).to_be_visible()
    finally:
        let_agencies_work(system, True)


def test_from_the_intake_to_the_list_and_back(console: Page) -> None:
    landmark = place_name()
    type_emergency(console, landmark)
    save(console)
    expect(row_with(console, landmark)).to_be_visible()
    console.keyboard.press("F8")
    expect(console.locator("#rows tr[data-id]:focus")).to_be_visible()
    console.keyboard.press("Enter")
    expect(console.locator("#pane")).to_be_visible()
    console.keyboard.press("F8")
    expect(console.locator("#call-bar")).to_be_focused()
    console.keyboard.type("medis")
    expect(field(console, "type")).to_have_value("medis")


def test_the_list_shows_my_own_and_on_demand_all(people: People, console: Page) -> None:
    landmark = place_name()
    people.api("supervisor").incident("damkar", landmark=landmark)
    expect(row_with(console, landmark)).to_have_count(1)
    expect(row_with(console, landmark)).to_be_hidden()
    console.locator("#filtered-out").click()
    expect(row_with(console, landmark)).to_be_visible()
    console.locator("#list-view [value=mine]").click()
    expect(row_with(console, landmark)).to_be_hidden()


def test_it_can_be_worked_on_a_telephone(people: People, system: WholeSystem) -> None:
    page = people.open("operator", "/console/", **PHONE)
    landmark = place_name()
    page.locator("#new-call").tap()
    expect(page.locator("#call-clock")).to_be_visible()
    field(page, "type").fill("kebak")
    page.locator("#type-list [role=option]").first.tap()
    field(page, "landmark").fill(landmark)
    page.locator("#save").tap()
    expect(row_with(page, landmark)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert incidents_at(system, landmark) == 1
    page.context.close()


@pytest.mark.parametrize("name", ["polisi", "damkar", "rsud"])
def test_it_is_not_there_for_agencies(people: People, name: str) -> None:
    page = people.context(name).new_page()
    answer = page.goto("/console/")
    assert answer is not None
    assert answer.status == 404
    page.context.close()
