"""The command bar and the list of keys, by the keyboard alone."""

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console import field, new_number
from tests.browser.people import Api, People

# Account -> a page of each script.
PAGES: Final = [
    ("operator", "/console/"),
    ("damkar", "/board/"),
    ("supervisor", "/overview/"),
    ("supervisor", "/reports/"),
]


def options(page: Page) -> list[str]:
    """Return what the bar shows."""
    return page.locator("#command-list [role=option]").all_inner_texts()


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_an_incident_is_found_by_its_number_on_every_page(
    people: People, operator: Api, name: str, path: str
) -> None:
    incident = operator.incident("damkar")
    page = people.open(name, path)
    page.keyboard.press("Control+k")
    expect(page.locator("#command-input")).to_be_focused()
    page.keyboard.type(incident["number"])
    expect(page.locator("#command-list [aria-selected=true]")).to_contain_text(incident["number"])
    page.keyboard.press("Enter")
    expect(page.locator("#command-bar")).to_be_hidden()
    expect(page.locator("#pane")).to_contain_text(incident["number"])
    page.context.close()


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_the_slash_opens_it_and_escape_closes_it(people: People, name: str, path: str) -> None:
    page = people.open(name, path)
    page.keyboard.press("/")
    expect(page.locator("#command-bar")).to_be_visible()
    selected = page.locator("#command-list [aria-selected=true]")
    first = selected.inner_text()
    page.keyboard.press("ArrowDown")
    assert selected.inner_text() != first
    expect(page.locator("#command-input")).to_have_attribute("aria-activedescendant", "command-1")
    page.keyboard.press("Escape")
    expect(page.locator("#command-bar")).to_be_hidden()
    page.context.close()


def test_an_action_of_the_page_is_run(console: Page) -> None:
    console.keyboard.press("F2")
    console.keyboard.type("kebak")
    console.keyboard.press("Control+k")
    console.keyboard.type("panggilan baru")
    console.keyboard.press("Enter")
    expect(field(console, "type")).to_have_value("")
    expect(console.locator("#intake-aside li")).not_to_have_count(0)


def test_a_call_class_and_a_referral_are_actions_too(console: Page) -> None:
    console.keyboard.press("/")
    console.keyboard.type("rujuk")
    console.keyboard.press("Enter")
    expect(console.locator("#refer")).to_be_visible()


def test_a_call_is_found_by_its_number_and_put_onto_the_desk(console: Page, operator: Api) -> None:
    number = new_number()
    operator.post("calls/", caller_number=number, call_class="information")
    console.keyboard.press("/")
    console.keyboard.type(number)
    expect(console.locator("#command-list")).to_contain_text(number)
    console.keyboard.press("Enter")
    expect(field(console, "number")).to_have_value(number)


def test_from_another_page_the_number_comes_along(people: People, operator: Api) -> None:
    number = new_number()
    operator.post("calls/", caller_number=number, call_class="information")
    page = people.open("operator", "/board/")
    page.keyboard.press("/")
    page.keyboard.type(number)
    expect(page.locator("#command-list")).to_contain_text(number)
    page.keyboard.press("Enter")
    expect(field(page, "number")).to_have_value(number)
    assert number not in page.url
    page.context.close()


def test_a_page_is_gone_to(people: People) -> None:
    page = people.open("supervisor", "/board/")
    page.keyboard.press("/")
    page.keyboard.type("lapor")
    page.keyboard.press("Enter")
    expect(page).to_have_url(page.url.split("/board")[0] + "/reports/")
    page.context.close()


def test_an_agency_is_offered_nothing_of_the_centre(people: People) -> None:
    page = people.open("damkar", "/board/")
    page.keyboard.press("/")
    offered = " ".join(options(page))
    assert "Tulis catatan" in offered
    assert "Konsol" not in offered
    assert "Laporan" not in offered
    page.keyboard.type("tidak ada yang begini")
    expect(page.locator("#command-bar [data-none]")).to_be_visible()
    page.context.close()


def test_f_filters_the_board(people: People) -> None:
    page = people.open("damkar", "/board/")
    expect(page.locator("#connection")).to_have_attribute("data-link", "live")
    page.keyboard.press("f")
    expect(page.locator("#filters input[type=search]")).to_be_focused()
    page.keyboard.type("/")
    expect(page.locator("#command-bar")).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_the_list_of_keys_is_there_on_every_page(people: People, name: str, path: str) -> None:
    page = people.open(name, path)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    expect(page.locator("#keys dt", has_text="?")).to_be_visible()
    assert len(set(page.locator("#keys dd").all_inner_texts())) == page.locator("#keys dd").count()
    page.context.close()


def test_every_function_key_of_the_list_works(console: Page) -> None:
    console.keyboard.press("?")
    listed = console.locator("#keys dt").all_inner_texts()
    assert "F9" in [text.strip() for text in listed]
    console.keyboard.press("Escape")
    console.keyboard.press("F9")
    expect(console.locator("#refer")).to_be_visible()
