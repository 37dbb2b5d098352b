"""A board whose live line falls silent says so, reads on without it, and catches up when it is back."""

import signal
from collections.abc import Generator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Api, People
from tests.system import WholeSystem

# Every change of the connection's sign: [milliseconds, link, "as of"].
WATCH = """() => {
  const sign = document.getElementById("connection");
  const asOf = document.getElementById("as-of");
  const note = () => seen.push([performance.now(), sign.dataset.link, asOf.textContent]);
  const everything = { attributes: true, childList: true, characterData: true, subtree: true };
  window.seen = [];
  new MutationObserver(note).observe(sign, everything);
}"""
# Beats come every 2 s and the page looks once a second: so much earlier or later than 5 and 10 s it may be,
# and a busy machine gets some seconds more.
AMBER = (2_500, 9_000)
RED = (7_500, 15_000)
SLOW = 20_000


@pytest.fixture
def boards(people: People) -> Generator[list[Page]]:
    """Two live boards of Damkar: one may read by plain HTTP, the other reaches nothing but the live line."""
    pages = [people.open("damkar", "/board/") for _ in range(2)]
    pages[1].route("**/api/v1/board/**", lambda route: route.abort())
    for page in pages:
        expect(page.locator("#connection")).to_have_attribute("data-link", "live")
        expect(page.locator("#rows tr").first).to_be_visible()
        page.evaluate(WATCH)
    yield pages
    for page in pages:
        page.context.close()


@pytest.fixture
def frozen(system: WholeSystem, boards: list[Page]) -> Generator[list[float]]:
    """The boards process hangs; gives when, by each page's clock. Thawed at the end, whatever happens."""
    at = [page.evaluate("performance.now()") for page in boards]
    pid = system.kill("boards", signal.SIGSTOP)
    yield at
    if system.pid("boards") == pid:
        system.kill("boards", signal.SIGCONT)


def test_silence_shows_and_ends(
    system: WholeSystem, boards: list[Page], frozen: list[float], operator: Api
) -> None:
    missed = operator.incident("damkar")
    for page in boards:
        expect(page.locator("#connection")).to_have_attribute("data-link", "amber", timeout=SLOW)
        expect(page.locator("#banner-link")).to_have_count(0)
    for page, since in zip(boards, frozen, strict=True):
        expect(page.locator("#banner-link")).to_be_visible(timeout=SLOW)
        expect(page.locator("#connection")).to_have_attribute("data-link", "red")
        turned_in_time(page, since)

    reading, cut = boards
    row = f"#incident-{missed['id']}"
    expect(reading.locator(row)).to_be_visible()
    expect(reading.locator("#banner-link")).to_be_visible()
    expect(cut.locator(row)).to_have_count(0)
    assert reading.locator("#banner-link").inner_text() != cut.locator("#banner-link").inner_text()

    system.kill("boards", signal.SIGCONT)
    for page in boards:
        expect(page.locator("#connection")).to_have_attribute("data-link", "live", timeout=SLOW)
        expect(page.locator("#banner-link")).to_have_count(0)
        expect(page.locator(row)).to_be_visible()
    later = operator.incident("damkar")
    for page in boards:
        expect(page.locator(f"#incident-{later['id']}")).to_be_visible()


def turned_in_time(page: Page, since: float) -> None:
    """Amber after 5 s, red after 10 s, and "as of" does not move in between."""
    seen: list[list[Any]] = page.evaluate("seen")
    amber = next(at for at, link, _ in seen if link == "amber")
    red = next(at for at, link, _ in seen if link == "red")
    assert AMBER[0] <= amber - since <= AMBER[1]
    assert RED[0] <= red - since <= RED[1]
    assert len({as_of for at, _, as_of in seen if amber <= at < red}) == 1
