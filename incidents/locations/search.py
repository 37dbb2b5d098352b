"""The location search: what a call's place may be, the surest first."""

from itertools import islice
from typing import Any, Final

from django.utils.translation import gettext as _

from agencies.boundaries.areas import areas_of
from agencies.models import LandmarkKind, Place
from incidents.locations import queries
from incidents.locations.found import Found, Source
from incidents.locations.plus_codes import point_of
from operators.models import Centre

SHORTEST: Final = 2
# Of each kind; together they fill a list that is read at a glance.
MOST: Final = 5


def find_locations(text: str, *, centre_id: int, limit: int) -> list[Found]:
    """Return at most `limit` findings for `text`; none for less than two letters.

    Landmarks stand before places and earlier incidents, and what was only alike comes last.
    """
    words = [word for word in queries.words_of(text) if word]
    if len("".join(words)) < SHORTEST:
        return []
    found = [*_points(text, centre_id), *_begun(centre_id, words)]
    if len(found) < limit and len(" ".join(words)) >= queries.ALIKE_FROM:
        found += _alike(centre_id, words, {one.label for one in found})
    return list(islice(_known(found), limit))


def _points(text: str, centre_id: int) -> list[Found]:
    if "+" not in text:
        return []
    centre = Centre.objects.get(pk=centre_id)
    point = point_of(text, latitude=centre.latitude, longitude=centre.longitude)
    if point is None:
        return []
    code, latitude, longitude = point
    place = areas_of(centre_id).at(latitude, longitude)
    detail = f"{latitude:.5f}, {longitude:.5f}"
    return [Found(Source.POINT, code, detail, place=place, latitude=latitude, longitude=longitude)]


def _begun(centre_id: int, words: list[str]) -> list[Found]:
    landmarks = queries.landmarks(centre_id, words, MOST, alike=False)
    places = queries.places(centre_id, words, MOST, alike=False)
    earlier = queries.incidents(centre_id, words, MOST)
    near = _places([row[3] for row in landmarks] + [row[0] for row in places] + [row[2] for row in earlier])
    return [
        *(_landmark(row, near) for row in landmarks),
        *(_place(near[row[0]]) for row in places),
        *(_incident(row, near) for row in earlier),
    ]


def _alike(centre_id: int, words: list[str], known: set[str]) -> list[Found]:
    landmarks = queries.landmarks(centre_id, words, MOST, alike=True)
    places = queries.places(centre_id, words, MOST, alike=True)
    near = _places([row[3] for row in landmarks] + [row[0] for row in places])
    found = [
        *(_landmark(row, near, sure=False) for row in landmarks),
        *(_place(near[row[0]], sure=False) for row in places),
    ]
    return [one for one in found if one.label not in known]


def _places(ids: list[int | None]) -> dict[int, Place]:
    return Place.objects.select_related("parent").in_bulk([pk for pk in ids if pk is not None])


def _landmark(row: tuple[Any, ...], near: dict[int, Place], *, sure: bool = True) -> Found:
    name, aliases, kind, place_id, latitude, longitude = row
    place = near.get(place_id)
    parts = [aliases, place.name if place else "", str(LandmarkKind(kind).label)]
    return Found(
        Source.LANDMARK,
        name,
        ", ".join(part for part in parts if part),
        landmark=name,
        place=place,
        latitude=latitude,
        longitude=longitude,
        sure=sure,
    )


def _place(place: Place, *, sure: bool = True) -> Found:
    parts = [str(place.get_level_display()), place.parent.name if place.parent else ""]
    return Found(Source.PLACE, place.name, ", ".join(part for part in parts if part), place=place, sure=sure)


def _incident(row: tuple[Any, ...], near: dict[int, Place]) -> Found:
    landmark, address, place_id, latitude, longitude = row
    place = near.get(place_id)
    rest = [address if landmark else "", place.name if place else "", _("earlier incident")]
    return Found(
        Source.INCIDENT,
        landmark or address,
        ", ".join(part for part in rest if part),
        landmark=landmark,
        address=address,
        place=place,
        latitude=latitude,
        longitude=longitude,
    )


def _known(found: list[Found]) -> list[Found]:
    """Return each once: a landmark is not told again as the place of an earlier incident."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for one in found:
        key = (one.label.lower(), one.place.code if one.place else "")
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept
