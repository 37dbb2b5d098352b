"""An incident beside the list and on its own page: notes, correction, closing, reopening."""

from collections.abc import Generator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Api, People


@pytest.fixture(scope="module")
def desk(people: People) -> Generator[Page]:
    """The operator's screen."""
    page = people.context("operator").new_page()
    yield page
    page.context.close()


@pytest.fixture
def incident(operator: Api, desk: Page) -> dict[str, Any]:
    """A new incident at the fire brigade, open on the operator's screen."""
    new = operator.incident("damkar", narrative="Api dari dapur.", caller_number="081298765432")
    desk.goto(f"/incidents/{new['id']}/")
    expect(desk.locator("#connection")).to_have_attribute("data-link", "live")
    return new


def present(operator: Api, incident: dict[str, Any]) -> dict[str, Any]:
    """The incident as the API shows it now."""
    return operator.get(f"incidents/{incident['id']}/")


def correct(desk: Page) -> None:
    """Open the form of the correction by its key."""
    desk.keyboard.press("r")
    expect(desk.locator("#edit")).to_be_visible()


def test_it_opens_beside_the_list_and_a_reload_keeps_it(desk: Page, operator: Api) -> None:
    new = operator.incident("damkar")
    desk.goto("/board/")
    desk.locator(f"#incident-{new['id']}").click()
    expect(desk.locator("#pane")).to_contain_text(new["number"])
    desk.reload()
    expect(desk.locator("#pane")).to_contain_text(new["number"])
    desk.keyboard.press("Escape")
    expect(desk.locator("#pane")).to_be_hidden()


def test_a_note_reaches_the_other_side(desk: Page, people: People, incident: dict[str, Any]) -> None:
    agency = people.open("damkar", f"/board/?incident={incident['id']}")
    expect(agency.locator("#note-text")).to_be_visible()
    agency.locator("#note-text").fill("Dua unit berangkat.")
    desk.keyboard.press("n")
    desk.keyboard.type("Akses lewat gang")
    agency.locator("#note-text").press("Tab")
    agency.keyboard.press("Enter")
    expect(desk.locator(".timeline")).to_contain_text("Dua unit berangkat.")
    # What the operator is typing outlives the news.
    expect(desk.locator("#note-text")).to_have_value("Akses lewat gang")
    expect(desk.locator("#note-text")).to_be_focused()
    agency.context.close()


def test_an_agency_cannot_correct(people: People, incident: dict[str, Any]) -> None:
    agency = people.open("damkar", f"/board/?incident={incident['id']}")
    expect(agency.locator("#note-text")).to_be_visible()
    expect(agency.locator("[data-edit], #edit")).to_have_count(0)
    assert agency.request.get(f"/incidents/{incident['id']}/edit/").status == 404
    agency.context.close()


def test_a_correction_sends_what_changed(desk: Page, incident: dict[str, Any]) -> None:
    correct(desk)
    desk.locator("#edit-landmark").fill("Seberang masjid")
    desk.locator("#edit input[name=priority][value='3']").check(force=True)
    desk.locator("#edit-coordinates").fill("-6.1783, 106.6319")
    with desk.expect_request(lambda request: request.method == "PATCH") as sent:
        desk.keyboard.press("Control+Enter")
    expect(desk.locator("#edit")).to_be_hidden()
    assert sent.value.post_data_json == {
        "version": incident["version"],
        "landmark": "Seberang masjid",
        "priority": 3,
        "latitude": -6.1783,
        "longitude": 106.6319,
    }
    expect(desk.locator(".incident-place")).to_have_text("Seberang masjid")
    expect(desk.locator(".incident-head .priority")).to_have_attribute("data-p", "3")


def test_what_is_wrong_is_said_at_the_field(desk: Page, operator: Api, incident: dict[str, Any]) -> None:
    correct(desk)
    desk.locator("#edit-number").fill("1")
    desk.locator("#edit-uncertainty").fill("dekat")
    desk.locator("#edit-address").fill("Jalan Merdeka 7")
    desk.keyboard.press("Control+Enter")
    for name in ("uncertainty", "number"):
        if name == "number":
            desk.locator("#edit-uncertainty").fill("20")
            desk.keyboard.press("Control+Enter")
        expect(desk.locator(f"#edit-{name}")).to_have_attribute("aria-invalid", "true")
        expect(desk.locator(f"#edit-{name}")).to_be_focused()
        expect(desk.locator(f"#edit-{name}-error")).to_be_visible()
    assert present(operator, incident)["address"] == ""
    # Closed by accident, nothing typed is lost.
    desk.keyboard.press("Escape")
    expect(desk.locator("#edit")).to_be_hidden()
    correct(desk)
    expect(desk.locator("#edit-address")).to_have_value("Jalan Merdeka 7")
    desk.locator("[data-edit-discard]").click()
    correct(desk)
    expect(desk.locator("#edit-address")).to_have_value("")


def test_two_corrections_of_different_things_both_hold(
    desk: Page, operator: Api, incident: dict[str, Any]
) -> None:
    correct(desk)
    desk.locator("#edit-narrative").fill("Api padam, asap tebal.")
    operator.patch(f"incidents/{incident['id']}/", version=incident["version"], priority=3)
    desk.locator("#edit button[type=submit]").click()
    expect(desk.locator("#edit")).to_be_hidden()
    now = present(operator, incident)
    assert (now["narrative"], now["priority"]) == ("Api padam, asap tebal.", 3)


def test_two_corrections_of_the_same_are_compared(
    desk: Page, operator: Api, incident: dict[str, Any]
) -> None:
    correct(desk)
    desk.locator("#edit-landmark").fill("Pasar Lama")
    operator.patch(f"incidents/{incident['id']}/", version=incident["version"], landmark="Pasar Anyar")
    desk.locator("#edit button[type=submit]").click()
    expect(desk.locator("#edit-notice")).to_be_visible()
    expect(desk.locator("#edit-landmark-now")).to_contain_text("Pasar Anyar")
    expect(desk.locator("#edit-landmark")).to_have_value("Pasar Lama")
    assert present(operator, incident)["landmark"] == "Pasar Anyar"
    desk.locator("#edit button[type=submit]").click()
    expect(desk.locator("#edit")).to_be_hidden()
    assert present(operator, incident)["landmark"] == "Pasar Lama"


def test_closing_is_refused_while_somebody_is_on_it(
    desk: Page, operator: Api, incident: dict[str, Any]
) -> None:
    desk.locator("#pane-close > summary").click()
    desk.locator("#close-disposition").select_option(index=1)
    desk.locator("#close-note").fill("Api padam.")
    desk.locator("#pane-close button[type=submit]").click()
    expect(desk.locator(".toast.is-bad")).to_contain_text("Damkar")
    expect(desk.locator("#close-note")).to_have_value("Api padam.")
    assert present(operator, incident)["status"] == "resources_assigned"
    desk.locator("#close-cancel").check()
    desk.locator("#pane-close button[type=submit]").click()
    expect(desk.locator(".incident-line .state")).to_have_attribute("data-state", "closed")
    expect(desk.locator(".incident")).to_contain_text("Api padam.")


def test_reopening_sends_the_agencies_again(desk: Page, operator: Api, incident: dict[str, Any]) -> None:
    operator.step(incident, "decline", reason="Semua unit keluar.")
    version = present(operator, incident)["version"]
    operator.post(f"incidents/{incident['id']}/close/", version=version, disposition="1")
    expect(desk.locator("#pane-reopen > summary")).to_be_visible()
    desk.locator("#pane-reopen > summary").click()
    ticked = desk.locator("#pane-reopen input[name=agencies]:checked")
    expect(ticked).to_have_count(1)
    desk.locator("#reopen-reason").fill("Api menyala lagi.")
    desk.locator("#pane-reopen label", has_text="PSC 119").locator("input").check()
    desk.locator("#pane-reopen button[type=submit]").click()
    expect(desk.locator(".incident-line .state")).to_have_attribute("data-state", "resources_assigned")
    sent = [one["agency_code"] for one in present(operator, incident)["dispatches"]]
    assert sorted(sent) == ["damkar", "damkar", "psc"]
    expect(desk.locator(".dispatch[data-state=notified]")).to_have_count(2)
