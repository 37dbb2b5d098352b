"""The states of a referral and the moves between them: a pure table.

A referral goes out to the other centre (sent ... withdrawn), or comes in from it (offered ... declined).
One that they give back because it is an emergency after all (returned) goes on as one that came in.
"""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReferralState(TextChoices):
    """How far a referral is."""

    SENT = "sent", _("Sent")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    TICKETED = "ticketed", _("Has a ticket")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Refused")
    FAILED = "failed", _("Could not be sent")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    RETURNED = "returned", _("Returned as an emergency")
    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("On a desk")
    OPENED = "opened", _("Became an incident")
    DECLINED = "declined", _("Declined")


S = ReferralState
# What the other centre may be at work on.
WITH_THEM: Final = frozenset({S.SENT, S.ACKNOWLEDGED, S.TICKETED})
# What somebody of this centre must take up, with a person waiting at the other end.
WAITS_FOR_US: Final = frozenset({S.OFFERED, S.RETURNED, S.ACCEPTED})

# An emergency may come back out of any state: it must never be lost to a rule.
MOVES: Final[dict[ReferralState, frozenset[ReferralState]]] = {
    S.SENT: frozenset({S.ACKNOWLEDGED, S.TICKETED, S.DONE, S.REFUSED, S.FAILED, S.WITHDRAWN, S.RETURNED}),
    S.ACKNOWLEDGED: frozenset({S.TICKETED, S.DONE, S.REFUSED, S.WITHDRAWN, S.RETURNED}),
    S.TICKETED: frozenset({S.DONE, S.REFUSED, S.WITHDRAWN, S.RETURNED}),
    S.DONE: frozenset({S.RETURNED}),
    S.REFUSED: frozenset({S.SENT, S.ACKNOWLEDGED, S.TICKETED, S.WITHDRAWN, S.RETURNED}),
    # It may have arrived all the same, and they answer; or somebody telephones.
    S.FAILED: frozenset({S.SENT, S.ACKNOWLEDGED, S.TICKETED, S.DONE, S.REFUSED, S.WITHDRAWN, S.RETURNED}),
    S.WITHDRAWN: frozenset({S.RETURNED}),
    S.RETURNED: frozenset({S.ACCEPTED, S.OPENED, S.DECLINED}),
    S.OFFERED: frozenset({S.ACCEPTED, S.OPENED, S.DECLINED}),
    # From one desk to another: whoever accepted it may be gone.
    S.ACCEPTED: frozenset({S.ACCEPTED, S.OPENED, S.DECLINED}),
    S.OPENED: frozenset(),
    S.DECLINED: frozenset(),
}


def referral_may_move(old: str, new: str) -> bool:
    """Return whether a referral in `old` may become `new`."""
    return ReferralState(new) in MOVES[ReferralState(old)]
