"""A browser reaches the running product through its proxy, and every file of the page arrives."""

from playwright.sync_api import Browser, ConsoleMessage, Response

from tests.system import WholeSystem


def test_the_sign_in_page_is_whole(system: WholeSystem, browser: Browser) -> None:
    context = browser.new_context(base_url=system.url, locale="id-ID")
    page = context.new_page()
    answers: list[Response] = []
    complaints: list[ConsoleMessage] = []
    page.on("response", lambda answer: answers.append(answer))
    page.on("console", lambda told: complaints.append(told))
    page.goto("/accounts/login/", wait_until="networkidle")
    assert page.locator("html").get_attribute("lang") == "id"
    assert [answer.url for answer in answers if answer.status >= 400] == []
    assert [told.text for told in complaints if told.type == "error"] == []
    scripts = [answer for answer in answers if answer.request.resource_type in ("script", "stylesheet")]
    assert scripts
    for answer in scripts:
        assert "immutable" in answer.headers["cache-control"], answer.url
    context.close()
