"""The searches in the database: by the beginnings of words, and by likeness (pg_trgm)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from django.db import connection
from django.db.models.functions import Now

from incidents.models import Incident
from incidents.models.incident import WHERE

# Words beyond these say nothing more about where something is.
MOST_WORDS: Final = 6
# Below this many letters likeness finds anything at all.
ALIKE_FROM: Final = 4
# Earlier incidents older than this are no help: shops move, people too.
DAYS: Final = 365
# So many of the newest incidents with these words are looked at for different places.
NEWEST: Final = 200

LANDMARKS: Final = """
    SELECT name, aliases, kind, place_id, latitude, longitude FROM agencies_landmark
    WHERE centre_id = %(centre)s AND active AND {condition}
    ORDER BY {order}, length(name), name LIMIT %(limit)s
"""
PLACES: Final = """
    SELECT place.id, place.name FROM agencies_place place
    WHERE place.centre_id = %(centre)s AND {condition}
    ORDER BY {order}, place.level DESC, place.name LIMIT %(limit)s
"""


def landmarks(centre_id: int, words: list[str], limit: int, *, alike: bool) -> list[tuple[Any, ...]]:
    """Return name, aliases, kind, place, latitude, longitude of the landmarks found, the best first."""
    return _run(_filled(LANDMARKS, "searched", words, alike=alike), _values(centre_id, words, limit))


def places(centre_id: int, words: list[str], limit: int, *, alike: bool) -> list[tuple[Any, ...]]:
    """Return id and name of the places found, the best first, the smaller ones before the larger."""
    return _run(_filled(PLACES, "place.searched", words, alike=alike), _values(centre_id, words, limit))


def incidents(centre_id: int, words: list[str], limit: int) -> list[tuple[Any, ...]]:
    """Return landmark, address, place, latitude, longitude of earlier incidents, each location once."""
    found = Incident.objects.annotate(where=WHERE).filter(
        centre_id=centre_id, created_at__gt=Now() - timedelta(days=DAYS)
    )
    for word in words:
        found = found.filter(where__contains=f" {word}")
    rows = found.order_by("-pk").values_list("landmark", "address", "place_id", "latitude", "longitude")
    each = {(row[0].lower(), row[1].lower()): row for row in reversed(list(rows[:NEWEST]))}
    return list(each.values())[-limit:][::-1]


def _filled(statement: str, column: str, words: list[str], *, alike: bool) -> str:
    if alike:
        condition, order = f"%(text)s <%% {column}", f"word_similarity(%(text)s, {column}) DESC"
    else:
        condition, order = _begins(column, words), f"({column} LIKE %(start)s) DESC"
    return statement.format(condition=condition, order=order)


def _begins(column: str, words: list[str]) -> str:
    return " AND ".join(f"{column} LIKE %(word{number})s" for number in range(len(words)))


def _values(centre_id: int, words: list[str], limit: int) -> dict[str, Any]:
    patterns = {f"word{number}": f"% {_plain(word)}%" for number, word in enumerate(words)}
    text = " ".join(words)
    return {"centre": centre_id, "limit": limit, "text": text, "start": f" {_plain(text)}%", **patterns}


def _plain(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")


def _run(statement: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def words_of(text: str) -> Iterator[str]:
    """Yield the words of what was typed, in small letters."""
    for word in text.lower().split()[:MOST_WORDS]:
        yield word.strip(",.;:")
