"""Which place of a centre a point lies in, from boundaries that each process keeps ready."""

import threading
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Max
from shapely import MultiPolygon, Point, STRtree
from shapely.geometry import mapping

from agencies.boundaries.features import polygons_of
from agencies.models import Boundary, Place, PlaceLevel
from operators.models import Centre

# Borders are drawn with this much less detail (degrees): some twenty metres, below a pixel of the map.
DRAWN_TO: Final = 0.0002
FINEST_FIRST: Final = {PlaceLevel.KELURAHAN: 0, PlaceLevel.KECAMATAN: 1, PlaceLevel.CITY: 2}


@dataclass(frozen=True, slots=True)
class Areas:
    """The boundaries of one centre; `stamp` tells whether they are still those of the database."""

    stamp: tuple[int, datetime | None]
    places: list[Place]
    shapes: list[MultiPolygon]
    tree: STRtree

    def at(self, latitude: float, longitude: float) -> Place | None:
        """Return the finest place around the point, or None."""
        found = [self.places[index] for index in self.tree.query(Point(longitude, latitude), "intersects")]
        return min(found, key=lambda place: FINEST_FIRST[PlaceLevel(place.level)], default=None)

    def drawn(self) -> list[dict[str, Any]]:
        """Return the borders as GeoJSON features for a map."""
        return [
            {
                "type": "Feature",
                "properties": {"code": place.code, "name": place.name, "level": place.level},
                "geometry": mapping(area.simplify(DRAWN_TO)),
            }
            for place, area in zip(self.places, self.shapes, strict=True)
        ]


_kept: dict[int, Areas] = {}
_lock = threading.Lock()


def areas_of(centre_id: int) -> Areas:
    """Return the boundaries of a centre, read again only when they have changed."""
    stamp = _stamp(centre_id)
    kept = _kept.get(centre_id)
    if kept is not None and kept.stamp == stamp:
        return kept
    with _lock:
        boundaries = list(Boundary.objects.filter(place__centre_id=centre_id).select_related("place__parent"))
        shapes = [polygons_of(boundary.coordinates) for boundary in boundaries]
        made = Areas(stamp, [boundary.place for boundary in boundaries], shapes, STRtree(shapes))
        _kept[centre_id] = made
    return made


def centres_around(latitude: float, longitude: float, *, but: int) -> list[Centre]:
    """Return the other centres of this installation whose boundaries hold the point, the nearest first."""
    having = Boundary.objects.exclude(place__centre_id=but).values_list("place__centre_id", flat=True)
    centres = Centre.objects.filter(pk__in=having.distinct(), active=True).order_by("name")
    return [centre for centre in centres if areas_of(centre.pk).at(latitude, longitude) is not None]


def _stamp(centre_id: int) -> tuple[int, datetime | None]:
    found = Boundary.objects.filter(place__centre_id=centre_id).aggregate(
        number=Count("pk"), last=Max("imported_at")
    )
    return found["number"], found["last"]
