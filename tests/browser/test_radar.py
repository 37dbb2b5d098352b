"""A second caller of the same fire: the radar says so while it is typed, and one key attaches the call."""

import secrets
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console import calls_of, field, new_number, row_with
from tests.browser.people import Api
from tests.system import WholeSystem


@pytest.fixture
def market(operator: Api) -> dict[str, Any]:
    """A fire in a market that nobody else has told of."""
    name = "Pasar " + "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(9)).title()
    return operator.incident("damkar", landmark=name, latitude=-6.1783, longitude=106.6319)


def test_one_key_attaches_a_second_caller(
    console: Page, system: WholeSystem, operator: Api, market: dict[str, Any]
) -> None:
    number = new_number()
    field(console, "number").fill(number)
    field(console, "landmark").fill(market["landmark"])
    first = console.locator("#radar-list li").first
    expect(first).to_contain_text(market["number"])
    expect(first).to_contain_text("pasar")
    console.keyboard.press("F7")
    expect(console.locator("#bar-note")).to_contain_text(market["number"])
    expect(field(console, "landmark")).to_have_value("")
    assert calls_of(system, number) == ["normal"]
    shown = operator.get(f"incidents/{market['id']}/")
    assert [call["caller_number"] for call in shown["calls"]] == [number]
    assert shown["notes"][0]["text"] == market["landmark"]
    expect(row_with(console, market["number"])).to_be_visible()


def test_within_ten_seconds_the_call_is_back_on_the_desk(
    console: Page, operator: Api, market: dict[str, Any]
) -> None:
    field(console, "landmark").fill(market["landmark"])
    expect(console.locator("#radar-list li").first).to_contain_text(market["number"])
    console.keyboard.press("F7")
    expect(console.locator("#bar-note")).to_contain_text(market["number"])
    console.locator("#take-back").click()
    expect(field(console, "landmark")).to_have_value(market["landmark"])
    expect(console.locator("#radar-list li").first).to_contain_text(market["number"])
    expect(console.locator("#bar-note")).to_contain_text("dilepas")
    assert operator.get(f"incidents/{market['id']}/")["calls"] == []
    console.keyboard.press("F7")
    expect(field(console, "landmark")).to_have_value("")
    assert len(operator.get(f"incidents/{market['id']}/")["calls"]) == 1


def test_in_a_surge_one_key_attaches_the_next_call(
    console: Page, operator: Api, market: dict[str, Any]
) -> None:
    for _caller in range(5):
        operator.post(f"incidents/{market['id']}/calls/", call=operator.post("calls/")["id"])
    surge = console.locator(f"[data-surge='{market['id']}']")
    expect(surge).to_contain_text(market["landmark"])
    expect(console.locator("#surges-title")).to_contain_text("lonjakan")
    console.keyboard.press("F7")
    expect(console.locator("#bar-note")).to_contain_text(market["number"])
    assert len(operator.get(f"incidents/{market['id']}/")["calls"]) == 6
    expect(surge).to_contain_text("6 penelepon")
    surge.get_by_role("button").click()
    expect(surge).to_have_count(0)
