"""What is wrong is said at its field, what is unusual is kept."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console import field, incidents_at, place_name, row_with, save, type_emergency
from tests.system import WholeSystem


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
    field(console, "place").fill("kampung antah berantah")
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


def test_a_type_that_is_newer_than_the_page_is_found(console: Page, system: WholeSystem) -> None:
    system.sql(
        """INSERT INTO agencies_incidenttype
            (code, category, name_id, name_en, keywords, default_priority, active, do_not_call_back)
        VALUES ('NEWER', 'other', 'Zona baru', 'New zone', '{}', 3, true, false)"""
    )
    try:
        console.keyboard.press("F2")
        console.keyboard.type("zona")
        expect(console.locator("#type-list [role=option]")).to_contain_text("Zona baru")
        console.keyboard.press("Enter")
        expect(console.locator("input[name=priority][value='3']")).to_be_checked()
    finally:
        system.sql("DELETE FROM agencies_incidenttype WHERE code = 'NEWER'")
