"""Calls that are no emergency: one key, and the way back from a wrong one."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console import calls_of, field, new_number, place_name, row_with, save, type_emergency
from tests.system import WholeSystem, eventually


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
