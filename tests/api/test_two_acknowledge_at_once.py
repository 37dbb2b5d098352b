"""Two people of one agency press "acknowledge" at the same moment: one has done it, the other is told."""

import http.client
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from rest_framework.authtoken.models import Token

from incidents.models import JournalEntry
from tests.cast import Cast

ROUNDS = 5


def test_one_of_two_acknowledges_and_the_other_sees_who(
    transactional_db: None, live_server: Any, cast: Cast
) -> None:
    tokens = [Token.objects.create(user=user).key for user in (cast.fajar, cast.hadi)]
    for _ in range(ROUNDS):
        dispatch = cast.dispatch(cast.incident(cast.damkar), cast.damkar)
        start = threading.Barrier(2)

        def press(
            token: str, path: str, version: int, start: threading.Barrier = start
        ) -> tuple[int, dict[str, Any]]:
            connection = http.client.HTTPConnection(
                live_server.thread.host, live_server.thread.port, timeout=30
            )
            headers = {"Authorization": f"Token {token}", "Content-Type": "application/json"}
            start.wait()
            connection.request("POST", path, json.dumps({"version": version}), headers)
            answer = connection.getresponse()
            found = answer.status, json.loads(answer.read())
            connection.close()
            return found

        path = f"/api/v1/dispatches/{dispatch.pk}/acknowledge/"
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(press, tokens, [path] * 2, [dispatch.version] * 2))

        (done, won), (refused, told) = sorted(answers, key=lambda answer: answer[0])
        assert (done, refused) == (200, 409)
        assert told["code"] == "stale"
        assert told["current"] == won
        assert won["version"] == dispatch.version + 1
        assert JournalEntry.objects.filter(dispatch=dispatch, kind="acknowledged").count() == 1
