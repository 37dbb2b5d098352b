"""Of which changes of an incident somebody on the way must hear: a pure table."""

from collections.abc import Collection
from typing import Final

from django.utils.translation import gettext as _

# Where to and for what. The narrative grows all the time; an alarm for each line would be heard by nobody.
TELLING_FIELDS: Final = frozenset(
    {"incident_type", "priority", "place", "landmark", "address", "latitude", "longitude"}
)
WHERE_FIELDS: Final = frozenset({"place", "landmark", "address", "latitude", "longitude"})


def changed_label(fields: Collection[str]) -> str:
    """Return what changed in the reader's language, as "where, type"."""
    words = (
        (_("where") if WHERE_FIELDS.intersection(fields) else ""),
        (_("type") if "incident_type" in fields else ""),
        (_("priority") if "priority" in fields else ""),
    )
    return ", ".join(word for word in words if word)
