"""Claiming a due dispatch: its incident locked, its timer looked at again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from incidents.journal import Change, change
from incidents.models import Dispatch, Incident


@dataclass(frozen=True, slots=True)
class Due:
    """A dispatch seen to be due, before it is locked."""

    dispatch_id: int
    incident_id: int
    centre_id: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A due dispatch within its change; its incident is locked until the change ends."""

    one: Change
    incident: Incident
    dispatch: Dispatch
    due_at: datetime


@contextmanager
def claimed(due: Due, at: datetime | None) -> Iterator[Claim | None]:
    """Open the change of a due dispatch; None when somebody else is at it or it is no longer due."""
    with change(centre_id=due.centre_id, actor_id=None, at=at) as one:
        yield _claim(one, due)


def _claim(one: Change, due: Due) -> Claim | None:
    incident = (
        Incident.objects.select_for_update(skip_locked=True, of=("self",), no_key=True)
        .select_related("centre")
        .only("centre__language", "version", "updated_at", "updated_by")  # saving it writes no more either
        .filter(pk=due.incident_id)
        .first()
    )
    if incident is None:
        return None
    dispatch = (
        Dispatch.objects.select_related("agency")
        .filter(pk=due.dispatch_id, incident=incident, escalate_at__lte=one.at)
        .first()
    )
    if dispatch is None or dispatch.escalate_at is None:
        return None
    dispatch.incident = incident
    return Claim(one, incident, dispatch, dispatch.escalate_at)
