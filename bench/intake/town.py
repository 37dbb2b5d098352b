"""A centre with very many open incidents, as on the worst night: half of them are one flood."""

import random
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from agencies.models import Category, IncidentType, Place, PlaceLevel
from agencies.priority import Priority
from bench.world import World
from incidents.call_classes import CallClass
from incidents.models import Call, Incident
from incidents.states import IncidentStatus

# Kota Tangerang is about 20 km across.
SOUTH, WEST, ACROSS = -6.26, 106.56, 0.18
NAMES_TEXT = """
    Mawar Melati Kenanga Cempaka Anggrek Dahlia Flamboyan Kamboja Teratai Merpati Rajawali Garuda Cendana Jati
    Mahoni Beringin Angsana Sudirman Thamrin Hasyim Ashari Ahmad Yani Diponegoro Kartini Imam Bonjol Otista
    Veteran Merdeka Pahlawan Pemuda Gajah Mada Hayam Wuruk Daan Mogot Cisadane Cipondoh Neglasari
"""
NAMES = NAMES_TEXT.split()
OBJECTS = ("Masjid", "Pasar", "SDN", "Ruko", "Perumahan", "Gang", "Jembatan", "Pabrik", "Apotek", "SPBU")
STORIES = {
    Category.DISASTER: ("Banjir setinggi lutut, ada lansia.", "Air masuk rumah, banjir makin tinggi."),
    Category.FIRE: ("Api besar dari dapur, merambat.", "Asap hitam dari gudang, ada ledakan."),
    Category.ACCIDENT: ("Tabrakan motor dengan truk, satu luka.", "Mobil terbalik, pengemudi terjepit."),
    Category.MEDICAL: ("Orang tidak sadar, napas tersengal.", "Ibu hamil pendarahan."),
}
SHARES = (50, 20, 20, 10)


def landmark(dice: random.Random) -> str:
    """Return a landmark as callers name them."""
    return f"{dice.choice(OBJECTS)} {dice.choice(NAMES)} {dice.choice(NAMES)} {dice.randrange(1, 40)}"


def point(dice: random.Random) -> dict[str, float]:
    """Return a position in the city, in degrees."""
    latitude, longitude = SOUTH + dice.random() * ACROSS, WEST + dice.random() * ACROSS
    return {"latitude": round(latitude, 5), "longitude": round(longitude, 5)}


def kinds() -> dict[str, IncidentType]:
    """Return a type of each category that is told of, made when it is missing."""
    made = {}
    for category in STORIES:
        facts = {"category": category, "name_id": category.label, "name_en": category.label}
        made[category], _new = IncidentType.objects.get_or_create(
            code=f"B{category.value[:9].upper()}", defaults={**facts, "default_priority": Priority.P2}
        )
    return made


def fill(world: World, count: int) -> None:
    """Have `count` open incidents with three calls each, of the last twelve hours."""
    present = Incident.objects.filter(centre_id=world.standing.centre_id).count()
    dice, missing = random.Random(present), count - present
    types, places = kinds(), _places(world)
    incidents = Incident.objects.bulk_create(
        [_incident(world, dice, types, dice.choice(places)) for _ in range(missing)], batch_size=2000
    )
    calls = [_call(world, dice, one) for one in incidents for _caller in range(3)]
    Call.objects.bulk_create(calls, batch_size=5000)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _incident(world: World, dice: random.Random, types: dict[str, IncidentType], place: Place) -> Incident:
    category = dice.choices(list(STORIES), SHARES)[0]
    at = timezone.now() - timedelta(minutes=dice.random() * 720)
    return Incident(
        centre_id=world.standing.centre_id,
        number=f"BENCH-{dice.getrandbits(60):x}",
        incident_type=types[category],
        priority=dice.randrange(1, 4),
        status=IncidentStatus.ACTIVE,
        place=place,
        landmark=landmark(dice),
        narrative=dice.choice(STORIES[category]),
        caller_number=f"0812{dice.randrange(10**8):08d}",
        created_at=at,
        updated_at=at,
        created_by_id=world.standing.user_id,
        **(point(dice) if dice.random() < 0.6 else {}),
    )


def _call(world: World, dice: random.Random, incident: Incident) -> Call:
    at = incident.created_at
    return Call(
        centre_id=world.standing.centre_id, incident=incident, call_class=CallClass.NORMAL, presented_at=at,
        answered_at=at, caller_number=f"0812{dice.randrange(10**8):08d}", created_at=at, updated_at=at,
    )  # fmt: skip


def _places(world: World) -> list[Place]:
    """Return the kelurahan of 13 kecamatan with 8 each, made when they are missing."""
    centre_id = world.standing.centre_id
    if not Place.objects.filter(centre_id=centre_id).exists():
        for district in range(1, 14):
            code = f"99.99.{district:02d}"
            parent = Place.objects.create(
                centre_id=centre_id, code=code, name=f"Kecamatan {district}", level=PlaceLevel.KECAMATAN
            )
            Place.objects.bulk_create(
                Place(
                    centre_id=centre_id, code=f"{code}.{1000 + n}", name=f"Kelurahan {district}-{n}",
                    level=PlaceLevel.KELURAHAN, parent=parent,
                )
                for n in range(1, 9)
            )  # fmt: skip
    return list(Place.objects.filter(centre_id=centre_id, level=PlaceLevel.KELURAHAN))
