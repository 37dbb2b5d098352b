"""What the referral partner answers: it has seen it, has a ticket, is done, refuses, gives it back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from incidents.access import partners_referral
from incidents.actions.messages import first_time
from incidents.actions.referral_guard import move_referral, save_referral
from incidents.errors import Invalid
from incidents.journal import Change, Kind, change
from incidents.models import Referral
from incidents.referral_states import WAITS_FOR_US, ReferralState


class PartnerEvent(TextChoices):
    """The kinds of events, as docs/referral.md tells the partner."""

    ACKNOWLEDGED = "acknowledged"
    TICKET = "ticket"
    DONE = "done"
    REFUSED = "refused"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Answer:
    """One event. `webhook_id` names it: the same one twice is one."""

    webhook_id: str
    event: PartnerEvent
    ticket_number: str = ""
    reason: str = ""


PAST: Final = frozenset({ReferralState.OPENED, ReferralState.DECLINED, *WAITS_FOR_US})


def take_event(*, partner_id: int, referral_id: int, answer: Answer, at: datetime | None = None) -> Referral:
    """Take an event; one that was taken before, or that comes late, changes nothing.

    Raises `NotYours`, `Invalid` (a ticket without its number), `Conflict` (it was withdrawn).
    """
    seen = partners_referral(partner_id, referral_id)
    with change(centre_id=seen.centre_id, actor_id=None, at=at) as one:
        referral = partners_referral(partner_id, referral_id, lock=True)
        # Once given back it is this centre's: only opening or declining it moves it on.
        if not first_time(one, sender_of(partner_id), answer.webhook_id) or referral.state in PAST:
            return referral
        RULES[answer.event](one, referral, answer)
    return referral


def sender_of(partner_id: int) -> str:
    """Return what the partner's messages are remembered under."""
    return f"partner:{partner_id}"


def _acknowledged(one: Change, referral: Referral, answer: Answer) -> None:
    if referral.state in (ReferralState.ACKNOWLEDGED, ReferralState.TICKETED, ReferralState.DONE):
        return
    move_referral(referral, ReferralState.ACKNOWLEDGED)
    referral.acknowledged_at = referral.acknowledged_at or one.at
    referral.ended_at = None
    save_referral(one, referral, Kind.REFERRAL_ACKNOWLEDGED)


def _ticket(one: Change, referral: Referral, answer: Answer) -> None:
    if not answer.ticket_number.strip():
        raise Invalid({"ticket_number": [_("Give the number of the ticket.")]})
    if referral.ticket_number == answer.ticket_number.strip():
        return
    if referral.state not in (ReferralState.TICKETED, ReferralState.DONE):
        move_referral(referral, ReferralState.TICKETED)
        referral.ended_at = None
    _note_ticket(one, referral, answer)
    save_referral(one, referral, Kind.REFERRAL_TICKETED, ticket=referral.ticket_number)


def _done(one: Change, referral: Referral, answer: Answer) -> None:
    if referral.state == ReferralState.DONE:
        return
    move_referral(referral, ReferralState.DONE)
    if answer.ticket_number.strip():
        _note_ticket(one, referral, answer)
    _ended(one, referral, answer)
    save_referral(one, referral, Kind.REFERRAL_DONE, reason=referral.reason)


def _refused(one: Change, referral: Referral, answer: Answer) -> None:
    if referral.state == ReferralState.REFUSED:
        return
    move_referral(referral, ReferralState.REFUSED)
    _ended(one, referral, answer)
    save_referral(one, referral, Kind.REFERRAL_REFUSED, reason=referral.reason)


def _returned(one: Change, referral: Referral, answer: Answer) -> None:
    move_referral(referral, ReferralState.RETURNED)
    _ended(one, referral, answer)
    referral.returned_at, referral.ended_at = one.at, None
    referral.acknowledge_by = one.at
    save_referral(one, referral, Kind.REFERRAL_RETURNED, reason=referral.reason)


def _note_ticket(one: Change, referral: Referral, answer: Answer) -> None:
    referral.ticket_number, referral.ticketed_at = answer.ticket_number.strip(), one.at
    referral.acknowledged_at = referral.acknowledged_at or one.at


def _ended(one: Change, referral: Referral, answer: Answer) -> None:
    referral.acknowledged_at = referral.acknowledged_at or one.at
    referral.reason, referral.ended_at = answer.reason.strip()[:300], one.at


RULES: Final[dict[PartnerEvent, Callable[[Change, Referral, Answer], None]]] = {
    PartnerEvent.ACKNOWLEDGED: _acknowledged,
    PartnerEvent.TICKET: _ticket,
    PartnerEvent.DONE: _done,
    PartnerEvent.REFUSED: _refused,
    PartnerEvent.RETURNED: _returned,
}
