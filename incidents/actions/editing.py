"""Correcting what is known of an incident."""

from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from incidents.actions.change_alerts import alert_of_change
from incidents.actions.guard import changing_incident, save_incident
from incidents.errors import Conflict, refuse_invalid
from incidents.journal import Kind
from incidents.models import Incident
from incidents.states import INCIDENT_ENDED
from incidents.validation import coordinate_problems, number_problems, place_problems
from operators.standing import Standing

EDITABLE: Final = frozenset(
    {
        "incident_type", "priority", "place", "landmark", "address", "latitude", "longitude", "uncertainty",
        "narrative", "caller_number", "caller_name",
    }
)  # fmt: skip
# Their values stay out of the journal: it is kept for ever, a caller's identity is not (UU PDP 27/2022).
PERSONAL: Final = frozenset({"caller_number", "caller_name", "narrative"})


def change_incident(
    *, standing: Standing, incident_id: int, version: int, values: dict[str, Any], at: datetime | None = None
) -> Incident:
    """Set the `values` (field name -> value, of EDITABLE) of an open incident; the journal keeps which.

    Raises `Conflict` for an ended incident, `Invalid`, and what `changing_incident` raises.
    """
    with changing_incident(standing, "change_incident", incident_id, version=version, at=at) as (
        one,
        incident,
    ):
        if incident.status in INCIDENT_ENDED:
            raise Conflict(_("This incident has ended. Nothing was changed. Reopen it first."), incident)
        changed = {
            name: value
            for name, value in values.items()
            if name in EDITABLE and getattr(incident, name) != value
        }
        before = {name: _plain(getattr(incident, name)) for name in changed}
        for name, value in changed.items():
            setattr(incident, name, value)
        _check(standing, incident)
        if changed:
            alert_of_change(one, incident, changed)
            save_incident(one, incident)
            one.record(Kind.INCIDENT_CHANGED, incident=incident, **_journalled(changed, before))
    return incident


def _check(standing: Standing, incident: Incident) -> None:
    located = incident.place_id or incident.landmark or incident.address or incident.latitude is not None
    refuse_invalid(
        {
            "place": place_problems(incident.place, standing.centre_id),
            "landmark": [] if located else [_("Say where: a landmark, a place, an address or coordinates.")],
            "caller_number": number_problems(incident.caller_number),
            **coordinate_problems(incident.latitude, incident.longitude),
        }
    )


def _journalled(changed: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    open_fields = changed.keys() - PERSONAL
    return {
        "fields": sorted(changed),
        "before": {name: before[name] for name in open_fields},
        "after": {name: _plain(changed[name]) for name in open_fields},
    }


def _plain(value: Any) -> Any:
    return getattr(value, "code", value)
