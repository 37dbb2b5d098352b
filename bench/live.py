"""`bin/bench live`: the live path, from a POST to every board, and the ladder's lateness."""

from bench.engines import engine_rows
from bench.measure import table
from bench.push import HEADER, push_rows
from bench.snapshots import snapshot_rows
from bench.system import System
from bench.tutorial.exchange import as_tutorial
from bench.world import make_ladder, make_world


def run(system: System, *, against: str | None, quick: bool) -> None:
    """Run every measurement on `system` and print its table; `against` adds the tutorials' way."""
    world = make_world()
    posts = 20 if quick else 100
    print(
        table("POST -> shown on the boards, through the one address", HEADER, push_rows(system, world, posts))
    )
    if against == "tutorial":
        rows = push_rows(system, world, posts, as_tutorial)
        print(table("The same, one channel-layer message and send_json per consumer", HEADER, rows))
    print(table("500 open incidents", ("what", "figure"), snapshot_rows(system, world)))
    make_ladder(world)
    header = ("engines", "steps", "missed", "p50", "p99", "max")
    print(table("Lateness of escalation", header, engine_rows(system, world, 20 if quick else 100)))
