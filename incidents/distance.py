"""Distances on the ground. Pure."""

import math
from typing import Final

EARTH_METRES: Final = 6_371_000


def metres_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the distance (m) of two points (WGS 84 degrees) on a sphere: the haversine formula."""
    lat1, lat2 = math.radians(latitude), math.radians(other_latitude)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_METRES * math.asin(math.sqrt(min(1.0, half)))
