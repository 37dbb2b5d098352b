"""What is known of a number stands beside its call: a supervisor's flag, earlier pranks, open incidents."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.console import field, new_number
from tests.browser.people import Api, People


def test_a_flagged_number_is_shown_beside_its_call(console: Page, operator: Api, people: People) -> None:
    number = new_number()
    for _prank in range(2):
        operator.post("calls/", caller_number=number, call_class="prank")
    operator.incident("damkar", caller_number=number)
    page = people.open("supervisor", "/numbers/flags/")
    page.locator("#flag-number").fill(number)
    page.locator("#flag-end").fill((timezone.now().date() + timedelta(days=3)).isoformat())
    page.locator("#flag-reason").fill("Anak bermain telepon")
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr", has_text=number)).to_contain_text("Anak bermain telepon")
    field(console, "number").fill(f"+62{number[1:]}")
    expect(console.locator("#caller-flags")).to_contain_text("Anak bermain telepon")
    expect(console.locator("#caller-reputation")).to_contain_text("2 ")
    expect(console.locator("#caller-incidents li")).to_have_count(1)
    expect(console.locator("#caller-calls li")).to_have_count(2)
    console.keyboard.press("Escape")
    console.keyboard.press("2")
    expect(console.locator("#caller")).to_be_hidden()


def test_the_phrase_card_opens_in_the_language_of_the_call(console: Page) -> None:
    field(console, "language").select_option("ar")
    expect(console.locator("#speakers-text")).to_contain_text("Shift+F4")
    console.keyboard.press("Shift+F4")
    shown = console.locator("#phrases .phrase-list:visible")
    expect(shown).to_have_attribute("data-phrases", "ar")
    expect(shown.locator(".phrase-text").first).to_have_attribute("dir", "rtl")
    console.keyboard.press("6")
    expect(shown).to_have_attribute("data-phrases", "ja")
    console.keyboard.press("Escape")
    expect(console.locator("#phrases")).to_be_hidden()
