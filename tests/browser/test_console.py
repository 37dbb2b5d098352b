"""The operator's console: a call from answering to dispatch, and the list beside it."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console import TYPING_MS, field, incidents_at, place_name, row_with, save, type_emergency
from tests.browser.people import PHONE, People
from tests.system import WholeSystem


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
