"""The supervisor's overview: numbers that are the list's own, and the facts beside it."""

from collections.abc import Generator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.console import hurry, new_number, place_name, row_with
from tests.browser.people import Api, People
from tests.system import WholeSystem


@pytest.fixture
def overview(people: People) -> Generator[Page]:
    """The overview of Tangerang, live."""
    page = people.open("supervisor", "/overview/")
    expect(page.locator("#connection")).to_have_attribute("data-link", "live")
    expect(page.locator("#rows tr").first).to_be_visible()
    yield page
    page.context.close()


def figure(page: Page, name: str) -> Locator:
    """One of the large numbers."""
    return page.locator(f"[data-figure={name}]")


def value(page: Page, name: str) -> int:
    """Return what it says."""
    return int(figure(page, name).locator("[data-figure-value]").inner_text())


def test_the_numbers_are_those_of_the_centre(overview: Page, people: People) -> None:
    rows = people.api("supervisor").get("board/")["rows"]
    expect(figure(overview, "open").locator("[data-figure-value]")).to_have_text(str(len(rows)))
    waiting = sum('data-unacknowledged="1"' in row["html"] for row in rows)
    expect(figure(overview, "unacknowledged").locator("[data-figure-value]")).to_have_text(str(waiting))


def test_a_new_incident_is_counted_at_once(overview: Page, operator: Api) -> None:
    before = {name: value(overview, name) for name in ("open", "p1", "unacknowledged", "nobody")}
    landmark = place_name()
    operator.incident("damkar", landmark=landmark, priority=1)
    expect(row_with(overview, landmark)).to_be_visible()
    assert value(overview, "open") == before["open"] + 1
    assert value(overview, "p1") == before["p1"] + 1
    assert value(overview, "unacknowledged") == before["unacknowledged"] + 1
    assert value(overview, "nobody") == before["nobody"]


def test_an_incident_with_nobody_on_it_stands_out(overview: Page, operator: Api) -> None:
    before, landmark = value(overview, "nobody"), place_name()
    operator.incident(landmark=landmark, priority=3)
    expect(figure(overview, "nobody").locator("[data-figure-value]")).to_have_text(str(before + 1))
    figure(overview, "nobody").click()
    expect(row_with(overview, landmark)).to_be_visible()


def test_a_number_chooses_what_the_list_shows(overview: Page) -> None:
    figure(overview, "p1").click()
    expect(figure(overview, "p1")).to_have_attribute("aria-pressed", "true")
    expect(overview.locator("#rows tr:not([hidden])")).to_have_count(value(overview, "p1"))
    figure(overview, "p1").click()
    expect(overview.locator("#rows tr:not([hidden])")).to_have_count(value(overview, "open"))


def test_the_calls_of_the_shift_follow(overview: Page, operator: Api) -> None:
    # The fragment may be read anew for other reasons; a class that nothing else logs tells for certain.
    tests = overview.locator(".call-bars li", has_text="Uji coba").locator("b")
    before = int(tests.inner_text())
    operator.post("calls/", call_class="test", caller_number=new_number())
    expect(tests).to_have_text(str(before + 1), timeout=20_000)


def test_it_says_who_is_on_shift_and_what_they_speak(overview: Page) -> None:
    person = overview.locator(".person", has_text="Ayu Lestari")
    expect(person).to_contain_text("Operator")
    expect(person).to_contain_text("Sunda")


def test_both_engines_tick(overview: Page) -> None:
    for engine in ("loop", "celery"):
        expect(overview.locator(f"[data-engine={engine}]")).to_have_attribute("data-tick", "ticks")


def test_a_telephone_call_is_asked_for_and_noted(overview: Page, operator: Api, system: WholeSystem) -> None:
    landmark = place_name()
    incident = operator.incident("damkar", landmark=landmark, priority=1)
    hurry(system, incident["id"], "damkar", 130)
    task = overview.locator(".task", has_text=landmark)
    expect(task).to_contain_text("113", timeout=20_000)
    task.locator("input").fill("Petugas piket, berangkat")
    overview.wait_for_timeout(2_500)  # longer than the list takes to be read anew
    expect(task.locator("input")).to_have_value("Petugas piket, berangkat")
    task.locator("button").click()
    expect(task).to_have_count(0)
    expect(overview.locator(".toast.is-good")).to_be_visible()


@pytest.mark.parametrize("name", ["operator", "polisi"])
def test_it_is_for_those_who_review(people: People, name: str) -> None:
    context = people.context(name)
    for path in ("/overview/", "/overview/facts/"):
        assert context.request.get(path).status == 404
    context.close()


@pytest.mark.parametrize(
    ("name", "path"), [("operator", "/console/"), ("supervisor", "/overview/"), ("damkar", "/board/")]
)
def test_each_role_begins_at_its_own_screen(people: People, name: str, path: str) -> None:
    page = people.open(name, "/")
    assert page.url.endswith(path)
    page.context.close()
