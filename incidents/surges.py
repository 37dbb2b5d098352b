"""The surges that run: which events the console attaches the next calls to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import Count
from django.db.models.functions import Now

from incidents.access import visible_surges
from incidents.states import INCIDENT_OPEN
from operators.standing import Standing

# A room that has more events of this size at once has no use for a list of them.
MOST: Final = 20


@dataclass(frozen=True, slots=True)
class RunningSurge:
    """A surge as the centre is shown it."""

    incident: int
    version: int
    number: str
    priority: int
    type_label: str
    where: str
    callers: int
    started_at: datetime
    by_hand: bool


def running_surges(standing: Standing) -> list[RunningSurge]:
    """Return the centre's surges, the one with the latest call first; a quiet one is over already."""
    alive = Now() - timedelta(minutes=settings.SURGE_QUIET_MINUTES)
    surges = visible_surges(standing).filter(
        last_call_at__gte=alive, incident__status__in=sorted(INCIDENT_OPEN)
    )
    rows = surges.select_related("incident__incident_type", "incident__place").annotate(
        callers=Count("incident__calls")
    )
    return [
        RunningSurge(
            incident=one.incident_id,
            version=one.incident.version,
            number=one.incident.number,
            priority=one.incident.priority,
            type_label=one.incident.incident_type.label(standing.language),
            where=one.incident.landmark
            or one.incident.address
            or (one.incident.place.name if one.incident.place else ""),
            callers=one.callers,
            started_at=one.started_at,
            by_hand=one.started_by_id is not None,
        )
        for one in rows.order_by("-last_call_at")[:MOST]
    ]
