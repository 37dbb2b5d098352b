"""A full board: its snapshot cold and warm, and hundreds of boards that come back at once."""

import time

from bench.measure import memory_mib
from bench.push import boards_of
from bench.system import System
from bench.world import World
from incidents.models import Incident
from incidents.states import IncidentStatus

OPEN = 500
BOARDS = 500


def snapshot_rows(system: System, world: World) -> list[list[str]]:
    """Return the rows of the table; times run from the opening of the socket."""
    Incident.objects.update(status=IncidentStatus.CLOSED)
    world.open_incidents(OPEN)
    system.start()
    rows = [*_snapshots(system, world), *_storm(system, world)]
    system.stop()
    return rows


def _snapshots(system: System, world: World) -> list[list[str]]:
    rows = []
    with boards_of(system, [world.operator_token]) as boards:
        for name in ("snapshot, cold", "snapshot, warm", "snapshot, warm again"):
            rows.append([name, _ms(boards.ask("connect", 1)["all"])])
            boards.ask("drop")
            time.sleep(1.2)
    return rows


def _storm(system: System, world: World) -> list[list[str]]:
    with boards_of(system, world.board_tokens) as boards:
        boards.ask("connect", BOARDS)
        boards.ask("drop")
        time.sleep(2)
        found = boards.ask("connect", BOARDS)
        return [
            [f"{BOARDS} boards reconnect: first current", _ms(found["first"])],
            [f"{BOARDS} boards reconnect: half current", _ms(found["median"])],
            [f"{BOARDS} boards reconnect: all current", _ms(found["all"])],
            ["memory of the whole system then", f"{memory_mib(system.pids()):.0f} MiB"],
        ]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
