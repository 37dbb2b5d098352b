"""What an operator does at the console, by keys, for the tests of the pages."""

import secrets

from playwright.sync_api import Locator, Page, expect

from tests.browser.people import People
from tests.system import WholeSystem

# About 200 letters a minute: how an operator types who listens at the same time.
TYPING_MS = 60


def open_console(people: People, name: str = "operator") -> Page:
    """Return the console of `name` in a context of its own, live."""
    page = people.open(name, "/console/")
    expect(page.locator("#connection")).to_have_attribute("data-link", "live")
    expect(page.locator("#call-bar")).to_be_focused()
    return page


def place_name() -> str:
    """Return a landmark that no other test has."""
    return f"Gang {secrets.token_hex(4)}"


def type_emergency(page: Page, landmark: str, *, narrative: str = "", delay: int = 0) -> None:
    """Answer a call and type a house fire in Cimone, from the call bar, without a mouse."""
    page.keyboard.press("F2")
    page.keyboard.type("kebak", delay=delay)
    page.keyboard.press("Enter")
    page.keyboard.type("cimone", delay=delay)
    page.keyboard.press("Enter")
    page.keyboard.type(landmark, delay=delay)
    if narrative:
        for _stop in ("address", "coordinates", "narrative"):
            page.keyboard.press("Enter")
        page.keyboard.type(narrative, delay=delay)


def save(page: Page) -> None:
    """Save and dispatch by the keyboard."""
    page.keyboard.press("Control+Enter")


def row_with(page: Page, text: str) -> Locator:
    """The row of the incident whose row shows `text`."""
    return page.locator("#rows tr", has_text=text)


def field(page: Page, name: str) -> Locator:
    """The field of this name."""
    return page.locator(f"#in-{name}")


def incidents_at(system: WholeSystem, landmark: str) -> int:
    """Return how many incidents there are at `landmark`."""
    return _count(system, "SELECT count(*) FROM incidents_incident WHERE landmark = %s", landmark)


def calls_of(system: WholeSystem, number: str) -> list[str]:
    """Return the classes of the calls from `number`."""
    query = "SELECT call_class FROM incidents_call WHERE caller_number = %s ORDER BY id"
    return [str(row[0]) for row in system.sql(query, number)]


def new_number() -> str:
    """Return a caller's number that no other test has."""
    return f"0812{secrets.randbelow(10**8):08d}"


def hurry(system: WholeSystem, incident_id: int, agency: str, seconds: int) -> None:
    """Let the ladder of one agency be `seconds` further, as if it had been dispatched earlier."""
    system.sql(
        """UPDATE incidents_dispatch SET notified_at = notified_at - %s * interval '1 second',
            escalate_at = escalate_at - %s * interval '1 second'
        WHERE incident_id = %s AND agency_id = (
            SELECT id FROM agencies_agency WHERE code = %s AND id = incidents_dispatch.agency_id
        )""",
        seconds, seconds, incident_id, agency,
    )  # fmt: skip


def _count(system: WholeSystem, query: str, *values: object) -> int:
    return int(str(system.sql(query, *values)[0][0]))
