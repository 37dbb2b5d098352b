"""What the browser tests share: the people of the demo at the running product."""

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.console import open_console
from tests.browser.people import Api, People
from tests.system import WholeSystem


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
    """The operator's console, live, nothing typed, with no call that another test left lying."""
    system.sql("DELETE FROM incidents_draft")
    page = open_console(people)
    yield page
    page.context.close()
