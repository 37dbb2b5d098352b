"""Pages of a list that grows at its head: each page says where the next begins, none is counted."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from incidents.errors import Invalid


def page_of(records: QuerySet, *, limit: int, cursor: str) -> tuple[list[Any], str | None]:
    """Return at most `limit` records, the newest first, and the cursor of the next page or None.

    Raises `Invalid` for a cursor that was not given by this list.
    """
    if cursor:
        at, pk = _decode(cursor)
        records = records.filter(Q(created_at__lt=at) | Q(created_at=at, pk__lt=pk))
    found = list(records.order_by("-created_at", "-pk")[: limit + 1])
    more = len(found) > limit
    found = found[:limit]
    return found, _encode(found[-1].created_at, found[-1].pk) if more else None


def _encode(at: datetime, pk: int) -> str:
    return urlsafe_b64encode(f"{at.isoformat()}|{pk}".encode()).decode().rstrip("=")


def _decode(cursor: str) -> tuple[datetime, int]:
    try:
        text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        moment, pk = text.split("|")
        at = parse_datetime(moment)
        if at is None or at.tzinfo is None:
            raise ValueError(moment)
        return at, int(pk)
    except ValueError as error:
        raise Invalid({"cursor": [_("This cursor is not of this list. Leave it out.")]}) from error
