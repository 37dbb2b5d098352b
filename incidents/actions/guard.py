"""What every action on an incident does first: lock it, hold the version seen, check the state."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from incidents.access import access_dispatch, access_incident
from incidents.errors import Conflict, Stale
from incidents.journal import Change, change
from incidents.models import Dispatch, Incident
from incidents.permissions import require
from incidents.states import (
    DISPATCH_LIVE,
    DispatchStatus,
    IncidentStatus,
    dispatch_may_move,
    incident_may_move,
    status_from_dispatches,
)
from operators.standing import Standing


@contextmanager
def changing_incident(
    standing: Standing, verb: str, incident_id: int, *, version: int | None, at: datetime | None = None
) -> Iterator[tuple[Change, Incident]]:
    """Open a change of an incident that this person may do `verb` to.

    `version` is the one the person saw; None means that the change holds whatever the state is (a note).
    Raises `NotYours`, `NotAllowed`, `Stale`.
    """
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        incident = access_incident(standing, incident_id, lock=True)
        require(standing, verb)
        if version is not None and version != incident.version:
            raise Stale(incident)
        yield one, incident


@contextmanager
def changing_dispatch(
    standing: Standing, verb: str, dispatch_id: int, *, version: int, at: datetime | None = None
) -> Iterator[tuple[Change, Incident, Dispatch]]:
    """Open a change of a dispatch: its incident is locked first, so that no order of locks can cross.

    Raises `NotYours`, `NotAllowed`, `Stale`.
    """
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        seen = access_dispatch(standing, dispatch_id)
        require(standing, verb)
        incident = access_incident(standing, seen.incident_id, lock=True)
        dispatch = Dispatch.objects.select_related("agency", "acknowledged_by", "updated_by").get(pk=seen.pk)
        dispatch.incident = incident
        if version != dispatch.version:
            raise Stale(dispatch)
        yield one, incident, dispatch


def move_dispatch(dispatch: Dispatch, status: DispatchStatus, message: str) -> None:
    """Set the dispatch's status; raise `Conflict` with `message` when the state table refuses."""
    if not dispatch_may_move(dispatch.status, status):
        raise Conflict(message, dispatch)
    dispatch.status = status


def move_incident(incident: Incident, status: IncidentStatus, message: str) -> None:
    """Set the incident's status; raise `Conflict` with `message` when the state table refuses."""
    if not incident_may_move(incident.status, status):
        raise Conflict(message, incident)
    incident.status = status


def save_dispatch(one: Change, dispatch: Dispatch) -> None:
    """Write the dispatch with its next version and who changed it when."""
    dispatch.version += 1
    dispatch.updated_at, dispatch.updated_by_id = one.at, one.actor_id
    dispatch.save()


def save_incident(one: Change, incident: Incident) -> None:
    """Write the incident with its next version and who changed it when."""
    incident.version += 1
    incident.updated_at, incident.updated_by_id = one.at, one.actor_id
    incident.save()


def follow_dispatches(one: Change, incident: Incident) -> None:
    """Give an open incident the status that its dispatches say, and write it with its next version."""
    statuses = Dispatch.objects.filter(incident=incident, status__in=DISPATCH_LIVE).values_list(
        "status", flat=True
    )
    incident.status = status_from_dispatches(statuses, reopened=incident.reopened_count > 0)
    save_incident(one, incident)
