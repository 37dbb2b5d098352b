"""The location field: one field takes a landmark, a street, a kelurahan, coordinates or a link."""

import secrets

from playwright.sync_api import Page, expect

from tests.browser.console import field


def test_a_landmark_is_found_as_it_is_typed_and_fills_what_is_known(console: Page) -> None:
    console.keyboard.press("F6")
    expect(field(console, "where")).to_be_focused()
    console.keyboard.type("pas anya")
    option = console.locator("#where-list [role=option]", has_text="Pasar Anyar").first
    expect(option).to_be_visible()
    console.keyboard.press("Enter")
    expect(field(console, "landmark")).to_have_value("Pasar Anyar")
    expect(field(console, "place")).to_have_value("Sukaasih")
    expect(field(console, "coordinates")).to_have_value("-6.1757, 106.63")
    expect(console.locator("#map-box .map-here")).to_be_visible()


def test_what_is_on_no_list_is_kept_with_every_letter(console: Page) -> None:
    name = f"Kios {secrets.token_hex(4)}"
    console.keyboard.press("F6")
    console.keyboard.type(name)
    expect(field(console, "landmark")).to_have_value(name)
    field(console, "where").fill("Gang Salak RT 02 RW 04")
    expect(field(console, "landmark")).to_have_value("")
    expect(field(console, "address")).to_have_value("Gang Salak RT 02 RW 04")


def test_what_was_typed_by_hand_elsewhere_stays(console: Page) -> None:
    field(console, "landmark").fill("depan pos ronda")
    console.keyboard.press("F6")
    console.keyboard.type("cimone")
    console.keyboard.press("Enter")
    expect(field(console, "place")).to_have_value("Cimone")
    expect(field(console, "landmark")).to_have_value("depan pos ronda")


def test_coordinates_and_links_become_a_position_and_nonsense_is_said(console: Page) -> None:
    console.keyboard.press("F6")
    console.keyboard.insert_text("https://www.google.com/maps/@-6.1801,106.6402,17z")
    console.keyboard.press("Enter")
    expect(field(console, "coordinates")).to_have_value("-6.1801, 106.6402")
    console.keyboard.press("F6")
    console.keyboard.insert_text("106.6402, -6.1801")
    console.keyboard.press("Tab")
    expect(console.locator("#error-where")).to_contain_text("-6.1783, 106.6319")
