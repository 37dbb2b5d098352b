"""Sending agencies to an incident."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from agencies.models import Agency, AgencyRole, Contact, LadderRole
from agencies.plans import PlanLine
from agencies.policies import ladders_for
from incidents.actions.guard import changing_incident, follow_dispatches
from incidents.errors import Conflict, Invalid
from incidents.journal import Change, Kind
from incidents.ladder import due_at
from incidents.models import Channel, Dispatch, Incident
from incidents.presence import attendance_at
from incidents.states import DISPATCH_LIVE, INCIDENT_ENDED, DispatchStatus
from operators.standing import Standing


def dispatch_agencies(
    *,
    standing: Standing,
    incident_id: int,
    version: int,
    agency_ids: Sequence[int],
    at: datetime | None = None,
) -> list[Dispatch]:
    """Send further agencies to an open incident.

    Raises `Invalid` for agencies of another centre, inactive or already on it, `Conflict` when the
    incident has ended, and what `changing_incident` raises.
    """
    with changing_incident(standing, "dispatch", incident_id, version=version, at=at) as (one, incident):
        if incident.status in INCIDENT_ENDED:
            raise Conflict(
                _("This incident has ended. Nobody was sent. Reopen it first, then send agencies."), incident
            )
        lines = chosen_lines(standing.centre_id, agency_ids)
        _refuse_present(incident, lines)
        dispatches = dispatch_within(one, incident, lines)
        follow_dispatches(one, incident)
    return dispatches


def chosen_lines(centre_id: int, agency_ids: Sequence[int]) -> list[PlanLine]:
    """Return the agencies chosen by hand, in their order; `Invalid` for any that is not the centre's."""
    wanted = list(dict.fromkeys(agency_ids))
    found = Agency.objects.filter(centre_id=centre_id, active=True).in_bulk(wanted)
    missing = [pk for pk in wanted if pk not in found]
    if missing or not wanted:
        raise Invalid({"agencies": [_("Choose at least one active agency of this centre.")]})
    return [PlanLine(found[pk], AgencyRole.DISPATCHED) for pk in wanted]


def dispatch_within(one: Change, incident: Incident, lines: Iterable[PlanLine]) -> list[Dispatch]:
    """Write the dispatches, their journal entries and first notifications as part of a larger change."""
    lines = list(lines)
    agencies = [line.agency for line in lines]
    ladders = ladders_for(
        centre_id=incident.centre_id,
        agencies=agencies,
        incident_type=incident.incident_type,
        priority=incident.priority,
    )
    unattended = _unattended(one, incident, agencies)
    dispatches = Dispatch.objects.bulk_create(
        [_new_dispatch(one, incident, line, ladders[line.agency.pk], unattended) for line in lines]
    )
    for dispatch in dispatches:
        one.record(
            Kind.DISPATCHED,
            dispatch=dispatch,
            role=dispatch.role,
            priority=incident.priority,
            board=unattended.get(dispatch.agency_id, ""),
        )
    _notify(one, dispatches)
    return dispatches


def _unattended(one: Change, incident: Incident, agencies: list[Agency]) -> dict[int, str]:
    """Return agency -> state of its boards, of those at whose boards nobody sits."""
    centre = incident.centre
    # Of the past, which the demo and imports write, nobody knows who sat where.
    if not centre.watch_boards or one.dated:
        return {}
    found = attendance_at(centre, [agency.pk for agency in agencies], one.at)
    return {agency: seen.state.value for agency, seen in found.items() if not seen.attended}


def _new_dispatch(
    one: Change, incident: Incident, line: PlanLine, ladder: dict, unattended: Collection[int]
) -> Dispatch:
    alone = line.agency.pk in unattended
    dispatch = Dispatch(
        centre_id=incident.centre_id,
        incident=incident,
        agency=line.agency,
        role=line.role,
        status=DispatchStatus.NOTIFIED,
        ladder=ladder,
        unattended=alone,
        notified_at=one.at,
        updated_at=one.at,
        updated_by_id=one.actor_id,
    )
    first = due_at(ladder, 0, one.at)
    # What nobody can see is not waited for: the first step is taken at once.
    one.set_timer(dispatch, one.at if alone and first else first)
    return dispatch


def _notify(one: Change, dispatches: list[Dispatch]) -> None:
    contacts = list(
        Contact.objects.filter(
            agency__in=[d.agency_id for d in dispatches], ladder_role=LadderRole.DUTY, active=True
        ).exclude(email="")
    )
    for dispatch in dispatches:
        language = dispatch.incident.centre.language
        one.notify(
            kind=Kind.DISPATCHED,
            channel=Channel.BOARD,
            recipient=f"agency:{dispatch.agency_id}",
            dispatch=dispatch,
            language=language,
        )
        for contact in contacts:
            if contact.agency_id == dispatch.agency_id:
                one.notify(
                    kind=Kind.DISPATCHED,
                    channel=Channel.EMAIL,
                    recipient=contact.email,
                    dispatch=dispatch,
                    language=language,
                    contact=contact,
                )


def _refuse_present(incident: Incident, lines: list[PlanLine]) -> None:
    present = Dispatch.objects.filter(
        incident=incident, status__in=DISPATCH_LIVE, agency__in=[line.agency for line in lines]
    ).select_related("agency")
    names = ", ".join(dispatch.agency.short_name for dispatch in present)
    if names:
        raise Invalid(
            {
                "agencies": [
                    _("%(names)s: already on this incident. Leave them out and send the others.")
                    % {"names": names}
                ]
            }
        )
