"""Two incidents that are the same event are merged from the pane, and the merge is undone there."""

import secrets

from playwright.sync_api import Page, expect

from tests.browser.people import Api, People


def test_a_supervisor_merges_and_undoes_it(people: People, operator: Api) -> None:
    name = "Terminal " + "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(9)).title()
    one, other = (operator.incident(code, landmark=name) for code in ("damkar", "rsud"))
    page: Page = people.open("supervisor", f"/incidents/{one['id']}/")
    page.locator("#pane-merge").click()
    dialog = page.locator("#merge")
    expect(dialog.locator("input[name=into]").first).to_be_focused()
    dialog.get_by_role("radio", name=other["number"]).check()
    expect(dialog.locator("input[name=carry]")).to_be_checked()
    dialog.locator("button[type=submit]").click()
    expect(page.locator(".incident .notice.is-warn")).to_contain_text(other["number"])
    there = operator.get(f"incidents/{other['id']}/")
    assert sorted(d["agency_code"] for d in there["dispatches"]) == ["damkar", "rsud"]
    page.locator("[data-done=unmerge] button").click()
    expect(page.locator("#pane-merge")).to_be_visible()
    assert operator.get(f"incidents/{one['id']}/")["dispatches"][0]["status"] == "notified"


def test_another_one_is_found_by_its_number(people: People, operator: Api) -> None:
    one, other = operator.incident("damkar"), operator.incident("damkar")
    page = people.open("operator", f"/incidents/{one['id']}/")
    page.locator("#pane-merge").click()
    page.locator("#merge-number").fill(other["number"].lower())
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name=other["number"])).to_be_checked()
