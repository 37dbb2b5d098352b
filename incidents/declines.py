"""Agencies that declined and have not been replaced: what the centre decides next."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet

from agencies.models import Agency
from agencies.substitutes import substitutes_for
from incidents.access import visible_dispatches
from incidents.models import Dispatch
from incidents.states import DISPATCH_LIVE, INCIDENT_OPEN, DispatchStatus
from operators.standing import Standing

MOST_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class OpenDecline:
    """A dispatch that was declined, and who can go instead, the fittest first."""

    dispatch: Dispatch
    substitutes: list[Agency]


def open_declines(standing: Standing) -> list[OpenDecline]:
    """Return the declined dispatches of the centre's open incidents that nobody stands in for."""
    dispatches = _unanswered(visible_dispatches(standing).filter(incident__status__in=sorted(INCIDENT_OPEN)))
    found = dispatches.order_by("incident__priority", "ended_at")[:MOST_SHOWN]
    return [open_decline(dispatch) for dispatch in found]


def open_decline(dispatch: Dispatch) -> OpenDecline:
    """Return who can go in the place of this dispatch's agency."""
    incident = dispatch.incident
    present = Dispatch.objects.filter(incident=incident, status__in=[*DISPATCH_LIVE, DispatchStatus.DECLINED])
    return OpenDecline(
        dispatch,
        substitutes_for(
            dispatch.agency,
            incident_type=incident.incident_type,
            place=incident.place,
            without=set(present.values_list("agency", flat=True)),
        ),
    )


def _unanswered(dispatches: QuerySet[Dispatch]) -> QuerySet[Dispatch]:
    """Of the same kind nobody was sent since, and nobody said that none is needed."""
    later = Dispatch.objects.filter(
        incident=OuterRef("incident"), agency__kind=OuterRef("agency__kind"), pk__gt=OuterRef("pk")
    ).exclude(status=DispatchStatus.CANCELLED)
    return dispatches.filter(
        ~Exists(later), status=DispatchStatus.DECLINED, decline_settled_at=None
    ).select_related("agency", "incident__incident_type", "incident__place__parent__parent")
