"""One operator's requests, timed from sending to the last byte of the answer."""

import http.client
import json
import time
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from bench.measure import percentile
from bench.system import System
from bench.world import World

WARM_UP = 20


class Operator:
    """The operator's keep-alive connection to the API."""

    def __init__(self, system: System, world: World) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", system.plan.port, timeout=60)
        self.headers = {
            "Authorization": f"Token {world.operator_token}",
            "Content-Type": "application/json",
        }

    def post(self, path: str, body: dict[str, Any]) -> tuple[float, Any]:
        """Return how long it took (ms) and the answer; RuntimeError unless it was done."""
        return self._ask("POST", path, json.dumps(body))

    def get(self, path: str, **query: str) -> tuple[float, Any]:
        """Return the same of a question."""
        return self._ask("GET", f"{path}?{urlencode(query)}", None)

    def _ask(self, method: str, path: str, content: str | None) -> tuple[float, Any]:
        begun = time.perf_counter()
        self.connection.request(method, f"/api/v1/{path}", content, self.headers)
        response = self.connection.getresponse()
        answer = response.read()
        took = (time.perf_counter() - begun) * 1000
        if response.status >= 300:
            raise RuntimeError(f"{path} answered {response.status}: {answer[:300]!r}")
        return took, json.loads(answer)


def timed(operator: Operator, path: str, bodies: Iterable[dict[str, Any]]) -> list[float]:
    """Post each body, one after another; return the times (ms) after a warming up."""
    return [operator.post(path, body)[0] for body in bodies][WARM_UP:]


def row(what: str, size: str, times: list[float]) -> list[str]:
    """Return a line of the table."""
    return [what, size, str(len(times)), f"{percentile(times, 50):.1f}", f"{percentile(times, 99):.1f}"]
