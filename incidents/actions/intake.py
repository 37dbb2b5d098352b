"""From a call to a dispatched incident: what the operator's save does, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from agencies.models import IncidentType, Place
from agencies.plans import PlanLine, plan_for
from agencies.priority import Priority
from incidents.access import access_call
from incidents.actions.dispatching import chosen_lines, dispatch_within
from incidents.actions.handed_in import opened_within
from incidents.call_classes import CallClass
from incidents.errors import Conflict, refuse_invalid
from incidents.journal import Change, Kind, change
from incidents.models import Call, Dispatch, ExerciseStatus, Incident
from incidents.numbering import next_number
from incidents.permissions import require
from incidents.states import IncidentStatus
from incidents.validation import (
    coordinate_problems,
    entered_later,
    number_problems,
    place_problems,
    reported_problems,
)
from operators.models import Centre
from operators.standing import Standing


@dataclass(frozen=True, slots=True)
class NewIncident:
    """What the operator typed. `agency_ids` None sends the plan's agencies, an empty list nobody.

    `referral_id` is that of the emergency which the other centre handed over. `reported_at` is when the call
    was taken, for what is entered later: after an outage, or from a paper form; None means now.
    """

    incident_type: IncidentType
    priority: Priority | None = None
    call_id: int | None = None
    place: Place | None = None
    landmark: str = ""
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    uncertainty: int | None = None
    narrative: str = ""
    caller_number: str = ""
    caller_name: str = ""
    exercise_status: ExerciseStatus = ExerciseStatus.ACTUAL
    agency_ids: Sequence[int] | None = None
    referral_id: int | None = None
    reported_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenedIncident:
    """An incident as it was just opened, and whom it alerted."""

    incident: Incident
    dispatches: Sequence[Dispatch]


def create_incident(*, standing: Standing, new: NewIncident, at: datetime | None = None) -> Incident:
    """Open an incident as `open_incident` does; return the incident alone."""
    return open_incident(standing=standing, new=new, at=at).incident


def open_incident(*, standing: Standing, new: NewIncident, at: datetime | None = None) -> OpenedIncident:
    """Keep an incident, attach its call, dispatch its agencies.

    Where the plan covers nobody the incident is kept all the same, marked and journalled: it must
    never be silently empty. Raises `NotAllowed`, `Invalid`, `NotYours` (the call), `Conflict`.
    """
    require(standing, "create_incident")
    _check(standing, new)
    lines = _lines(standing, new)
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        refuse_invalid({"reported_at": reported_problems(new.reported_at, one.at)})
        call = _free_call(standing, new)
        incident = _write(one, standing, new, lines)
        _attach(one, call, incident)
        one.record(
            Kind.INCIDENT_CREATED,
            incident=incident,
            type=incident.incident_type.code,
            priority=incident.priority,
            call=call.pk if call else None,
            **_taken(incident),
        )
        dispatches = _dispatch(one, incident, lines)
        opened_within(one, standing, new.referral_id, incident)
    return OpenedIncident(incident, dispatches)


def _taken(incident: Incident) -> dict[str, Any]:
    return {"reported_at": incident.reported_at.isoformat()} if incident.reported_at else {}


def _check(standing: Standing, new: NewIncident) -> None:
    located = new.place or new.landmark.strip() or new.address.strip() or new.latitude is not None
    refuse_invalid(
        {
            "place": place_problems(new.place, standing.centre_id),
            "landmark": [] if located else [_("Say where: a landmark, a place, an address or coordinates.")],
            "caller_number": number_problems(new.caller_number),
            "incident_type": []
            if new.incident_type.active
            else [_("This type is no longer used. Choose another.")],
            **coordinate_problems(new.latitude, new.longitude),
        }
    )


def _lines(standing: Standing, new: NewIncident) -> list[PlanLine]:
    if new.agency_ids is None:
        planned = plan_for(centre_id=standing.centre_id, incident_type=new.incident_type, place=new.place)
        return list(planned.lines)
    return chosen_lines(standing.centre_id, new.agency_ids) if new.agency_ids else []


def _free_call(standing: Standing, new: NewIncident) -> Call | None:
    if new.call_id is None:
        return None
    call = access_call(standing, new.call_id, lock=True)
    if call.incident_id is not None:
        raise Conflict(
            _("This call belongs to an incident already. No second one was made. Open that one."),
            call,
        )
    return call


def _write(one: Change, standing: Standing, new: NewIncident, lines: list[PlanLine]) -> Incident:
    centre = Centre.objects.get(pk=standing.centre_id)
    location: dict[str, Any] = {
        "place": new.place.code if new.place else None,
        "landmark": new.landmark,
        "address": new.address,
    }
    location |= {"latitude": new.latitude, "longitude": new.longitude, "uncertainty": new.uncertainty}
    return Incident.objects.create(
        centre=centre,
        number=next_number(centre, one.at),
        incident_type=new.incident_type,
        priority=new.priority or new.incident_type.default_priority,
        status=IncidentStatus.RESOURCES_ASSIGNED if lines else IncidentStatus.ACTIVE,
        exercise_status=new.exercise_status,
        place=new.place,
        landmark=new.landmark.strip(),
        address=new.address.strip(),
        latitude=new.latitude,
        longitude=new.longitude,
        uncertainty=new.uncertainty,
        initial_location=location,
        narrative=new.narrative.strip(),
        caller_number=new.caller_number,
        caller_name=new.caller_name,
        plan_gap=not lines and new.agency_ids is None,
        reported_at=entered_later(new.reported_at, one.at),
        created_at=one.at,
        created_by_id=standing.user_id,
        updated_at=one.at,
        updated_by_id=standing.user_id,
    )


def _attach(one: Change, call: Call | None, incident: Incident) -> None:
    if call is None:
        return
    call.incident = incident
    call.call_class = CallClass.NORMAL
    call.version += 1
    call.updated_at, call.updated_by_id = one.at, one.actor_id
    call.save()
    if not incident.caller_number and not incident.caller_name:
        incident.caller_number, incident.caller_name = call.caller_number, call.caller_name
        incident.save(update_fields=["caller_number", "caller_name"])


def _dispatch(one: Change, incident: Incident, lines: list[PlanLine]) -> list[Dispatch]:
    if incident.plan_gap:
        one.record(Kind.PLAN_GAP, incident=incident, type=incident.incident_type.code)
    return dispatch_within(one, incident, lines) if lines else []
