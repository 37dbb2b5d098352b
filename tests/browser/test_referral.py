"""A call that is no emergency goes to the other centre in three keys; an emergency comes back by one."""

import json
import secrets
import uuid
from collections.abc import Generator

import httpx
import pytest
from playwright.sync_api import Page, expect

from incidents.notifications.transports.webhook import signed_headers
from tests.browser.console import calls_of, field, new_number, row_with, save
from tests.system import WholeSystem, eventually

CODE = "tng-1500293"


def state_of(system: WholeSystem, number: str) -> list[str]:
    """Return the states of the referrals of calls from `number`."""
    query = """SELECT state FROM incidents_referral JOIN incidents_call ON incidents_call.id = call_id
        WHERE incidents_call.caller_number = %s ORDER BY incidents_referral.id"""
    return [str(row[0]) for row in system.sql(query, number)]


def type_a_number(console: Page) -> str:
    """Type a caller's number and go back to the call bar."""
    number = new_number()
    field(console, "number").fill(number)
    console.keyboard.press("Escape")
    return number


def test_a_referral_takes_three_keys_and_its_ticket_comes_back(console: Page, system: WholeSystem) -> None:
    number = type_a_number(console)
    keys = ["F9", "2", "Enter"]
    for key in keys:
        console.keyboard.press(key)
    expect(console.locator("#bar-note")).to_contain_text("Call centre Kota Tangerang")
    expect(field(console, "number")).to_have_value("")
    print(f"a non-emergency referral: {len(keys)} keys")
    assert calls_of(system, number) == ["non_emergency"]
    eventually(lambda: state_of(system, number) == ["ticketed"], seconds=30)


def test_what_was_typed_proposes_the_category(console: Page, system: WholeSystem) -> None:
    number = type_a_number(console)
    field(console, "narrative").fill("Lampu jalan depan gang mati sejak tiga hari.")
    console.keyboard.press("F9")
    expect(console.locator("#refer input[value=STLIGHT]")).to_be_checked()
    expect(console.locator("#refer-summary")).to_have_value("Lampu jalan depan gang mati sejak tiga hari.")
    console.keyboard.press("Enter")
    expect(console.locator("#refer")).to_be_hidden()
    eventually(lambda: state_of(system, number) != [])


def test_within_ten_seconds_it_is_withdrawn(console: Page, system: WholeSystem) -> None:
    number = type_a_number(console)
    for key in ("F9", "5", "Enter"):
        console.keyboard.press(key)
    expect(console.locator("#take-back")).to_be_visible()
    console.keyboard.press("Control+z")
    expect(field(console, "number")).to_have_value(number)
    eventually(lambda: state_of(system, number) == ["withdrawn"])
    eventually(lambda: calls_of(system, number) == ["normal"])


def test_without_a_category_it_asks(console: Page) -> None:
    console.keyboard.press("F9")
    console.keyboard.press("Enter")
    expect(console.locator("#refer-error")).to_be_visible()
    console.keyboard.press("Escape")
    expect(console.locator("#refer")).to_be_hidden()


@pytest.fixture
def ticket(system: WholeSystem) -> Generator[str]:
    """An emergency that the other centre hands over, by its ticket; ended with the test."""
    number = f"CC-{secrets.token_hex(3)}"
    secret = str(system.sql("SELECT their_secret FROM agencies_referralpartner WHERE code = %s", CODE)[0][0])
    body = json.dumps(
        {"ticket_number": number, "summary": "Rumah terbakar.", "landmark": number, "incident_type": "FSTRU"}
    ).encode()
    headers = signed_headers(uuid.uuid4().hex, body, secret) | {"X-Referral-Partner": CODE}
    answer = httpx.post(f"{system.url}/api/v1/referrals/incoming/", content=body, headers=headers)
    assert answer.status_code == 201, answer.text
    yield number
    system.sql("UPDATE incidents_referral SET state = 'declined' WHERE state IN ('offered', 'accepted')")


def test_an_emergency_of_the_other_centre_comes_onto_the_desk_by_one_key(
    console: Page, system: WholeSystem, ticket: str
) -> None:
    expect(console.locator("#incoming")).to_contain_text(ticket)
    console.keyboard.press("Shift+F3")
    expect(field(console, "landmark")).to_have_value(ticket)
    expect(field(console, "type")).to_have_value("Kebakaran rumah")
    expect(console.locator("#incoming")).to_contain_text("Ayu Lestari")
    save(console)
    expect(row_with(console, ticket)).to_be_visible()
    expect(console.locator("#incoming")).to_be_hidden()
    told = system.sql(
        """SELECT state, incidents_incident.number FROM incidents_referral
        JOIN incidents_incident ON incidents_incident.id = incident_id WHERE ticket_number = %s""",
        ticket,
    )
    assert told[0][0] == "opened"


def test_it_turns_amber_when_nobody_takes_it(console: Page, system: WholeSystem, ticket: str) -> None:
    line = console.locator("#incoming .task", has_text=ticket)
    expect(line).to_be_visible()
    expect(line).not_to_have_attribute("data-late", "")
    system.sql("UPDATE incidents_referral SET acknowledge_by = now() WHERE ticket_number = %s", ticket)
    console.reload()
    expect(line).to_have_attribute("data-late", "")
