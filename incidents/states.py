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


I = IncidentStatus
D = DispatchStatus

INCIDENT_OPEN: Final = frozenset(
    {I.ACTIVE, I.RESOURCES_ASSIGNED, I.RESOURCES_ENROUTE, I.RESOURCES_ONSCENE, I.REOPENED}
)
INCIDENT_ENDED: Final = frozenset({I.CANCELLED, I.CLOSED})
DISPATCH_LIVE: Final = frozenset({D.NOTIFIED, D.ACKNOWLEDGED, D.EN_ROUTE, D.ON_SCENE})
# Only these have a timer: for the acknowledgement, then for being en route.
DISPATCH_WAITING: Final = frozenset({D.NOTIFIED, D.ACKNOWLEDGED})
DISPATCH_ENDED: Final = frozenset({D.DECLINED, D.CLEARED, D.CANCELLED})

INCIDENT_MOVES: Final[dict[IncidentStatus, frozenset[IncidentStatus]]] = {
    # Between the open states every move is possible: they follow from the dispatches alone.
    **{status: (INCIDENT_OPEN - {status}) | INCIDENT_ENDED for status in INCIDENT_OPEN},
    I.CANCELLED: frozenset({I.REOPENED}),
    I.CLOSED: frozenset({I.REOPENED}),
}

# On scene -> en route is the correction of a key pressed too early (London Ambulance 1992:
# a wrong status must be correctable).
DISPATCH_MOVES: Final[dict[DispatchStatus, frozenset[DispatchStatus]]] = {
    D.NOTIFIED: frozenset({D.ACKNOWLEDGED, D.DECLINED, D.CANCELLED}),
    D.ACKNOWLEDGED: frozenset({D.EN_ROUTE, D.ON_SCENE, D.CLEARED, D.DECLINED, D.CANCELLED}),
    D.EN_ROUTE: frozenset({D.ON_SCENE, D.CLEARED, D.CANCELLED}),
    D.ON_SCENE: frozenset({D.EN_ROUTE, D.CLEARED, D.CANCELLED}),
    D.DECLINED: frozenset(),
    D.CLEARED: frozenset(),
    D.CANCELLED: frozenset(),
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
    if D.ON_SCENE in present:
        return I.RESOURCES_ONSCENE
    if D.EN_ROUTE in present:
        return I.RESOURCES_ENROUTE
    if present & {D.NOTIFIED, D.ACKNOWLEDGED}:
        return I.RESOURCES_ASSIGNED
    return I.REOPENED if reopened else I.ACTIVE
