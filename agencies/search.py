"""Finding types and places by the first letters of any of their words."""

import re
from typing import Final

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from agencies.models import IncidentType, Place

# More words than this say nothing more about a type or a place.
MOST_WORDS: Final = 6
WORD: Final = re.compile(r"\w+")
# Where a word was found: each word further on in a name costs 1, the other language and search words more.
OTHER_LANGUAGE: Final = 20
SEARCH_WORD: Final = 50


def search_types(text: str, *, language: str) -> list[IncidentType]:
    """Return the active types of which every word of `text` begins a word, the best first.

    `kebak` finds *Kebakaran rumah*. A match in the name, in the reader's language first, counts more
    than one in a search word, and an earlier word of the name more than a later one; a code written
    out comes before all. Without text all of them, the most urgent first.
    """
    words = _words(text)
    ranked = []
    for kind in IncidentType.objects.filter(active=True):
        name = kind.label(language).lower()
        ranks = [_rank(word, kind, language) for word in words]
        if None not in ranks:
            total = sum(rank for rank in ranks if rank is not None)
            ranked.append(((words != [kind.code.lower()], total, kind.default_priority, name), kind))
    ranked.sort(key=lambda pair: pair[0])
    return [kind for _rank_of, kind in ranked] if words or not text.strip() else []


def search_places(text: str, *, centre_id: int) -> QuerySet[Place]:
    """Return the centre's places of which every word of `text` begins a word, with what they are part of.

    A kelurahan is found by its kecamatan's name too; those found by their own name come first, then the
    smaller ones, which a caller means. A text of digits and dots is the beginning of a code.
    """
    places = Place.objects.filter(centre_id=centre_id).select_related("parent")
    if re.fullmatch(r"[\d.]+", text.strip()):
        return places.filter(code__startswith=text.strip()).order_by("code")
    words = _words(text)
    if not words:
        return places.none() if text.strip() else places.order_by("-level", "name")
    own = Q()
    for word in words:
        begins = rf"\m{word}"
        own &= Q(name__iregex=begins)
        places = places.filter(Q(name__iregex=begins) | Q(parent__name__iregex=begins))
    by_own_name = Case(When(own, then=Value(0)), default=Value(1), output_field=IntegerField())
    # "kelurahan" sorts after "kecamatan" and "city".
    return places.order_by(by_own_name, "-level", "name")


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())[:MOST_WORDS]


def _rank(word: str, kind: IncidentType, language: str) -> int | None:
    names = [kind.label(language), kind.label("id" if language == "en" else "en")]
    for penalty, name in enumerate(names):
        for position, part in enumerate(WORD.findall(name.lower())):
            if part.startswith(word):
                return penalty * OTHER_LANGUAGE + position
    others = WORD.findall(" ".join([kind.code, *kind.keywords]).lower())
    return SEARCH_WORD if any(part.startswith(word) for part in others) else None
