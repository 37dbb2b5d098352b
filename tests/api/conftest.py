"""What the tests of the API share: a client that speaks JSON, as anybody of the cast."""

import json
from collections.abc import Generator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from rest_framework.authtoken.models import Token

from tests.cast import Cast


@pytest.fixture(autouse=True)
def _full_buckets() -> Generator[None]:
    """No test is held back by the requests of another."""
    cache.clear()
    yield
    cache.clear()


class Api:
    """Calls /api/v1/ by the token of a person; None is a stranger."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.client = Client(raise_request_exception=False)

    def auth(self, name: str | None) -> dict[str, str]:
        """Return the header of the person's token."""
        if name is None:
            return {}
        return {"Authorization": f"Token {Token.objects.get_or_create(user=self.cast.users[name])[0].key}"}

    def get(self, name: str | None, path: str, **query: object) -> Any:
        """GET `path`."""
        return self.client.get(f"/api/v1/{path}", query, headers=self.auth(name))

    def post(self, name: str | None, path: str, body: Any = None, **headers: str) -> Any:
        """POST `body`."""
        return self.send("POST", name, path, body, **headers)

    def patch(self, name: str | None, path: str, body: Any = None, **headers: str) -> Any:
        """PATCH with `body`."""
        return self.send("PATCH", name, path, body, **headers)

    def send(self, method: str, name: str | None, path: str, body: Any = None, **headers: str) -> Any:
        """Send `body`, as JSON unless it is bytes; `Idempotency_Key="..."` becomes a header."""
        data = body if isinstance(body, bytes) else json.dumps({} if body is None else body)
        named = {header.replace("_", "-"): value for header, value in headers.items()}
        path = f"/api/v1/{path}"
        return self.client.generic(
            method, path, data, content_type="application/json", headers=self.auth(name) | named
        )


@pytest.fixture
def api(cast: Cast) -> Api:
    """A caller of the API."""
    return Api(cast)
