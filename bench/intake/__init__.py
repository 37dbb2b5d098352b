"""`bin/bench intake`: what an operator waits for while a call is taken, at two sizes of the centre.

Each part is a module of its own with `rows(system, world, factor, quick)`; add it to PARTS.
"""

from bench.intake import locations, radar, save
from bench.measure import table
from bench.system import System
from bench.world import make_world

PARTS = (locations, radar, save)
HEADER = ("what", "size", "n", "median ms", "p99 ms")
FACTORS = (1, 10)


def run(system: System, *, against: str | None, quick: bool) -> None:
    """Run every part at the size of a large centre and at ten times it, and print the tables."""
    world = make_world()
    for factor in FACTORS:
        rows = [row for part in PARTS for row in part.rows(system, world, factor, quick)]
        print(table(f"Intake, {factor} x the size, through the one address", HEADER, rows), flush=True)
