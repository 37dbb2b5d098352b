"""The referrals of a shift: what went to the other centre and how it answered, and what came from it."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from incidents.models import Referral
from incidents.referral_states import ReferralState
from incidents.reports.figures import ReferralFigures
from incidents.reports.statistics import share
from operators.models import Shift


class ReferralFact(NamedTuple):
    """What the report needs of a referral. `patience` is the partner's time to acknowledge (s)."""

    incoming: bool
    state: str
    created_at: datetime
    acknowledged_at: datetime | None
    returned_at: datetime | None
    accepted_at: datetime | None
    ended_at: datetime | None
    ticketed: bool
    patience: int

    @property
    def due_at(self) -> datetime:
        """Until when the other centre had to acknowledge it."""
        return self.created_at + timedelta(seconds=self.patience)

    @property
    def in_time(self) -> bool:
        """Whether it did."""
        return self.acknowledged_at is not None and self.acknowledged_at <= self.due_at

    def overdue(self, as_of: datetime) -> bool:
        """Whether it did not, and had the time: what was withdrawn before is nobody's fault."""
        until = self.ended_at if self.state == ReferralState.WITHDRAWN and self.ended_at else as_of
        return not self.in_time and until > self.due_at


def read_referrals(shift: Shift) -> list[ReferralFact]:
    """Read those that were made within the shift."""
    rows = Referral.objects.filter(
        centre_id=shift.centre_id, created_at__gte=shift.starts_at, created_at__lt=shift.ends_at
    )
    names = ("incoming", "state", "created_at", "acknowledged_at", "returned_at", "accepted_at", "ended_at")
    found = rows.values_list(*names, "ticket_number", "partner__acknowledge_seconds")
    return [ReferralFact._make((*row[:7], row[7] != "", row[8])) for row in found]


def referral_figures(facts: Iterable[ReferralFact], as_of: datetime) -> ReferralFigures:
    """Count them; what was returned is counted among those sent."""
    everything = list(facts)
    sent = [one for one in everything if not one.incoming]
    received = [one for one in everything if one.incoming]
    states = Counter(one.state for one in sent)
    in_time = sum(one.in_time for one in sent)
    overdue = sum(one.overdue(as_of) for one in sent)
    return ReferralFigures(
        sent=len(sent),
        acknowledged=sum(one.acknowledged_at is not None for one in sent),
        in_time=in_time,
        in_time_percent=share(in_time, in_time + overdue),
        overdue=overdue,
        ticketed=sum(one.ticketed for one in sent),
        done=states[ReferralState.DONE],
        refused=states[ReferralState.REFUSED],
        returned=sum(one.returned_at is not None for one in sent),
        failed=states[ReferralState.FAILED],
        withdrawn=states[ReferralState.WITHDRAWN],
        received=len(received),
        accepted=sum(one.accepted_at is not None for one in received),
        opened=sum(one.state == ReferralState.OPENED for one in received),
        declined=sum(one.state == ReferralState.DECLINED for one in received),
    )
