"""The telephone calls that the centre owes: what the console and the overview show of them."""

from dataclasses import dataclass
from typing import Final

from agencies.models import Agency
from incidents.access import visible_telephone_tasks
from incidents.models import Incident, TelephoneTask
from operators.standing import Standing

# More than a room can telephone in an hour: a bound for the page's sake, not one that hides a call.
MOST_TASKS: Final = 300


@dataclass(frozen=True, slots=True)
class OpenTask:
    """One telephone call to be made: to whom, about what, where."""

    task: TelephoneTask
    agency: Agency
    incident: Incident
    type_label: str
    where: str


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
    place = incident.place.name if incident.place else ""
    where = incident.landmark or incident.address or place
    return OpenTask(task, task.dispatch.agency, incident, incident.incident_type.label(language), where)
