"""The telephone calls that the centre owes: what the console and the overview show of them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.utils import timezone

from agencies.models import Agency
from incidents.access import visible_dispatches, visible_telephone_tasks
from incidents.models import Dispatch, Incident, TelephoneTask
from incidents.telling_fields import changed_label
from operators.standing import Standing

# More than a room can telephone in an hour: a bound for the page's sake, not one that hides a call.
MOST_TASKS: Final = 300
# An agency on its way to the wrong place costs minutes: so long its board may ring alone.
CONFIRM_WITHIN: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class OpenTask:
    """One telephone call to be made: to whom, about what, where."""

    task: TelephoneTask
    agency: Agency
    incident: Incident
    type_label: str
    where: str


@dataclass(frozen=True, slots=True)
class UnconfirmedChange:
    """An agency that has not acknowledged that its incident changed: to be telephoned."""

    dispatch: Dispatch
    agency: Agency
    incident: Incident
    type_label: str
    where: str
    what: str


def owed_calls(standing: Standing) -> dict[str, Any]:
    """Return the context of the list of telephone calls: `tasks` and `unconfirmed`."""
    return {"tasks": open_tasks(standing), "unconfirmed": unconfirmed_changes(standing)}


def unconfirmed_changes(standing: Standing) -> list[UnconfirmedChange]:
    """Return whom the centre has to tell of a change by telephone: the most urgent first."""
    dispatches = (
        visible_dispatches(standing)
        .filter(changed_at__lte=timezone.now() - CONFIRM_WITHIN)
        .select_related("agency", "incident__incident_type", "incident__place")
        .order_by("incident__priority", "changed_at")[:MOST_TASKS]
    )
    return [_unconfirmed(dispatch, standing.language) for dispatch in dispatches]


def open_tasks(standing: Standing) -> list[OpenTask]:
    """Return the open telephone tasks of the centre: the most urgent incidents first, of those the oldest."""
    tasks = (
        visible_telephone_tasks(standing)
        .filter(done_at=None)
        .select_related("dispatch__agency", "dispatch__incident__incident_type", "dispatch__incident__place")
        .order_by("dispatch__incident__priority", "created_at")[:MOST_TASKS]
    )
    return [_open_task(task, standing.language) for task in tasks]


def _open_task(task: TelephoneTask, language: str) -> OpenTask:
    incident = task.dispatch.incident
    label = incident.incident_type.label(language)
    return OpenTask(task, task.dispatch.agency, incident, label, _where(incident))


def _unconfirmed(dispatch: Dispatch, language: str) -> UnconfirmedChange:
    incident = dispatch.incident
    return UnconfirmedChange(
        dispatch=dispatch,
        agency=dispatch.agency,
        incident=incident,
        type_label=incident.incident_type.label(language),
        where=_where(incident),
        what=changed_label(dispatch.changed_fields),
    )


def _where(incident: Incident) -> str:
    place = incident.place.name if incident.place else ""
    return incident.landmark or incident.address or place
