"""The main job, end to end, by five people at once.

An operator logs a call; police, fire and hospital see it at once and answer, the hospital too late: its
ladder is climbed before everybody's eyes; the operator closes; the shift report tells all of it.
"""

import time
from collections.abc import Generator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.console import hurry, place_name, row_with, save, type_emergency
from tests.browser.people import Api, People
from tests.system import WholeSystem

SCREENS = {
    "operator": "/console/",
    "polisi": "/board/",
    "damkar": "/board/",
    "rsud": "/board/",
    "supervisor": "/overview/",
}
AGENCIES = ("polisi", "damkar", "rsud")


@pytest.fixture
def room(people: People) -> Generator[dict[str, Page]]:
    """Five people at their screens, all live."""
    pages = {name: people.open(name, path) for name, path in SCREENS.items()}
    for page in pages.values():
        expect(page.locator("#connection")).to_have_attribute("data-link", "live")
    yield pages
    for page in pages.values():
        page.context.close()


def step_of(page: Page, landmark: str, agency: str) -> Locator:
    """Where this agency stands, in the row of the incident there."""
    return row_with(page, landmark).locator(".step", has_text=agency)


def told(api: Api) -> dict[str, int]:
    """Return what the reports of all shifts say, summed: a shift may end while the test runs."""
    reports = [api.get(f"reports/shifts/{shift['id']}/") for shift in api.get("reports/shifts/")]
    figures: dict[str, Any] = {
        "calls": lambda report: report["calls"]["by_class"]["normal"],
        "incidents": lambda report: report["incidents"]["total"],
        "p1": lambda report: report["incidents"]["by_priority"]["1"],
        "closed": lambda report: report["incidents"]["closed"],
        "escalations": lambda report: report["escalations"]["steps"],
    }
    return {name: sum(figure(report) for report in reports) for name, figure in figures.items()}


def log_it(room: dict[str, Page], landmark: str) -> float:
    """Let the operator log a house fire; return after how many seconds every board showed it."""
    type_emergency(room["operator"], landmark, narrative="Api dari dapur, satu anak di dalam")
    began = time.monotonic()
    save(room["operator"])
    for page in room.values():
        expect(row_with(page, landmark)).to_be_visible()
    return time.monotonic() - began


def answer_it(room: dict[str, Page], landmark: str) -> None:
    """Let the fire brigade acknowledge by key and go there, and the police acknowledge by a click."""
    row_with(room["damkar"], landmark).focus()
    room["damkar"].keyboard.press("a")
    row_with(room["polisi"], landmark).locator("[data-action=acknowledge]").click()
    for page in (room["operator"], room["supervisor"]):
        for agency in ("Damkar", "Polri"):
            expect(step_of(page, landmark, agency)).to_have_attribute("data-state", "acknowledged")
    room["damkar"].keyboard.press("e")
    expect(step_of(room["polisi"], landmark, "Damkar")).to_have_attribute("data-state", "en_route")


def see_it_climb(room: dict[str, Page], system: WholeSystem, landmark: str, incident: int) -> None:
    """Let the hospital's first two deadlines pass; who looks must see it at each screen."""
    for level, seconds in ((1, 31), (2, 30)):
        hurry(system, incident, "rsud", seconds)
        for name in ("operator", "rsud", "supervisor"):
            step = step_of(room[name], landmark, "RSUD")
            expect(step).to_have_attribute("data-state", "overdue", timeout=15_000)
            expect(step.locator(".step-text")).to_contain_text(str(level), timeout=15_000)
    room["supervisor"].locator("[data-figure=escalated]").click()
    expect(row_with(room["supervisor"], landmark)).to_be_visible()


def close_it(page: Page, landmark: str) -> None:
    """Let the operator close the incident in the pane, taking back who is still on it."""
    page.keyboard.press("F8")
    row_with(page, landmark).click()
    closing = page.locator("#pane-close")
    closing.locator("summary").click()
    closing.locator("select").select_option("1")
    closing.locator("input[name=cancel_dispatches]").check()
    closing.locator("button[type=submit]").click()


def test_from_the_call_to_the_report(room: dict[str, Page], people: People, system: WholeSystem) -> None:
    landmark, api = place_name(), people.api("supervisor")
    before = told(api)

    print(f"saved and on five screens after {log_it(room, landmark):.2f} s")
    incident = int(row_with(room["operator"], landmark).get_attribute("data-id") or 0)
    number = row_with(room["operator"], landmark).get_attribute("data-number") or "-"
    answer_it(room, landmark)
    see_it_climb(room, system, landmark, incident)

    row_with(room["rsud"], landmark).locator("[data-action=acknowledge]").click()
    expect(step_of(room["supervisor"], landmark, "RSUD")).to_have_attribute("data-state", "acknowledged")
    for key, state in (("s", "on_scene"), ("c", "cleared")):
        room["damkar"].keyboard.press(key)
        expect(step_of(room["operator"], landmark, "Damkar")).to_have_attribute("data-state", state)

    room["supervisor"].goto("/reports/")
    room["supervisor"].locator(".report-shifts tbody a").first.click()
    expect(room["supervisor"].locator("main")).to_contain_text(number)  # it is still open

    close_it(room["operator"], landmark)
    for name in ("operator", "polisi", "rsud"):
        expect(row_with(room[name], landmark).locator("xpath=self::*[not(@data-left)]")).to_have_count(0)
    expect_the_report(room["supervisor"], api, before, number)


def expect_the_report(page: Page, api: Api, before: dict[str, int], number: str) -> None:
    """The report counts the call, the incident, its ladder and its end, and hands it over no more."""
    now = told(api)
    grown = {name: now[name] - before[name] for name in before}
    assert grown.pop("escalations") >= 2  # the hospital's; other incidents may climb meanwhile
    assert grown == {"calls": 1, "incidents": 1, "p1": 1, "closed": 1}
    page.reload()
    expect(page.locator("main")).not_to_contain_text(number)
    expect(page.locator("main")).to_contain_text("Kebakaran rumah")
