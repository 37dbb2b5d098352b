"""A call rings on the console: taken by one key, dispatched by the keyboard alone, its keys counted."""

from playwright.sync_api import Page, expect

from tests.browser.console import calls_of, field, new_number, open_console, place_name, row_with
from tests.browser.people import People
from tests.browser.ringing import Pbx
from tests.system import WholeSystem, eventually

MOST_KEYS = 25


def press(console: Page, keys: list[str]) -> int:
    """Press the keys one after the other; return how many they were."""
    for key in keys:
        console.keyboard.press(key)
    return len(keys)


def test_from_ringing_to_dispatched_by_the_keyboard(console: Page, system: WholeSystem) -> None:
    number, landmark = new_number(), place_name()
    pbx = Pbx(system, number)
    pbx.tell("ringing", queue="112")
    line = console.locator(".ring", has_text=number)
    expect(line).to_be_visible()
    expect(line).to_have_attribute("data-alarms", "")
    keys = press(console, ["F3"])
    expect(field(console, "number")).to_have_value(number)
    pbx.tell("answered", agent="201")
    expect(line).to_be_hidden()
    keys += press(console, [*"kebak", "Enter", *"cimone", "Enter"])
    console.keyboard.type(landmark)
    keys += press(console, ["Control+Enter"])
    expect(row_with(console, landmark)).to_be_visible()
    print(f"\nringing to dispatched: {keys} keys besides the free text")
    assert keys <= MOST_KEYS
    facts = system.sql(
        """SELECT c.source, c.answered_at > c.presented_at, d.id IS NOT NULL FROM incidents_call c
        JOIN incidents_dispatch d ON d.incident_id = c.incident_id WHERE c.caller_number = %s""",
        number,
    )
    assert set(facts) == {("pbx", True, True)}


def test_answered_at_ones_own_telephone_it_lies_on_the_desk_and_a_prank_costs_one_key(
    console: Page, system: WholeSystem
) -> None:
    number = new_number()
    pbx = Pbx(system, number)
    pbx.tell("ringing", agent="201")
    pbx.tell("answered", agent="201")
    expect(field(console, "number")).to_have_value(number)
    expect(console.locator("#call-clock-box")).to_be_visible()
    pbx.tell("ended")
    expect(console.locator("#bar-note")).to_contain_text("menutup")
    console.keyboard.press("2")
    eventually(lambda: calls_of(system, number) == ["prank"])
    expect(field(console, "number")).to_have_value("")


def test_what_is_being_typed_is_not_pulled_away_and_goes_aside_by_f3(
    console: Page, system: WholeSystem
) -> None:
    field(console, "narrative").fill("Asap dari dapur")
    number = new_number()
    pbx = Pbx(system, number)
    pbx.tell("answered", agent="201")
    expect(console.locator("#bar-note")).to_contain_text(number)
    expect(field(console, "narrative")).to_have_value("Asap dari dapur")
    console.keyboard.press("F3")
    expect(field(console, "number")).to_have_value(number)
    expect(console.locator(".aside-call")).to_be_visible()
    pbx.tell("ended")


def test_two_press_at_once_and_what_nobody_answers_turns_amber_for_all(
    people: People, console: Page, system: WholeSystem
) -> None:
    other = open_console(people, "supervisor")
    number = new_number()
    pbx = Pbx(system, number)
    pbx.tell("ringing", queue="112")
    lines = [page.locator(".ring", has_text=number) for page in (console, other)]
    for line in lines:
        expect(line).to_be_visible()
    console.keyboard.press("F3")
    expect(field(console, "number")).to_have_value(number)
    expect(lines[1]).to_be_hidden()
    other.keyboard.press("F3")
    expect(field(other, "number")).to_have_value("")
    system.sql(
        "UPDATE incidents_telephonecall SET claimed_at = now() - interval '1 minute' WHERE pbx_id = %s",
        pbx.call,
    )
    other.reload()
    expect(lines[1]).to_have_attribute("data-late", "")
    other.keyboard.press("F3")
    expect(field(other, "number")).to_have_value(number)
    pbx.tell("abandoned")
    other.context.close()


def test_a_caller_who_was_cut_off_is_called_back_by_the_keyboard(console: Page, system: WholeSystem) -> None:
    number = new_number()
    pbx = Pbx(system, number)
    pbx.tell("ringing")
    pbx.tell("abandoned")
    line = console.locator("#call-backs .task", has_text=number)
    expect(line).to_be_visible()
    # Shift+F9 goes to whoever waits longest; other tests may have left callers too.
    system.sql("UPDATE incidents_callback SET due_at = now() - interval '1 year' WHERE number = %s", number)
    console.reload()
    expect(line).to_be_visible()
    console.keyboard.press("Shift+F9")
    expect(line.locator("select")).to_be_focused()
    keys = press(console, ["Tab"])
    console.keyboard.type("Salah pencet, aman.")
    keys += press(console, ["Enter"])
    expect(line).to_be_hidden()
    assert keys == 2
    assert system.sql("SELECT state FROM incidents_callback WHERE number = %s", number) == [("reached",)]


def test_domestic_violence_proposes_not_to_call_back_and_the_operator_decides(console: Page) -> None:
    console.keyboard.press("F2")
    console.keyboard.type("kdrt")
    console.keyboard.press("Enter")
    quiet = console.locator("#in-quiet")
    expect(quiet).to_be_checked()
    quiet.uncheck()
    field(console, "narrative").fill("Kakak korban menelepon dari rumah lain.")
    expect(quiet).not_to_be_checked()
