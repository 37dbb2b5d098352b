"""The duplicate radar while a call is typed: every pause of the typing asks once."""

import random
from collections.abc import Iterator
from typing import Any

from bench.intake.asking import WARM_UP, Operator, row, timed
from bench.intake.town import STORIES, fill, kinds, landmark, point
from bench.system import System
from bench.world import World

OPEN = 1000
PAUSES = (4, 9, 15, 30, 60)


def rows(system: System, world: World, factor: int, quick: bool) -> list[list[str]]:
    """Return the lines of the table, with `OPEN` x `factor` open incidents."""
    fill(world, OPEN * factor)
    system.start()
    size = f"{OPEN * factor:,} open"
    bodies = list(_typed(WARM_UP + (60 if quick else 400)))
    operator = Operator(system, world)
    found = [row("duplicate radar, as it is typed", size, timed(operator, "duplicates/", bodies))]
    located = [body for body in bodies if "latitude" in body]
    found.append(row("duplicate radar, with a position", size, timed(operator, "duplicates/", located)))
    system.stop()
    return found


def _typed(count: int) -> Iterator[dict[str, Any]]:
    """Calls as they are typed: landmark and words letter by letter, type and position when they are known."""
    dice = random.Random(3)
    types = kinds()
    for number in range(count):
        category = dice.choice(list(STORIES))
        text = f"{landmark(dice)}\n{dice.choice(STORIES[category])}"
        body: dict[str, Any] = {"text": text[: PAUSES[number % len(PAUSES)]]}
        if number % 2:
            body |= {"incident_type": types[category].code, **point(dice)}
        if number % 3 == 0:
            body["caller_number"] = f"0812{dice.randrange(10**8):08d}"
        yield body
