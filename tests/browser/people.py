"""People in browsers: each account signs in once a run; every context of theirs begins with that session."""

import secrets
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, StorageState

from incidents.demo.cast import DEMO_PASSWORD
from tests.system import WholeSystem

DESK = {"width": 1366, "height": 768}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 1,
    "is_mobile": True,
    "has_touch": True,
}


class Api:
    """What one person does by the API, as their browser would."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context

    def get(self, path: str) -> Any:
        """Return the answer of GET /api/v1/PATH."""
        return self._read(self._context.request.get(f"/api/v1/{path}"))

    def post(self, path: str, **body: Any) -> Any:
        """Return the answer of POST /api/v1/PATH."""
        return self._read(self._context.request.post(f"/api/v1/{path}", data=body, headers=self._headers()))

    def patch(self, path: str, **body: Any) -> Any:
        """Return the answer of PATCH /api/v1/PATH."""
        return self._read(self._context.request.patch(f"/api/v1/{path}", data=body, headers=self._headers()))

    def incident(self, *agencies: str, **values: Any) -> dict[str, Any]:
        """Open an incident that is dispatched to the agencies of these codes; return it."""
        ids = {agency["code"]: agency["id"] for agency in self.get("agencies/")}
        facts = {"incident_type": "FSTRU", "landmark": f"Gang {secrets.token_hex(4)}"} | values
        return self.post("incidents/", agencies=[ids[code] for code in agencies], **facts)

    def step(self, incident: Mapping[str, Any], step: str, **values: Any) -> Any:
        """Take a step with the first dispatch of the incident, as it is now."""
        dispatch = self.get(f"incidents/{incident['id']}/")["dispatches"][0]
        return self.post(f"dispatches/{dispatch['id']}/{step}/", version=dispatch["version"], **values)

    def token(self) -> str:
        """Return what a form proves its origin by."""
        return next(one["value"] for one in self._context.cookies() if one["name"] == "csrftoken")

    def _headers(self) -> dict[str, str]:
        return {"X-CSRFToken": self.token(), "Idempotency-Key": secrets.token_hex(16)}

    @staticmethod
    def _read(answer: Any) -> Any:
        assert answer.ok, f"{answer.status} {answer.url}: {answer.text()}"
        return answer.json()


class People:
    """The demo's accounts, each with contexts of their own."""

    def __init__(self, browser: Browser, system: WholeSystem) -> None:
        self._browser, self._url = browser, system.url
        self._signed_in: dict[str, StorageState] = {}

    def context(self, name: str, **options: Any) -> BrowserContext:
        """Return a new context in which `name` is signed in; an empty name is nobody."""
        given: dict[str, Any] = {
            "base_url": self._url,
            "viewport": DESK,
            "reduced_motion": "reduce",
        } | options
        context = self._browser.new_context(**given)
        context.set_default_timeout(10_000)
        if name:
            context.add_cookies(self._cookies(name, context))
        return context

    def open(self, name: str, path: str, **options: Any) -> Page:
        """Return a page of a new context, at `path`."""
        page = self.context(name, **options).new_page()
        page.goto(path)
        return page

    def api(self, name: str) -> Api:
        """Return what `name` can do by the API."""
        return Api(self.context(name))

    def _cookies(self, name: str, context: BrowserContext) -> list[Any]:
        if name not in self._signed_in:
            page = context.request.get("/accounts/login/")
            token = next(cookie["value"] for cookie in context.cookies() if cookie["name"] == "csrftoken")
            form = {"login": name, "password": DEMO_PASSWORD, "csrfmiddlewaretoken": token}
            answer = context.request.post("/accounts/login/", form=form, headers={"Referer": page.url})
            assert answer.ok, answer.text()
            assert "/accounts/login/" not in answer.url, f"{name} was not signed in"
            self._signed_in[name] = context.storage_state()
        return list(self._signed_in[name]["cookies"])
