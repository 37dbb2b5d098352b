"""axe-core finds nothing on any page: dark and light, Indonesian and English, desk and telephone."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, Final

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.console import new_number
from tests.browser.people import DESK, PHONE, Api, People
from tests.browser.ringing import Pbx
from tests.system import CHECKOUT, WholeSystem

AXE: Final[Path] = CHECKOUT / "node_modules" / "axe-core" / "axe.min.js"
NARROW: Final = PHONE["viewport"]
# Of three pairs every two meet in each combination: language -> (theme, viewport).
LOOKS: Final = {
    "id": (("dark", DESK), ("light", NARROW)),
    "en": (("light", DESK), ("dark", NARROW)),
}
ROW: Final = "tbody tr[data-id]:visible"


def open_incident(page: Page) -> None:
    """Open the first incident beside the list."""
    page.locator(ROW).first.click()
    expect(page.locator("#pane .timeline")).to_be_visible()


def open_correction(page: Page) -> None:
    """Open the correction of the first incident."""
    open_incident(page)
    page.locator("#pane [data-edit]").click()
    expect(page.locator("#edit")).to_be_visible()


def open_menu(page: Page) -> None:
    """Open the person's menu, where the preferences are."""
    page.locator(".topbar details.menu > summary").click()
    expect(page.locator(".topbar .menu-list")).to_be_visible()


def type_a_call(page: Page) -> None:
    """Begin a call at the console, have a save refused, and leave a search open."""
    page.keyboard.press("F2")
    page.locator("#in-type").fill("kebak")
    page.keyboard.press("Enter")
    page.locator("#in-coordinates").fill("0,0")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#intake-failure")).to_be_visible()
    page.locator("#in-place").fill("cipon")
    expect(page.locator("#place-list")).to_be_visible()


def open_command_bar(page: Page) -> None:
    """Open the command bar and look for something."""
    settled(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("TNG")
    expect(page.locator("#command-list [role=option]").nth(3)).to_be_visible()


def open_keys(page: Page) -> None:
    """Open the list of keys."""
    settled(page)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()


def open_referral(page: Page) -> None:
    """Type something and open the referral."""
    page.locator("#in-number").fill("081234567890")
    page.keyboard.press("F9")
    expect(page.locator("#refer")).to_be_visible()


def see_the_radar(page: Page) -> None:
    """Type what is known already, while there is a surge."""
    api = Api(page.context)
    if not api.get("surges/"):
        incident = api.get("incidents/?open=true&limit=1")["results"][0]
        api.post(f"incidents/{incident['id']}/surge/", version=incident["version"])
    page.locator("#in-landmark").fill("Danau Cipondoh")
    expect(page.locator("#radar-list li").nth(1)).to_be_visible()
    expect(page.locator("#surges li")).to_be_visible()


def open_merging(page: Page) -> None:
    """Open the merging of an incident."""
    page.locator("#pane-merge").click()
    expect(page.locator("#merge")).to_be_visible()


def see_calls(page: Page) -> None:
    """Wait for the call that rings and the caller to be called back."""
    expect(page.locator(".ring").first).to_be_visible()
    expect(page.locator("#call-backs .task").first).to_be_visible()


def print_a_form(page: Page) -> None:
    """See a form that was printed and not entered."""
    form = {
        "count": "1",
        "csrfmiddlewaretoken": page.locator("[name=csrfmiddlewaretoken]").first.input_value(),
    }
    assert page.request.post(reverse("paper_print"), form=form, headers={"Referer": page.url}).ok
    page.reload()
    expect(page.locator(".table tbody th").first).to_be_visible()


def refuse_a_flag(page: Page) -> None:
    """See a flag that holds, and one that is refused."""
    number = new_number()
    page.locator("#flag-number").fill(number)
    page.locator("#flag-reason").fill("Rings every hour")
    page.locator("#flag-reason").press("Enter")
    # The page is read anew then.
    expect(page.locator("tbody th", has_text=number)).to_be_visible()
    page.locator("#flag-number").fill("none")
    page.locator("#flag-reason").fill("Rings every hour")
    page.locator("#flag-reason").press("Enter")
    expect(page.locator("[data-error-for=number]")).to_be_visible()


def settled(page: Page) -> None:
    """Wait for the rows of a live list."""
    expect(page.locator(ROW).first).to_be_attached()


def nothing(page: Page) -> None:
    """Look at the page as it comes."""


# What is shown -> (account, or nobody, URL name, what is done there first). A new page is one line here.
PAGES: Final[dict[str, tuple[str, str, Callable[[Page], None]]]] = {
    "sign-in": ("", "account_login", nothing),
    "console": ("operator", "console", settled),
    "console with a call": ("supervisor", "console", type_a_call),
    "console where a call rings": ("operator", "console", see_calls),
    "console with an incident": ("operator", "console", open_incident),
    "console with a referral": ("operator", "console", open_referral),
    "console with the radar": ("operator", "console", see_the_radar),
    "merging": ("supervisor", "incident", open_merging),
    "command bar": ("operator", "console", open_command_bar),
    "keys of the console": ("operator", "console", open_keys),
    "board": ("supervisor", "board", settled),
    "board with an incident": ("supervisor", "board", open_incident),
    "board of an agency": ("rsud", "board", open_incident),
    "correction": ("supervisor", "board", open_correction),
    "incident": ("supervisor", "incident", nothing),
    "ended incident": ("supervisor", "ended incident", nothing),
    "overview": ("supervisor", "overview", settled),
    "overview with an incident": ("supervisor", "overview", open_incident),
    "reports": ("supervisor", "reports", nothing),
    "shift report": ("supervisor", "shift_report", nothing),
    "paper forms": ("supervisor", "paper", print_a_form),
    "flagged numbers": ("supervisor", "number_flags", refuse_a_flag),
    "change password": ("operator", "account_password", nothing),
    "demo inbox": ("operator", "demo_inbox", nothing),
    "caller's page": ("", "caller's page", nothing),
    "preferences": ("supervisor", "board", open_menu),
    "not found": ("supervisor", "not found", nothing),
}


@pytest.fixture(scope="module")
def calls(people: People, system: WholeSystem) -> Generator[None]:
    """One call rings, another was cut off."""
    people.api("supervisor").post("calls/", call_class="dropped", caller_number=new_number())
    pbx = Pbx(system, new_number())
    pbx.tell("ringing", queue="112")
    yield
    pbx.tell("abandoned")


@pytest.fixture(scope="module")
def addresses(people: People, calls: None) -> dict[str, str]:
    """The addresses that need an id or have no name."""
    api = people.api("supervisor")
    # The oldest of the demo: with most on its timeline.
    incident = api.get("incidents/?open=true&limit=200")["results"][-1]
    ended = api.get("incidents/?open=false&limit=1")["results"][0]
    shift = api.get("reports/shifts/")[0]
    return {
        "incident": reverse("incident", args=[incident["id"]]),
        "ended incident": reverse("incident", args=[ended["id"]]),
        "shift_report": reverse("shift_report", args=[shift["id"]]),
        "caller's page": api.post("location-links/", language="id")["address"],
        "not found": "/nowhere/",
    }


@pytest.fixture(scope="module", params=LOOKS)
def reader(people: People, request: pytest.FixtureRequest) -> Generator[Callable[[str], BrowserContext]]:
    """Gives the context of an account whose language is that of this round; the accounts get theirs back."""
    contexts: dict[str, BrowserContext] = {}

    def context_of(name: str) -> BrowserContext:
        if name not in contexts:
            contexts[name] = people.context(name, locale=request.param)
            choose(contexts[name], name, request.param)
        return contexts[name]

    yield context_of
    for name, context in contexts.items():
        choose(context, name, "id")
        context.close()


def choose(context: BrowserContext, name: str, language: str) -> None:
    """Choose the language, as the person's menu does."""
    if name:
        headers = {"X-CSRFToken": Api(context).token()}
        answer = context.request.post("/preferences/", form={"language": language}, headers=headers)
        assert answer.ok, answer.text()
    else:
        context.set_extra_http_headers({"Accept-Language": language})


@pytest.mark.parametrize("shown", PAGES)
def test_nothing_is_found(
    shown: str, reader: Callable[[str], BrowserContext], addresses: dict[str, str]
) -> None:
    name, url_name, prepare = PAGES[shown]
    page = reader(name).new_page()
    page.goto(addresses.get(url_name) or reverse(url_name))
    prepare(page)
    language = page.evaluate("document.documentElement.lang")
    # As a person's tool would, past the page's own rules for scripts.
    page.evaluate(AXE.read_text())
    found: dict[str, list[str]] = {}
    for theme, viewport in LOOKS[language]:
        page.set_viewport_size(viewport)
        page.evaluate("(theme) => document.documentElement.dataset.theme = theme", theme)
        found[f"{language}, {theme}, {viewport['width']} px"] = violations(page)
    page.close()
    said = [f"{look}: {line}" for look, lines in found.items() for line in lines]
    assert not said, "\n".join(said)


def violations(page: Page) -> list[str]:
    """What axe-core finds: rule, element, why."""
    results: dict[str, Any] = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{violation['id']} {node['target']}: {node['failureSummary']} {node['html'][:160]}"
        for violation in results["violations"]
        for node in violation["nodes"]
    ]
