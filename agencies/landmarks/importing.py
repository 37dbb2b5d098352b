"""Keeping the landmarks of a CSV file: good rows in one transaction, each bad one reported by its line."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from agencies.models import Landmark, LandmarkKind, Place
from operators.models import Centre

COLUMNS: Final = ("name", "latitude", "longitude")
OPTIONAL: Final = ("aliases", "kind", "place_code")
MOST_ROWS: Final = 100_000


class BadFile(Exception):
    """The file is no list of landmarks; nothing was imported."""


class BadRow(Exception):
    """The row cannot be kept; the message says why."""


@dataclass(slots=True)
class Outcome:
    """What became of the rows of a file."""

    new: int = 0
    changed: int = 0
    known: int = 0
    refused: int = 0


def import_landmarks(
    path: Path, centre: Centre, refuse: Callable[[int, str], None], *, dry_run: bool = False
) -> Outcome:
    """Import `path`; `refuse` hears of each bad row: its line and why. Raises `BadFile`.

    A landmark is known by its name and place; what is not in the file stays as it was.
    """
    outcome = Outcome()
    places = {place.code: place for place in Place.objects.filter(centre=centre)}
    with transaction.atomic():
        for line, row in _rows(path):
            try:
                values = _values(row, places)
            except BadRow as bad:
                outcome.refused += 1
                refuse(line, str(bad))
                continue
            _keep(centre, values, outcome)
        if dry_run:
            transaction.set_rollback(True)
    return outcome


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
            if missing:
                raise BadFile(f"{path} has no column {', '.join(missing)}.")
            for number, row in enumerate(reader, start=1):
                if number > MOST_ROWS:
                    raise BadFile(f"{path} has more than {MOST_ROWS} rows. Divide it.")
                yield reader.line_num, {name: (row.get(name) or "").strip() for name in (*COLUMNS, *OPTIONAL)}
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadFile(f"{path} is no CSV in UTF-8: {error}.") from error


def _values(row: dict[str, str], places: dict[str, Place]) -> dict[str, Any]:
    if not row["name"] or len(row["name"]) > 120 or len(row["aliases"]) > 300:
        raise BadRow("a name has 1 to 120 characters, its other names together at most 300")
    kind = row["kind"].lower() or LandmarkKind.OTHER
    if kind not in LandmarkKind.values:
        raise BadRow(f"the kind {row['kind']!r} is none of {', '.join(LandmarkKind.values)}")
    if row["place_code"] and row["place_code"] not in places:
        raise BadRow(f"this centre has no place {row['place_code']}")
    latitude, longitude = _degrees(row["latitude"], 90), _degrees(row["longitude"], 180)
    if latitude == longitude == 0:
        raise BadRow("0,0 is no position")
    return {
        "name": row["name"],
        "aliases": row["aliases"],
        "kind": kind,
        "place": places.get(row["place_code"]),
        "latitude": latitude,
        "longitude": longitude,
    }


def _degrees(text: str, most: int) -> float:
    try:
        value = float(text)
    except ValueError:
        raise BadRow(f"{text!r} is no number of degrees") from None
    if not abs(value) <= most:
        raise BadRow(f"{text} degrees lie outside the earth; latitude and longitude may be exchanged")
    return value


def _keep(centre: Centre, values: dict[str, Any], outcome: Outcome) -> None:
    key = {"centre": centre, "name": values.pop("name"), "place": values.pop("place")}
    landmark = Landmark.objects.filter(**key).first()
    if landmark is None:
        Landmark.objects.create(**key, **values)
        outcome.new += 1
    elif all(getattr(landmark, name) == value for name, value in values.items()):
        outcome.known += 1
    else:
        Landmark.objects.filter(pk=landmark.pk).update(**values)
        outcome.changed += 1
