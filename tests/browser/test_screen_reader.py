"""A call is logged by roles and names alone, as a screen reader offers them."""

from playwright.sync_api import Page, expect

from tests.browser.console import calls_of, incidents_at, new_number, place_name
from tests.system import WholeSystem, eventually


def test_an_emergency_is_logged_by_what_is_read_aloud(console: Page, system: WholeSystem) -> None:
    landmark, number = place_name(), new_number()
    intake = console.get_by_role("region", name="Panggilan", exact=True)
    intake.get_by_role("textbox", name="Nomor penelepon").fill(number)
    kind = intake.get_by_role("combobox", name="Yang terjadi")
    kind.press_sequentially("kebak")
    expect(kind).to_have_attribute("aria-expanded", "true")
    active = kind.get_attribute("aria-activedescendant")
    expect(console.locator(f"#{active}")).to_have_role("option")
    expect(console.locator("#say")).not_to_be_empty()
    kind.press("Enter")
    expect(intake.get_by_role("radio", name="P1")).to_be_checked()
    where = intake.get_by_role("combobox", name="Di mana")
    expect(where).to_be_focused()
    where.press_sequentially("cimone")
    where.press("Enter")
    intake.get_by_role("textbox", name="Patokan").fill(landmark)
    intake.get_by_role("textbox", name="Kata penelepon").fill("Api dari dapur")
    expect(
        intake.get_by_role("toolbar", name="Tugaskan").get_by_role("button", pressed=True)
    ).not_to_have_count(0)
    intake.get_by_role("button", name="Simpan dan tugaskan").click()
    expect(console.locator("#bar-note")).to_contain_text("TNG-")
    eventually(lambda: incidents_at(system, landmark) == 1)
    assert calls_of(system, number) == ["normal"]
    expect(console.get_by_role("row").filter(has_text=landmark)).to_be_visible()


def test_what_is_wrong_is_tied_to_its_field_and_said(console: Page) -> None:
    intake = console.get_by_role("region", name="Panggilan", exact=True)
    intake.get_by_role("textbox", name="Kata penelepon").fill("Api")
    intake.get_by_role("button", name="Simpan dan tugaskan").click()
    kind = intake.get_by_role("combobox", name="Yang terjadi")
    expect(kind).to_be_focused()
    expect(kind).to_have_attribute("aria-invalid", "true")
    described = (kind.get_attribute("aria-describedby") or "").split()
    expect(console.locator(f"#{described[0]}")).not_to_be_empty()
    expect(console.locator("#say-now")).not_to_be_empty()
