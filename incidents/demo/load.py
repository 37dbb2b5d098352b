"""Loading the demo: all of it in one transaction, or nothing."""

import random
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from incidents.demo.cast import write_cities
from incidents.demo.landmarks import write_landmarks
from incidents.demo.open_cases import OPEN
from incidents.demo.palembang import PALEMBANG
from incidents.demo.past_cases import PAST
from incidents.demo.player import Player, standing_of
from incidents.demo.shifts import TwoShifts, add_attendance, add_junk, ring
from incidents.journal.change import database_now
from incidents.models import Call
from operators.models import Centre

# Long enough for the longest of PAST to have ended.
LONGEST_CASE: Final = timedelta(hours=2)
TALKED: Final = (18, 55)
JUNK: Final = {"tng": 48, "plm": 14}
SEED: Final = 112


@transaction.atomic
def load_demo() -> bool:
    """Write the demo's cities and, where nothing has happened yet, their story; say if it was told."""
    centres = write_cities()
    write_landmarks(centres["tng"])
    if Call.objects.filter(centre__in=centres.values()).exists():
        return False
    now = database_now()
    _tangerang(centres["tng"], now)
    _palembang(centres["plm"], now)
    return True


def _tangerang(centre: Centre, now: datetime) -> None:
    dice = random.Random(SEED)
    shifts = TwoShifts.of(centre, now)
    budi, siti, ayu, citra = (
        standing_of(name, centre) for name in ("budi.hartono", "siti.rahayu", "operator", "supervisor")
    )
    codes = {"polri": "polisi", "damkar": "damkar", "rsud": "rsud", "psc": "lia.psc"}
    liaisons = {code: standing_of(name, centre) for code, name in codes.items()}
    player = Player(centre, shifts.on_duty(budi, ayu), liaisons)
    add_attendance(player, shifts, before=[budi, siti], present=[ayu, citra])
    add_junk(player, shifts, JUNK["tng"], dice)
    for part, case in PAST:
        at = shifts.moment(part, spare=LONGEST_CASE) + timedelta(minutes=2)
        player.add_case(case, at, rang=ring(dice), talked=dice.uniform(*TALKED))
    for seconds, case in OPEN:
        at = now - timedelta(seconds=seconds)
        player.add_case(case, at, rang=ring(dice), talked=dice.uniform(*TALKED))
    player.play_until(now)


def _palembang(centre: Centre, now: datetime) -> None:
    dice = random.Random(SEED + 1)
    shifts = TwoShifts.of(centre, now)
    indra, kartika = (standing_of(name, centre) for name in ("indra.wijaya", "palembang"))
    player = Player(centre, shifts.on_duty(indra, kartika), {})
    add_attendance(player, shifts, before=[indra], present=[kartika])
    add_junk(player, shifts, JUNK["plm"], dice)
    for seconds, case in PALEMBANG:
        at = now - timedelta(seconds=seconds)
        player.add_case(case, at, rang=ring(dice), talked=dice.uniform(*TALKED))
    player.play_until(now)
