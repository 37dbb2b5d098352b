"""The states of an incident and of a dispatch and the moves between them: pure tables.

Incident states are those of NENA-STA-021.1b (EIDO, IncidentStatus).
"""

from collections.abc import Iterable
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class IncidentStatus(TextChoices):
    """What state an incident is in."""

    ACTIVE = "active", _("Active")
    RESOURCES_ASSIGNED = "resources_assigned", _("Resources assigned")
    RESOURCES_ENROUTE = "resources_enroute", _("Resources en route")
    RESOURCES_ONSCENE = "resources_onscene", _("Resources on scene")
    REOPENED = "reopened", _("Reopened")
    CANCELLED = "cancelled", _("Cancelled")
    CLOSED = "closed", _("Closed")


class DispatchStatus(TextChoices):
    """How far one agency is with one incident."""

    NOTIFIED = "notified", _("Notified")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    DECLINED = "declined", _("Declined")
    EN_ROUTE = "en_route", _("En route")
    ON_SCENE = "on_scene", _("On scene")
    CLEARED = "cleared", _("Cleared")
    CANCELLED = "cancelled", _("Cancelled")


INCIDENT_OPEN: Final = frozenset(
    {
        IncidentStatus.ACTIVE,
        IncidentStatus.RESOURCES_ASSIGNED,
        IncidentStatus.RESOURCES_ENROUTE,
        IncidentStatus.RESOURCES_ONSCENE,
        IncidentStatus.REOPENED,
    }
)
INCIDENT_ENDED: Final = frozenset({IncidentStatus.CANCELLED, IncidentStatus.CLOSED})
DISPATCH_LIVE: Final = frozenset(
    {DispatchStatus.NOTIFIED, DispatchStatus.ACKNOWLEDGED, DispatchStatus.EN_ROUTE, DispatchStatus.ON_SCENE}
)
# Only these have a timer: for the acknowledgement, then for being en route.
DISPATCH_WAITING: Final = frozenset({DispatchStatus.NOTIFIED, DispatchStatus.ACKNOWLEDGED})
DISPATCH_ENDED: Final = frozenset({DispatchStatus.DECLINED, DispatchStatus.CLEARED, DispatchStatus.CANCELLED})

INCIDENT_MOVES: Final[dict[IncidentStatus, frozenset[IncidentStatus]]] = {
    # Between the open states every move is possible: they follow from the dispatches alone.
    **{status: (INCIDENT_OPEN - {status}) | INCIDENT_ENDED for status in INCIDENT_OPEN},
    IncidentStatus.CANCELLED: frozenset({IncidentStatus.REOPENED}),
    IncidentStatus.CLOSED: frozenset({IncidentStatus.REOPENED}),
}

# On scene -> en route is the correction of a key pressed too early (London Ambulance 1992:
# a wrong status must be correctable).
DISPATCH_MOVES: Final[dict[DispatchStatus, frozenset[DispatchStatus]]] = {
    DispatchStatus.NOTIFIED: frozenset(
        {DispatchStatus.ACKNOWLEDGED, DispatchStatus.DECLINED, DispatchStatus.CANCELLED}
    ),
    DispatchStatus.ACKNOWLEDGED: frozenset(
        {
            DispatchStatus.EN_ROUTE,
            DispatchStatus.ON_SCENE,
            DispatchStatus.CLEARED,
            DispatchStatus.DECLINED,
            DispatchStatus.CANCELLED,
        }
    ),
    DispatchStatus.EN_ROUTE: frozenset(
        {DispatchStatus.ON_SCENE, DispatchStatus.CLEARED, DispatchStatus.CANCELLED}
    ),
    DispatchStatus.ON_SCENE: frozenset(
        {DispatchStatus.EN_ROUTE, DispatchStatus.CLEARED, DispatchStatus.CANCELLED}
    ),
    DispatchStatus.DECLINED: frozenset(),
    DispatchStatus.CLEARED: frozenset(),
    DispatchStatus.CANCELLED: frozenset(),
}


def incident_may_move(old: str, new: str) -> bool:
    """Return whether an incident in `old` may become `new`."""
    return IncidentStatus(new) in INCIDENT_MOVES[IncidentStatus(old)]


def dispatch_may_move(old: str, new: str) -> bool:
    """Return whether a dispatch in `old` may become `new`."""
    return DispatchStatus(new) in DISPATCH_MOVES[DispatchStatus(old)]


def status_from_dispatches(statuses: Iterable[str], *, reopened: bool) -> IncidentStatus:
    """Return the open incident's status that follows from its dispatches' statuses.

    `reopened` says whether the incident was closed before: without a live dispatch it is then
    REOPENED, otherwise ACTIVE.
    """
    present = set(statuses)
    if DispatchStatus.ON_SCENE in present:
        return IncidentStatus.RESOURCES_ONSCENE
    if DispatchStatus.EN_ROUTE in present:
        return IncidentStatus.RESOURCES_ENROUTE
    if present & {DispatchStatus.NOTIFIED, DispatchStatus.ACKNOWLEDGED}:
        return IncidentStatus.RESOURCES_ASSIGNED
    return IncidentStatus.REOPENED if reopened else IncidentStatus.ACTIVE
