"""Find-as-you-type in the location field: each pause of the typing asks once."""

import random
from collections.abc import Iterator

from django.db import connection

from agencies.models import Landmark, LandmarkKind, Place, PlaceLevel
from bench.intake.asking import WARM_UP, Operator, row
from bench.intake.radar import OPEN
from bench.intake.town import NAMES, OBJECTS, fill, landmark, point
from bench.system import System
from bench.world import World

# All places of the country have about this number; the landmarks are those of a large city.
PLACES, LANDMARKS = 80_000, 5_000
PAUSES = (3, 5, 8, 12, 20)


def rows(system: System, world: World, factor: int, quick: bool) -> list[list[str]]:
    """Return the lines of the table, with `PLACES` and `LANDMARKS` x `factor`."""
    fill(world, OPEN * factor)
    _fill(world, factor)
    system.start()
    operator = Operator(system, world)
    count = WARM_UP + (60 if quick else 400)
    sure = [operator.get("locations/", q=text)[0] for text in _typed(count)][WARM_UP:]
    wrong = [operator.get("locations/", q=text)[0] for text in _misspelt(count)][WARM_UP:]
    system.stop()
    size = f"{PLACES * factor:,} + {LANDMARKS * factor:,}"
    return [row("find a location", size, sure), row("find a location, misspelt", size, wrong)]


def _fill(world: World, factor: int) -> None:
    """Have as many landmarks and places, all of the operator's own centre."""
    centre_id, dice = world.standing.centre_id, random.Random(factor)
    missing = LANDMARKS * factor - Landmark.objects.filter(centre_id=centre_id).count()
    kinds = list(LandmarkKind)
    made = (
        Landmark(
            centre_id=centre_id, name=f"{landmark(dice)} {dice.getrandbits(40):x}", aliases=landmark(dice),
            kind=dice.choice(kinds), **point(dice),
        )
        for _number in range(missing)
    )  # fmt: skip
    Landmark.objects.bulk_create(made, batch_size=5000)
    present = Place.objects.filter(centre_id=centre_id).count()
    more = (
        Place(
            centre_id=centre_id, code=f"98.{number:09d}", level=PlaceLevel.KELURAHAN,
            name=f"{dice.choice(NAMES)} {dice.choice(NAMES)} {number % 997}",
        )
        for number in range(present, PLACES * factor)
    )  # fmt: skip
    Place.objects.bulk_create(more, batch_size=5000)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE agencies_landmark, agencies_place")


def _typed(count: int) -> Iterator[str]:
    dice = random.Random(5)
    for number in range(count):
        yield landmark(dice)[: PAUSES[number % len(PAUSES)]]


def _misspelt(count: int) -> Iterator[str]:
    """A landmark with one letter left out, as it is typed under stress."""
    dice = random.Random(6)
    for _number in range(count):
        text = f"{dice.choice(OBJECTS)} {dice.choice(NAMES)}"
        at = dice.randrange(1, len(text))
        yield text[:at] + text[at + 1 :]
