"""How late the ladder's steps come: with both engines, with either alone."""

import time

from bench.measure import percentile
from bench.system import System
from bench.world import World, lateness

COMBINATIONS = {
    "both": ("boards", "worker", "beat"),
    "Celery alone": ("worker", "beat"),
    "loop alone": ("boards",),
}


def engine_rows(system: System, world: World, count: int) -> list[list[str]]:
    """Return the rows: `count` incidents of three agencies and four steps each, under each combination."""
    rows = []
    for name, processes in COMBINATIONS.items():
        system.start(processes)
        time.sleep(2)
        late = lateness(world, count, 8, time.sleep)
        system.stop()
        missing = count * 12 - len(late)
        shown = [f"{percentile(late, share) * 1000:.1f} ms" for share in (50, 99, 100)]
        rows.append([name, str(len(late)), str(missing), *shown])
    return rows
