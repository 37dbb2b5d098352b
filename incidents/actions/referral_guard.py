"""What every action on a referral does: lock it, hold the version seen, ask the state table, journal it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from incidents.access import access_referral
from incidents.errors import Conflict, Stale
from incidents.journal import Change, Kind, change
from incidents.models import Referral
from incidents.permissions import require
from incidents.referral_states import ReferralState, referral_may_move
from operators.standing import Standing


@contextmanager
def changing_referral(
    standing: Standing, referral_id: int, *, version: int, at: datetime | None = None
) -> Iterator[tuple[Change, Referral]]:
    """Open a change of a referral. Raises `NotYours`, `NotAllowed`, `Stale`."""
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        referral = access_referral(standing, referral_id, lock=True)
        require(standing, "refer")
        if referral.version != version:
            raise Stale(referral)
        yield one, referral


def move_referral(referral: Referral, state: ReferralState) -> None:
    """Set the referral's state; raise `Conflict` when the state table refuses."""
    if not referral_may_move(referral.state, state):
        raise Conflict(
            _("This referral is past that: %(state)s. Nothing was changed.")
            % {"state": referral.get_state_display()},
            referral,
        )
    referral.state = state


def save_referral(one: Change, referral: Referral, kind: Kind, **data: Any) -> None:
    """Write the referral with its next version, and its journal entry."""
    if referral.pk:
        referral.version += 1
    referral.updated_at, referral.updated_by_id = one.at, one.actor_id
    referral.save()
    one.record(
        kind,
        incident=referral.incident,
        referral=referral.pk,
        partner=referral.partner.name,
        call=referral.call_id,
        **data,
    )
