"""All the capacities in which a person may act."""

from agencies.models import AgencyMembership
from operators.models import Membership, User
from operators.roles import Role
from operators.standing import Standing


def standings_of(user: User) -> list[Standing]:
    """Return every standing of `user`, the centre's before the agencies'; none for a disabled account."""
    if not user.is_active:
        return []
    in_centres = Membership.objects.filter(user=user, active=True, centre__active=True).order_by("id")
    in_agencies = (
        AgencyMembership.objects.filter(
            user=user, active=True, agency__active=True, agency__centre__active=True
        )
        .select_related("agency")
        .order_by("id")
    )
    return [
        *(_standing(user, m.role, m.centre_id, None) for m in in_centres),
        *(_standing(user, m.role, m.agency.centre_id, m.agency_id) for m in in_agencies),
    ]


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
