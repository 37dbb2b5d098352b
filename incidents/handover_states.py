"""The states of a hand-over to a neighbouring centre, and the moves between them: a pure table."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HandoverState(TextChoices):
    """How far a hand-over is."""

    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    SETTLED = "settled", _("Settled by telephone")


S = HandoverState
MOVES: Final[dict[HandoverState, frozenset[HandoverState]]] = {
    S.OFFERED: frozenset({S.ACCEPTED, S.DECLINED, S.SETTLED}),
    # Whoever declined may have been persuaded on the telephone.
    S.DECLINED: frozenset({S.ACCEPTED, S.SETTLED}),
    S.ACCEPTED: frozenset(),
    S.SETTLED: frozenset({S.ACCEPTED}),
}
