"""The records of what happens as an answer shows them, read with all that the answer needs."""

from typing import Any

from django.db.models import Model, Prefetch, QuerySet, prefetch_related_objects

from incidents.access import visible_calls, visible_dispatches, visible_incidents, visible_telephone_tasks
from incidents.api.shapes import CallShape, DispatchDetailShape, IncidentShape, TelephoneTaskShape
from incidents.models import Call, Dispatch, Incident, Note, TelephoneTask
from operators.standing import Standing

DISPATCHES = Prefetch(
    "dispatches", Dispatch.objects.select_related("agency", "acknowledged_by").order_by("id")
)
MOST_NOTES = 200
INCIDENT_PARTS = ("incident_type", "place", "created_by")


def whole_incidents(incidents: QuerySet[Incident]) -> QuerySet[Incident]:
    """Return the incidents with what `IncidentShape` shows: two queries, however many there are."""
    return incidents.select_related(*INCIDENT_PARTS).prefetch_related(DISPATCHES)


def shown_incident(standing: Standing, incident: Incident) -> dict[str, Any]:
    """Return an incident that an action gave, with its dispatches as they are now."""
    prefetch_related_objects([incident], DISPATCHES)
    return IncidentShape(incident, context={"standing": standing}).data


def shown_dispatch(standing: Standing, dispatch: Dispatch) -> dict[str, Any]:
    """Return a dispatch and the state of its incident."""
    return DispatchDetailShape(dispatch, context={"standing": standing}).data


def shown_notes(incident: Incident) -> list[Note]:
    """Return the newest notes of an incident, in the order in which they were written."""
    newest = Note.objects.filter(incident=incident).select_related("author").order_by("-pk")[:MOST_NOTES]
    return list(reversed(newest))


def current_of(standing: Standing, record: Model) -> dict[str, Any] | None:
    """Return the present state of a record that was refused; None when it is no longer this person's."""
    context = {"standing": standing}
    if isinstance(record, Incident):
        incident = whole_incidents(visible_incidents(standing)).filter(pk=record.pk).first()
        return IncidentShape(incident, context=context).data if incident else None
    if isinstance(record, Dispatch):
        parts = ("agency", "acknowledged_by", "incident")
        dispatch = visible_dispatches(standing).select_related(*parts).filter(pk=record.pk).first()
        return DispatchDetailShape(dispatch, context=context).data if dispatch else None
    if isinstance(record, Call):
        call = visible_calls(standing).filter(pk=record.pk).first()
        return CallShape(call, context=context).data if call else None
    if isinstance(record, TelephoneTask):
        task = visible_telephone_tasks(standing).filter(pk=record.pk).first()
        return TelephoneTaskShape(task, context=context).data if task else None
    raise TypeError(f"no shape for {type(record).__name__}")
