"""What the browser tests share: the people of the demo at the running product."""

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.console import open_console
from tests.browser.people import Api, People
from tests.system import WholeSystem

# A page is given as long as a busy machine needs: what never comes fails all the same.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def people(browser: Browser, system: WholeSystem) -> People:
    """The demo's accounts."""
    return People(browser, system)


@pytest.fixture(scope="session")
def operator(people: People) -> Api:
    """The operator of Tangerang, by the API."""
    return people.api("operator")


@pytest.fixture
def console(people: People, system: WholeSystem) -> Generator[Page]:
    """The operator's console, live, nothing typed, with nothing that another test left lying."""
    system.sql("DELETE FROM incidents_draft")
    system.sql("UPDATE incidents_surge SET ended_at = now() WHERE ended_at IS NULL")
    unlogged = "SELECT id FROM incidents_telephonecall WHERE call_id IS NULL"
    system.sql(f"DELETE FROM incidents_callerposition WHERE telephone_call_id IN ({unlogged})")
    system.sql("DELETE FROM incidents_telephonecall WHERE call_id IS NULL")
    page = open_console(people)
    yield page
    page.context.close()
