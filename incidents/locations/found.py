"""One finding of the location search."""

from dataclasses import dataclass
from enum import StrEnum

from agencies.models import Place


class Source(StrEnum):
    """What was found, the surest first."""

    POINT = "point"
    LANDMARK = "landmark"
    PLACE = "place"
    INCIDENT = "incident"


@dataclass(frozen=True, slots=True)
class Found:
    """What the fields of a call become when this is chosen.

    `sure` when every word typed begins one of its own; else it is only alike.

    `latitude` and `longitude` (degrees of WGS 84) are missing where only a name is known. The centre of
    a kelurahan is no position of an incident, so a place has none.
    """

    source: Source
    label: str
    detail: str = ""
    landmark: str = ""
    address: str = ""
    place: Place | None = None
    latitude: float | None = None
    longitude: float | None = None
    sure: bool = True
