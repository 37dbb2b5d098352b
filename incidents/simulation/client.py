"""The API as a player uses it: a token, an idempotency key for each command, one retry with the same key."""

import asyncio
import time
import uuid
from typing import Any, Final

import httpx

from incidents.simulation.ledger import Ledger
from incidents.simulation.people import Player

TRIES: Final = 3
# Two people at one dispatch, or a step that the other took first: the API's answer is right, not an error.
EXPECTED: Final = frozenset({409})


class Client:
    """One player's HTTP connection; what fails is counted by its kind in the ledger."""

    def __init__(self, url: str, player: Player, ledger: Ledger) -> None:
        self._ledger = ledger
        self._http = httpx.AsyncClient(
            base_url=f"{url}/api/v1/",
            headers={"Authorization": f"Token {player.token}", "X-Standing": player.standing},
            timeout=15,
            trust_env=False,
        )

    async def get(self, path: str, **query: object) -> Any:
        """Return the JSON of an address, or None when it failed."""
        return await self._send("GET", path, path.partition("/")[0], params=query)

    async def post(self, name: str, path: str, body: dict[str, Any]) -> Any:
        """Send a command and return the answer's JSON, or None; its time counts under `name`."""
        key = {"Idempotency-Key": str(uuid.uuid4())}
        return await self._send("POST", path, name, json=body, headers=key)

    async def close(self) -> None:
        """End the connection."""
        await self._http.aclose()

    async def _send(self, method: str, path: str, name: str, **request: Any) -> Any:
        for _try in range(TRIES):
            start = time.perf_counter()
            try:
                answer = await self._http.request(method, path, **request)
            except httpx.HTTPError as error:
                self._ledger.errors[f"{method} {name}: {type(error).__name__}"] += 1
                await asyncio.sleep(0.5)
                continue
            if answer.status_code in (429, 503):
                self._ledger.errors[f"{method} {name}: {answer.status_code}"] += 1
                await asyncio.sleep(min(10.0, float(answer.headers.get("Retry-After", 1))))
                continue
            return self._answered(method, name, answer, start)
        return None

    def _answered(self, method: str, name: str, answer: httpx.Response, start: float) -> Any:
        if answer.is_success:
            if method == "POST":
                self._ledger.posts[name].append(time.perf_counter() - start)
            return answer.json()
        if answer.status_code not in EXPECTED:
            self._ledger.errors[f"{method} {name}: {answer.status_code}"] += 1
        return None
