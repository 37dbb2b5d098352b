"""All the capacities in which a person may act."""

from collections.abc import Iterable
from typing import Final

from django.db import connection

from operators.models import User
from operators.roles import Role
from operators.standing import Standing

# Every request asks this: in SQL for the reason given in docs/decisions/0004-reference-reads.md.
POSTS: Final = """
SELECT post.user_id, post.role, post.centre_id, post.agency_id FROM (
    SELECT user_id, role, centre_id, NULL::bigint AS agency_id, id, 1 AS rank
    FROM operators_membership WHERE active AND user_id = ANY(%(users)s)
    UNION ALL
    SELECT member.user_id, member.role, agency.centre_id, agency.id, member.id, 2
    FROM agencies_agencymembership member JOIN agencies_agency agency ON agency.id = member.agency_id
    WHERE member.active AND agency.active AND member.user_id = ANY(%(users)s)
) post
JOIN operators_centre centre ON centre.id = post.centre_id AND centre.active
ORDER BY post.rank, post.id
"""


def standings_of(user: User) -> list[Standing]:
    """Return every standing of `user`, the centre's before the agencies'; none for a disabled account."""
    return standings_of_users([user])[user.pk]


def standings_of_users(users: Iterable[User]) -> dict[int, list[Standing]]:
    """Return the same for many users by their ids, in one query."""
    people = {user.pk: user for user in users}
    found: dict[int, list[Standing]] = {pk: [] for pk in people}
    active = [pk for pk, user in people.items() if user.is_active]
    with connection.cursor() as cursor:
        cursor.execute(POSTS, {"users": active})
        for user_id, role, centre_id, agency_id in cursor.fetchall():
            found[user_id].append(_standing(people[user_id], role, centre_id, agency_id))
    return found


def choose_standing(user: User, key: str | None) -> Standing | None:
    """Return the standing of `user` named `key`, else the first one, else None."""
    standings = standings_of(user)
    chosen = next((s for s in standings if s.key == key), None)
    return chosen or next(iter(standings), None)


def _standing(user: User, role: str, centre_id: int, agency_id: int | None) -> Standing:
    return Standing(
        user_id=user.pk,
        username=user.get_username(),
        centre_id=centre_id,
        role=Role(role),
        agency_id=agency_id,
        language=user.language,
    )
