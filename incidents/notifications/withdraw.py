"""Messages that have lost their reason before they were sent."""

from typing import Final

from incidents.journal.kinds import Kind
from incidents.models import Dispatch, Notification, NotificationStatus
from incidents.referral_states import ReferralState
from incidents.states import DISPATCH_ENDED, DispatchStatus

# The state in which the dispatch must still be for a message of the ladder to make sense.
REASON: Final[dict[str, DispatchStatus]] = {
    Kind.ESCALATED: DispatchStatus.NOTIFIED,
    Kind.NO_PROGRESS: DispatchStatus.ACKNOWLEDGED,
}


def is_needless(kind: str, status: str) -> bool:
    """Return whether a message of this kind has lost its reason, now that the dispatch has this status.

    Once a dispatch has ended, nothing about it is to be sent; before, the alarm itself always is.
    """
    return status in DISPATCH_ENDED or REASON.get(kind, status) != status


def is_withdrawn(kind: str, state: str) -> bool:
    """Return whether a message about a referral in this state would refer what was taken back."""
    return kind == Kind.REFERRAL_SENT and state == ReferralState.WITHDRAWN


def withdraw_pending(dispatch: Dispatch) -> None:
    """Withdraw the messages of `dispatch` that are unsent and needless in its new state.

    One that is being sent just now is not called back: it is recorded as it ends, and not tried again.
    """
    pending = Notification.objects.filter(dispatch=dispatch, status=NotificationStatus.PENDING)
    if dispatch.status not in DISPATCH_ENDED:
        pending = pending.filter(kind__in=[kind for kind in REASON if is_needless(kind, dispatch.status)])
    pending.update(status=NotificationStatus.WITHDRAWN, next_try_at=None, leased_until=None)
