"""Finding types and places by their first letters."""

from django.db.models import Q, QuerySet

from agencies.models import IncidentType, Place


def search_types(text: str, *, language: str) -> list[IncidentType]:
    """Return the active types of which every word of `text` begins a word, the best first.

    `kebak` finds *Kebakaran rumah*. A match in the name, in the reader's language first, counts more
    than one in a search word, and an earlier word of the name more than a later one.
    """
    words = text.lower().split()
    ranked = []
    for kind in IncidentType.objects.filter(active=True):
        names = [kind.label(language).lower(), kind.label("id" if language == "en" else "en").lower()]
        keywords = [kind.code.lower(), *(word.lower() for word in kind.keywords)]
        ranks = [_rank(word, names, keywords) for word in words]
        if None not in ranks:
            total = sum(rank for rank in ranks if rank is not None)
            ranked.append(((total, kind.default_priority, names[0]), kind))
    ranked.sort(key=lambda pair: pair[0])
    return [kind for _rank_of, kind in ranked]


def search_places(text: str, *, centre_id: int) -> QuerySet[Place]:
    """Return the centre's places of which every word of `text` begins a word of the name, or the code."""
    places = Place.objects.filter(centre_id=centre_id).select_related("parent")
    for word in text.split():
        starts = Q(name__istartswith=word) | Q(name__icontains=f" {word}") | Q(code__startswith=word)
        places = places.filter(starts)
    # "kelurahan" sorts after "kecamatan" and "city": the smaller place, which a caller means, comes first.
    return places.order_by("-level", "name")


def _rank(word: str, names: list[str], keywords: list[str]) -> int | None:
    for penalty, name in enumerate(names):
        for position, part in enumerate(name.replace("/", " ").replace("-", " ").split()):
            if part.startswith(word):
                return penalty * 20 + position
    if any(part.startswith(word) for keyword in keywords for part in (keyword, *keyword.split())):
        return 50
    return None
