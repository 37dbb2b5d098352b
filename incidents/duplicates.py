"""Finding the open incidents that a call may be about: a bounded choice by the database, then the score.

The choice is by five ways, each with a limit of its own, so that it costs the same in a flood: near in
metres, in the same place, sharing a word, rung by the same number, and the newest.
"""

import math
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.models import Category, IncidentType, Place
from incidents.duplicate_score import (
    FAR_METRES,
    SHOWN_FROM,
    STRONG_FROM,
    Likeness,
    Report,
    compare,
    words_of,
)
from incidents.states import INCIDENT_OPEN
from operators.standing import Standing

METRES_A_DEGREE: Final = 111_320
MOST_WORDS: Final = 12
MOST_SHOWN: Final = 5

# The words stand as the index incident_open_words has them.
SQL: Final = """
    WITH choice AS (
        (SELECT id FROM incidents_incident WHERE centre_id = %(centre)s AND status = ANY(%(open)s)
            AND latitude BETWEEN %(south)s AND %(north)s AND longitude BETWEEN %(west)s AND %(east)s
            ORDER BY (latitude - %(latitude)s) ^ 2 + (longitude - %(longitude)s) ^ 2 LIMIT 80)
        UNION
        (SELECT incident.id FROM incidents_incident incident
            JOIN agencies_place place ON place.id = incident.place_id
            WHERE incident.centre_id = %(centre)s AND incident.status = ANY(%(open)s)
            AND %(place)s <> '' AND (place.id = %(place_id)s OR place.parent_id = %(place_id)s
                OR place.id = %(parent_id)s)
            ORDER BY incident.created_at DESC LIMIT 80)
        UNION
        (SELECT id FROM incidents_incident WHERE centre_id = %(centre)s
            AND status IN ('active', 'reopened', 'resources_assigned', 'resources_enroute',
                'resources_onscene')
            AND %(words)s <> '' AND to_tsvector('simple'::regconfig, COALESCE(landmark, '') || ' '
                || COALESCE(address, '') || ' ' || COALESCE(narrative, '')) @@ to_tsquery('simple', %(words)s)
            ORDER BY created_at DESC LIMIT 80)
        UNION
        (SELECT incident_id FROM incidents_call WHERE centre_id = %(centre)s AND incident_id IS NOT NULL
            AND regexp_replace(caller_number, '\\D', '', 'g') = ANY(%(numbers)s)
            ORDER BY presented_at DESC LIMIT 10)
        UNION
        (SELECT id FROM incidents_incident WHERE centre_id = %(centre)s AND status = ANY(%(open)s)
            ORDER BY created_at DESC LIMIT 40)
    )
    SELECT incident.id, incident.version, incident.number, incident.priority, incident.status,
           incident.created_at, type.code, type.category, type.name_id, type.name_en, incident.landmark,
           incident.address, coalesce(place.code, ''), coalesce(place.name, ''), incident.latitude,
           incident.longitude, coalesce(incident.uncertainty, 0), left(incident.narrative, 1000),
           calls.number, calls.numbers || incident.caller_number,
           extract(epoch FROM clock_timestamp()
               - greatest(coalesce(incident.reported_at, incident.created_at), calls.latest)) / 60
    FROM incidents_incident incident
    JOIN agencies_incidenttype type ON type.id = incident.incident_type_id
    LEFT JOIN agencies_place place ON place.id = incident.place_id
    CROSS JOIN LATERAL (
        SELECT count(*) AS number, max(presented_at) AS latest,
               coalesce(array_agg(caller_number::text), ARRAY[]::text[]) AS numbers
        FROM (SELECT caller_number, presented_at FROM incidents_call WHERE incident_id = incident.id
              ORDER BY presented_at DESC LIMIT 200) told
    ) calls
    WHERE incident.id IN (SELECT id FROM choice) AND incident.status = ANY(%(open)s)
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is typed of a call so far; anything may be missing. `reported_at` None is now."""

    text: str = ""
    incident_type: IncidentType | None = None
    place: Place | None = None
    latitude: float | None = None
    longitude: float | None = None
    uncertainty: int | None = None
    caller_number: str = ""
    reported_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An open incident that the call may be about, as the centre is shown it."""

    id: int
    version: int
    number: str
    priority: int
    status: str
    created_at: datetime
    type_label: str
    where: str
    callers: int
    likeness: Likeness
    reason: str

    @property
    def score(self) -> int:
        """How likely, 0 to 100."""
        return self.likeness.score

    @property
    def strong(self) -> bool:
        """Whether it is worth saying aloud."""
        return self.likeness.score >= STRONG_FROM


def find_duplicates(standing: Standing, asked: Asked, *, leave_out: int | None = None) -> list[Duplicate]:
    """Return the open incidents of the centre that are most like what is typed, the most likely first.

    `leave_out` is an incident that is compared with the others itself. One statement, bounded.
    """
    report = _report_of(asked)
    rows = [row for row in _read(standing.centre_id, asked) if row["id"] != leave_out]
    likenesses = compare(report, [_known(row) for row in rows])
    found = [(one, row) for one, row in zip(likenesses, rows, strict=True) if one.score >= SHOWN_FROM]
    found.sort(key=lambda pair: (-pair[0].score, pair[0].minutes))
    return [_duplicate(standing, likeness, row) for likeness, row in found[:MOST_SHOWN]]


def reason_of(likeness: Likeness, category: str) -> str:
    """Return why, in the reader's language: "420 m, 6 min, 'kebakaran pasar'"."""
    parts: list[str] = []
    if likeness.metres is not None:
        parts.append(_metres(likeness.metres))
    elif likeness.same_place:
        parts.append(_("same place"))
    parts.append(_("%(minutes)d min") % {"minutes": likeness.minutes})
    if likeness.words:
        parts.append(f"“{' '.join(likeness.words)}”")
    elif likeness.same_category:
        parts.append(str(Category(category).label))
    if likeness.same_caller:
        parts.append(_("same caller"))
    return ", ".join(parts)


def _metres(metres: int) -> str:
    if metres >= 1000:
        return _("%(km)s km") % {"km": f"{metres / 1000:.1f}"}
    return _("%(metres)d m") % {"metres": metres}


def _report_of(asked: Asked) -> Report:
    kind = asked.incident_type
    return Report(
        text=asked.text,
        type_code=kind.code if kind else "",
        category=kind.category if kind else "",
        latitude=asked.latitude,
        longitude=asked.longitude,
        uncertainty=asked.uncertainty or 0,
        place_code=asked.place.code if asked.place else "",
        numbers=frozenset(_numbers(asked.caller_number)),
        minutes_ago=_minutes_since(asked.reported_at),
    )


def _minutes_since(moment: datetime | None) -> float:
    return (timezone.now() - moment).total_seconds() / 60 if moment else 0.0


def _known(row: dict[str, Any]) -> Report:
    return Report(
        text=" ".join(row[name] for name in ("landmark", "address", "name_id", "name_en", "narrative")),
        type_code=row["type"],
        category=row["category"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        uncertainty=row["uncertainty"],
        place_code=row["place_code"],
        numbers=frozenset(number for told in row["numbers"] for number in _numbers(told)),
        minutes_ago=float(row["minutes"]),
    )


def _duplicate(standing: Standing, likeness: Likeness, row: dict[str, Any]) -> Duplicate:
    return Duplicate(
        id=row["id"],
        version=row["version"],
        number=row["number"],
        priority=row["priority"],
        status=row["status"],
        created_at=row["created_at"],
        type_label=row["name_en"] if standing.language == "en" else row["name_id"],
        where=row["landmark"] or row["address"] or row["place_name"],
        callers=row["callers"],
        likeness=likeness,
        reason=reason_of(likeness, row["category"]),
    )


COLUMNS: Final = (
    "id", "version", "number", "priority", "status", "created_at", "type", "category", "name_id", "name_en",
    "landmark", "address", "place_code", "place_name", "latitude", "longitude", "uncertainty", "narrative",
    "callers", "numbers", "minutes",
)  # fmt: skip


def _read(centre_id: int, asked: Asked) -> list[dict[str, Any]]:
    parameters: dict[str, Any] = {
        "centre": centre_id,
        "open": sorted(INCIDENT_OPEN),
        "words": _query(asked.text),
    }
    parameters |= {"numbers": _numbers(asked.caller_number), **_box(asked), **_place(asked.place)}
    with connection.cursor() as cursor:
        cursor.execute(SQL, parameters)
        return [dict(zip(COLUMNS, row, strict=True)) for row in cursor.fetchall()]


def _query(text: str) -> str:
    """Any of the telling words, as it was written or by its root; words are letters and digits alone."""
    words = list(words_of(text).items())[:MOST_WORDS]
    return " | ".join(f"{term}:*" for term in dict.fromkeys(term for pair in words for term in pair))


def _box(asked: Asked) -> dict[str, float | None]:
    names = ("south", "north", "west", "east", "latitude", "longitude")
    if asked.latitude is None or asked.longitude is None:
        return dict.fromkeys(names)
    reach = (FAR_METRES + (asked.uncertainty or 0)) / METRES_A_DEGREE
    across = reach / max(0.01, math.cos(math.radians(asked.latitude)))
    south, north = asked.latitude - reach, asked.latitude + reach
    west, east = asked.longitude - across, asked.longitude + across
    return dict(zip(names, (south, north, west, east, asked.latitude, asked.longitude), strict=True))


def _place(place: Place | None) -> dict[str, Any]:
    return {
        "place": place.code if place else "",
        "place_id": place.pk if place else None,
        "parent_id": place.parent_id if place else None,
    }


def _numbers(number: str) -> list[str]:
    """The number's digits as a SIM dials them and as E.164 writes them; none when it is unknown."""
    digits = re.sub(r"\D", "", number)
    if len(digits) < 6:
        return []
    local = f"0{digits[2:]}" if digits.startswith("62") else digits
    return [local, f"62{local[1:]}"] if local.startswith("0") else [local]
