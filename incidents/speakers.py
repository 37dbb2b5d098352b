"""Who on shift speaks a caller's language."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from incidents.access import visible_attendances
from incidents.journal.change import database_now
from operators.models import Membership
from operators.standing import Standing

MOST: Final = 20
# Somebody who forgot to leave a shift yesterday is not asked today: shifts have up to nine hours.
LONGEST_SHIFT: Final = timedelta(hours=16)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A colleague on shift; `extension` is that of their telephone, "" where none is known."""

    id: int
    name: str
    extension: str


def speakers_on_shift(standing: Standing, language: str) -> list[Speaker]:
    """Return the colleagues of the person who are on shift here and speak `language`, by name, at most 20."""
    present = (
        visible_attendances(standing)
        .filter(taken_at__gt=database_now() - LONGEST_SHIFT, user__is_active=True)
        .filter(user__spoken_languages__contains=[language])
        .exclude(user_id=standing.user_id)
        .select_related("user")
        .order_by("user__first_name", "user_id")[:MOST]
    )
    users = [attendance.user for attendance in present]
    posts = Membership.objects.filter(centre_id=standing.centre_id, active=True, user__in=users)
    extensions: dict[int, str] = {}
    for user_id, extension in posts.order_by("id").values_list("user_id", "extension"):
        extensions[user_id] = extensions.get(user_id) or extension
    return [Speaker(user.pk, str(user), extensions[user.pk]) for user in users if user.pk in extensions]
