"""One feature of a GeoJSON file: its code and its area, or why it cannot be used. Pure."""

import math
from dataclasses import dataclass
from typing import Any, Final

from shapely import MultiPolygon, Polygon
from shapely.geometry import shape
from shapely.validation import explain_validity

# A kelurahan of the finest public set has some thousands; beyond this it is a whole country, or a mistake.
MOST_POINTS: Final = 200_000
# The country's own extent, with the sea around it (degrees): by it swapped coordinates are told.
COUNTRY_LONGITUDE: Final = (94.0, 142.0)
COUNTRY_LATITUDE: Final = (-12.0, 8.0)
LONGEST_CODE: Final = 13


class BadFeature(Exception):
    """The feature cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Feature:
    """The area of the place with this code."""

    code: str
    area: MultiPolygon


def feature_of(raw: Any) -> Feature:
    """Return the checked feature; raise `BadFeature`."""
    if not isinstance(raw, dict) or raw.get("type") != "Feature":
        raise BadFeature("it is no GeoJSON feature")
    return Feature(_code(raw.get("properties")), _area(raw.get("geometry")))


def _code(properties: Any) -> str:
    code = properties.get("code") if isinstance(properties, dict) else None
    code = str(code).strip() if isinstance(code, (str, int)) and not isinstance(code, bool) else ""
    if not code or len(code) > LONGEST_CODE:
        raise BadFeature('its property "code" is missing or too long')
    return code


def _area(geometry: Any) -> MultiPolygon:
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise BadFeature("its geometry is neither a Polygon nor a MultiPolygon")
    _check_points(geometry.get("coordinates"))
    try:
        made = shape(geometry)
    except Exception as error:
        # The library raises whatever it stumbles over in nested lists of the wrong depth.
        raise BadFeature("its rings are not closed lists of at least four points") from error
    if not made.is_valid:
        raise BadFeature(f"its border is broken: {explain_validity(made)}")
    if made.is_empty or made.area == 0:
        raise BadFeature("its area is empty")
    return made if isinstance(made, MultiPolygon) else MultiPolygon([made])


def _check_points(coordinates: Any) -> None:
    points = _points(coordinates)
    if not points:
        raise BadFeature("its geometry has no points")
    if len(points) > MOST_POINTS:
        raise BadFeature(f"it has more than {MOST_POINTS} points")
    if all(_within(x, COUNTRY_LATITUDE) and _within(y, COUNTRY_LONGITUDE) for x, y in points):
        raise BadFeature("its coordinates are in the order latitude, longitude; GeoJSON puts longitude first")
    if not all(abs(x) <= 180 and abs(y) <= 90 for x, y in points):
        raise BadFeature("a point lies outside the earth: degrees of WGS 84 are needed, not metres")


def _points(coordinates: Any) -> list[tuple[float, float]]:
    """Return all points of nested rings; raise `BadFeature` for what is none."""
    found: list[tuple[float, float]] = []
    waiting = [(coordinates, 0)]
    while waiting:
        value, depth = waiting.pop()
        if not isinstance(value, list) or depth > 3:
            raise BadFeature("its coordinates are not lists of points")
        if value and not isinstance(value[0], list):
            found.append(_point(value))
            if len(found) > MOST_POINTS:
                return found
        else:
            waiting.extend((part, depth + 1) for part in value)
    return found


def _point(value: list[Any]) -> tuple[float, float]:
    numbers = [one for one in value[:2] if isinstance(one, (int, float)) and not isinstance(one, bool)]
    if len(numbers) < 2 or not all(math.isfinite(one) for one in numbers):
        raise BadFeature("a point is no pair of numbers")
    return numbers[0], numbers[1]


def _within(value: float, span: tuple[float, float]) -> bool:
    return span[0] <= value <= span[1]


def polygons_of(coordinates: Any) -> MultiPolygon:
    """Return the area that `Boundary.coordinates` holds."""
    return MultiPolygon([Polygon(rings[0], rings[1:]) for rings in coordinates])
