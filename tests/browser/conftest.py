"""What the browser tests share: the people of the demo at the running product."""

import pytest
from playwright.sync_api import Browser

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
