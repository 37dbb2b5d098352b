"""Saving: the call logged, the incident opened and its agencies dispatched, as Ctrl-Enter does it."""

import random

from bench.intake.asking import WARM_UP, Operator, row
from bench.intake.radar import OPEN
from bench.intake.town import STORIES, fill, landmark, point
from bench.system import System
from bench.world import World


def rows(system: System, world: World, factor: int, quick: bool) -> list[list[str]]:
    """Return the lines of the table, with `OPEN` x `factor` open incidents."""
    fill(world, OPEN * factor)
    system.start()
    dice = random.Random(4)
    operator = Operator(system, world)
    calls, incidents = [], []
    for _number in range(WARM_UP + (40 if quick else 300)):
        took, call = operator.post("calls/", {"caller_number": f"0812{dice.randrange(10**8):08d}"})
        calls.append(took)
        story = dice.choice([one for stories in STORIES.values() for one in stories])
        body = {"call": call["id"], "incident_type": world.incident_type.code, "landmark": landmark(dice)}
        incidents.append(operator.post("incidents/", body | {"narrative": story, **point(dice)})[0])
    system.stop()
    size = f"{OPEN * factor:,} open"
    both = [one + other for one, other in zip(calls, incidents, strict=True)][WARM_UP:]
    return [
        row("log the call", size, calls[WARM_UP:]),
        row("open and dispatch the incident", size, incidents[WARM_UP:]),
        row("save: both", size, both),
    ]
