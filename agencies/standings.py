"""All the capacities in which a person may act."""

from collections.abc import Iterable

from agencies.models import AgencyMembership
from operators.models import Membership, User
from operators.roles import Role
from operators.standing import Standing


def standings_of(user: User) -> list[Standing]:
    """Return every standing of `user`, the centre's before the agencies'; none for a disabled account."""
    return standings_of_users([user])[user.pk]


def standings_of_users(users: Iterable[User]) -> dict[int, list[Standing]]:
    """Return the same for many users by their ids, in two queries."""
    people = {user.pk: user for user in users}
    active = [pk for pk, user in people.items() if user.is_active]
    found: dict[int, list[Standing]] = {pk: [] for pk in people}
    for m in Membership.objects.filter(user__in=active, active=True, centre__active=True).order_by("id"):
        found[m.user_id].append(_standing(people[m.user_id], m.role, m.centre_id, None))
    in_agencies = AgencyMembership.objects.filter(
        user__in=active, active=True, agency__active=True, agency__centre__active=True
    )
    for a in in_agencies.select_related("agency").order_by("id"):
        found[a.user_id].append(_standing(people[a.user_id], a.role, a.agency.centre_id, a.agency_id))
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
