"""After a telephone system was out of hearing: what ended meanwhile has ended."""

import uuid
from collections.abc import Set as AbstractSet
from datetime import datetime

from agencies.models import TelephoneSystem
from incidents.actions.telephony.events import Told, take_event
from incidents.models import TelephoneCall
from incidents.telephone_states import OVER, TelephoneEvent


def end_missing(*, system: TelephoneSystem, present: AbstractSet[str], before: datetime) -> int:
    """End the calls of the system that it does not have any more; return how many.

    `present` are its own ids of those it had at `before`; what began later is not touched.
    """
    live = TelephoneCall.objects.filter(system=system, last_at__lt=before).exclude(state__in=sorted(OVER))
    gone = [pbx_id for pbx_id in live.values_list("pbx_id", flat=True) if pbx_id not in present]
    for pbx_id in gone:
        told = Told(f"missing:{uuid.uuid4().hex}", TelephoneEvent.ENDED, pbx_id, before)
        take_event(system=system, told=told)
    return len(gone)
