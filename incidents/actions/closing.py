"""Ending an incident with its disposition, and taking it up again."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from incidents.actions.dispatching import chosen_lines, dispatch_within
from incidents.actions.guard import changing_incident, move_incident, save_incident
from incidents.actions.progress import cancel_within
from incidents.dispositions import CANCELLING, Disposition
from incidents.errors import Conflict, Invalid
from incidents.journal import Change, Kind
from incidents.models import Dispatch, Incident
from incidents.states import DISPATCH_LIVE, INCIDENT_ENDED, IncidentStatus
from operators.standing import Standing


def close_incident(
    *,
    standing: Standing,
    incident_id: int,
    version: int,
    disposition: Disposition,
    note: str = "",
    cancel_dispatches: bool = False,
    at: datetime | None = None,
) -> Incident:
    """Close an incident, or cancel it when the disposition says so.

    While an agency is still on it this is refused with `Conflict`, unless `cancel_dispatches`, which
    takes those dispatches back in the same transaction.
    """
    with changing_incident(standing, "close_incident", incident_id, version=version, at=at) as (
        one,
        incident,
    ):
        cancelled = disposition in CANCELLING
        status = IncidentStatus.CANCELLED if cancelled else IncidentStatus.CLOSED
        move_incident(incident, status, _("This incident has ended already. Nothing was changed."))
        _end_dispatches(one, incident, cancel_dispatches, disposition)
        incident.disposition, incident.disposition_note = disposition, note.strip()
        incident.closed_at = one.at
        save_incident(one, incident)
        kind = Kind.INCIDENT_CANCELLED if cancelled else Kind.INCIDENT_CLOSED
        one.record(kind, incident=incident, disposition=disposition, note=incident.disposition_note)
    return incident


def reopen_incident(
    *,
    standing: Standing,
    incident_id: int,
    version: int,
    reason: str,
    agency_ids: Sequence[int] = (),
    at: datetime | None = None,
) -> Incident:
    """Take up an ended incident again; the agencies named are dispatched anew, with fresh ladders."""
    with changing_incident(standing, "reopen_incident", incident_id, version=version, at=at) as (
        one,
        incident,
    ):
        reason = reason.strip()
        if not reason:
            raise Invalid({"reason": [_("Give a reason: it stands in the shift report.")]})
        if incident.merged_into is not None:
            raise Conflict(
                _("This incident was merged into %(number)s. Nothing was changed. Undo the merge instead.")
                % {"number": incident.merged_into.number},
                incident,
            )
        if incident.status not in INCIDENT_ENDED:
            raise Conflict(_("This incident is open. Nothing was changed."), incident)
        incident.status = IncidentStatus.REOPENED
        incident.reopened_count += 1
        incident.closed_at, incident.disposition, incident.disposition_note = None, "", ""
        one.record(Kind.INCIDENT_REOPENED, incident=incident, reason=reason)
        if agency_ids:
            dispatch_within(one, incident, chosen_lines(standing.centre_id, agency_ids))
            incident.status = IncidentStatus.RESOURCES_ASSIGNED
        save_incident(one, incident)
    return incident


def _end_dispatches(one: Change, incident: Incident, cancel: bool, disposition: Disposition) -> None:
    live = list(
        Dispatch.objects.filter(incident=incident, status__in=DISPATCH_LIVE)
        .select_related("agency")
        .order_by("id")
    )
    if live and not cancel:
        names = ", ".join(dispatch.agency.short_name for dispatch in live)
        message = _("%(names)s: still on this incident. It was not closed. Clear or cancel them first.")
        raise Conflict(message % {"names": names}, incident)
    for dispatch in live:
        dispatch.incident = incident
        cancel_within(one, dispatch, str(disposition.label))
