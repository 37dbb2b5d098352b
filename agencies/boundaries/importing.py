"""Keeping the boundaries of a file: all good features in one transaction, each bad one reported."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson
from django.db import transaction
from django.db.models.functions import Now
from shapely.geometry import mapping

from agencies.boundaries.features import BadFeature, Feature, feature_of
from agencies.models import Boundary, Place
from operators.models import Centre

# A city's kelurahan with every bend have some ten megabytes.
LARGEST: Final = 200_000_000
MOST_FEATURES: Final = 20_000
# A metre at the equator is 0.00001 degrees; more digits are noise.
DIGITS: Final = 6


class BadFile(Exception):
    """The file is no collection of features; nothing was imported."""


@dataclass(slots=True)
class Outcome:
    """What became of the features of a file."""

    new: int = 0
    changed: int = 0
    known: int = 0
    refused: int = 0


def import_boundaries(
    path: Path, centre: Centre, refuse: Callable[[int, str, str], None], *, dry_run: bool = False
) -> Outcome:
    """Import `path`; `refuse` hears of each bad feature: its place in the file from 1, its code, why.

    Raises `BadFile`. A boundary whose feature is missing from the file stays as it was.
    """
    features = _features(path)
    outcome = Outcome()
    places = {place.code: place for place in Place.objects.filter(centre=centre)}
    present = {one.place_id: one for one in Boundary.objects.filter(place__centre=centre)}
    seen: set[str] = set()
    with transaction.atomic():
        for number, raw in enumerate(features, start=1):
            try:
                feature = _usable(raw, places, seen)
            except BadFeature as bad:
                outcome.refused += 1
                refuse(number, _code_of(raw), str(bad))
                continue
            _keep(feature, places[feature.code], present, outcome)
        if dry_run:
            transaction.set_rollback(True)
    return outcome


def _features(path: Path) -> list[Any]:
    if path.stat().st_size > LARGEST:
        raise BadFile(f"{path} is larger than {LARGEST // 1_000_000} MB. Divide it.")
    try:
        whole = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise BadFile(f"{path} is no JSON: {error}.") from error
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list) or whole.get("type") != "FeatureCollection":
        raise BadFile(f"{path} is no GeoJSON FeatureCollection.")
    if len(features) > MOST_FEATURES:
        raise BadFile(f"{path} has more than {MOST_FEATURES} features. Divide it.")
    return features


def _usable(raw: Any, places: dict[str, Place], seen: set[str]) -> Feature:
    feature = feature_of(raw)
    if feature.code not in places:
        raise BadFeature("this centre has no place of this code")
    if feature.code in seen:
        raise BadFeature("the file has this code twice")
    seen.add(feature.code)
    return feature


def _code_of(raw: Any) -> str:
    properties = raw.get("properties") if isinstance(raw, dict) else None
    return str(properties.get("code", ""))[:40] if isinstance(properties, dict) else ""


def _keep(feature: Feature, place: Place, present: dict[int, Boundary], outcome: Outcome) -> None:
    coordinates = _rounded(mapping(feature.area)["coordinates"])
    digest = hashlib.sha256(orjson.dumps(coordinates)).hexdigest()
    before = present.get(place.pk)
    if before is not None and before.digest == digest:
        outcome.known += 1
        return
    values = {"coordinates": coordinates, "digest": digest, "imported_at": Now()}
    Boundary.objects.update_or_create(place=place, defaults=values)
    if before is None:
        outcome.new += 1
    else:
        outcome.changed += 1
    if place.latitude is None:
        # Inside the border, which a centre of gravity need not be.
        inside = feature.area.representative_point()
        place.latitude, place.longitude = round(inside.y, DIGITS), round(inside.x, DIGITS)
        place.save(update_fields=["latitude", "longitude"])


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, (list, tuple)):
        return [_rounded(part) for part in coordinates]
    return round(coordinates, DIGITS)
