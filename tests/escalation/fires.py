"""House fires in the running product, with deadlines of one, two and three seconds."""

import json
import urllib.request
from collections import Counter
from typing import Any

from tests.system import System, eventually

LEVELS = (1, 2, 3)
LADDER = {
    "steps": [
        {"level": 1, "after": 1, "role": "duty", "telephone": False},
        {"level": 2, "after": 2, "role": "agency_supervisor", "telephone": True},
        {"level": 3, "after": 3, "role": "head_of_centre", "telephone": False},
    ],
    "progress": None,
}


class Fires:
    """Opens incidents as the demo's operator, through the API, and looks at what becomes of them."""

    def __init__(self, system: System) -> None:
        self.system = system
        # No board is open here: the ladders would begin before they are set.
        system.sql("UPDATE operators_centre SET watch_boards = false")
        self._token = system.manage("drf_create_token", "operator").split()[2]
        self._agency = system.sql(
            """SELECT id FROM agencies_agency WHERE code = 'damkar'
            AND centre_id = (SELECT id FROM operators_centre WHERE code = 'tng')"""
        )[0][0]
        self.incidents: list[int] = []

    def start(self, count: int) -> None:
        """Open `count` incidents; the ladder of each begins now, with steps of a second."""
        for number in range(count):
            body = {"incident_type": "FSTRU", "landmark": f"Pasar {number}", "agencies": [self._agency]}
            incident = self._post("incidents/", body)["id"]
            self.system.sql(
                """UPDATE incidents_dispatch SET ladder = %s, notified_at = clock_timestamp(),
                escalate_at = clock_timestamp() + interval '1 s' WHERE incident_id = %s""",
                json.dumps(LADDER),
                incident,
            )
            self.incidents.append(incident)

    def wait(self, seconds: float = 30) -> None:
        """Wait until every ladder has been climbed to its end."""
        eventually(lambda: len(self.steps()) >= len(LEVELS) * len(self.incidents), seconds)

    def steps(self) -> list[tuple[int, int, float, str]]:
        """Return incident, level, seconds late and engine of every step taken."""
        return self.system.sql(
            """SELECT incident_id, step.level, extract(epoch FROM step.at - step.due_at)::float, step.engine
            FROM incidents_escalation step JOIN incidents_dispatch dispatch ON dispatch.id = dispatch_id
            WHERE incident_id = ANY(%s)""",
            self.incidents,
        )

    def latest(self) -> float:
        """Return by how many seconds the latest step was late."""
        return max(late for _, _, late, _ in self.steps())

    def engines(self) -> set[str]:
        """Return who took the steps."""
        return {engine for _, _, _, engine in self.steps()}

    def assert_each_step_once(self) -> None:
        """Every level of every dispatch was taken and journalled exactly once."""
        expected = Counter((incident, level) for incident in self.incidents for level in LEVELS)
        assert Counter((incident, level) for incident, level, _, _ in self.steps()) == expected
        journalled = self.system.sql(
            """SELECT incident_id, (data ->> 'level')::int FROM incidents_journalentry
            WHERE kind = 'escalated' AND incident_id = ANY(%s)""",
            self.incidents,
        )
        assert Counter(journalled) == expected

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        request = urllib.request.Request(
            f"{self.system.url}/api/v1/{path}",
            json.dumps(body).encode(),
            {"Authorization": f"Token {self._token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return dict(json.loads(answer.read()))
