"""Handing an incident over to a neighbouring centre, which acknowledges it; nothing is lost on the way.

The giving centre keeps its own incident, with the dispatches it made, until it closes it itself.
"""

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from agencies.priority import Priority
from incidents.access import access_handover
from incidents.actions.guard import changing_incident, save_incident
from incidents.actions.intake import NewIncident, open_incident
from incidents.errors import Conflict, Invalid, Stale
from incidents.handover_states import MOVES, HandoverState
from incidents.journal import Change, Kind, change, one_unit
from incidents.models import ExerciseStatus, Handover, Incident
from incidents.permissions import require
from incidents.states import INCIDENT_ENDED, IncidentStatus
from incidents.validation import LONGEST_AGO
from operators.models import Centre
from operators.standing import Standing

# After so long without an answer the giving centre is told to telephone.
ANSWER_WITHIN: Final = timedelta(seconds=60)
LIVE: Final = (HandoverState.OFFERED, HandoverState.ACCEPTED)


@one_unit()
def hand_over(
    *, standing: Standing, incident_id: int, version: int, to_centre_id: int, at: datetime | None = None
) -> Handover:
    """Offer an open incident to another centre; it stands on every console there at once.

    Raises `NotYours`, `NotAllowed`, `Stale`, `Invalid` (no such centre), `Conflict` (ended, or offered).
    """
    with changing_incident(standing, "hand_over", incident_id, version=version, at=at) as (one, incident):
        other = Centre.objects.filter(pk=to_centre_id, active=True).exclude(pk=standing.centre_id).first()
        if other is None:
            raise Invalid({"centre": [_("There is no such neighbouring centre. Nothing was handed over.")]})
        if incident.status in INCIDENT_ENDED:
            raise Conflict(_("This incident has ended. Nothing was handed over. Reopen it first."), incident)
        if Handover.objects.filter(incident=incident, to_centre=other, state__in=LIVE).exists():
            raise Conflict(_("It was handed over to this centre already. Nothing was sent again."), incident)
        handover = Handover.objects.create(
            centre_id=standing.centre_id,
            to_centre=other,
            incident=incident,
            answer_by=one.at + ANSWER_WITHIN,
            created_at=one.at,
            created_by_id=standing.user_id,
        )
        save_incident(one, incident)
        one.record(Kind.HANDOVER_OFFERED, incident=incident, handover=handover.pk, to=other.name)
        _tell(one, other.pk, Kind.HANDOVER_RECEIVED, handover=handover.pk, by=incident.centre.name)
    return handover


@one_unit()
def accept_handover(
    *, standing: Standing, handover_id: int, version: int, at: datetime | None = None
) -> Handover:
    """Open the incident here, by this centre's own plan; the giving centre sees its number.

    Raises `NotYours`, `Stale`, `Conflict` (somebody was quicker).
    """
    require(standing, "hand_over")
    seen = access_handover(standing, handover_id)
    with change(centre_id=seen.centre_id, actor_id=None, at=at) as theirs:
        handover = _locked(standing, handover_id, version, incoming=True)
        given = Incident.objects.select_for_update(no_key=True).get(pk=handover.incident_id)
        _refuse_void(handover, given)
        opened = open_incident(standing=standing, new=_as_given(handover, given, theirs.at), at=at).incident
        _move(theirs, standing, handover, HandoverState.ACCEPTED)
        handover.opened = opened
        handover.save()
        save_incident(theirs, given)
        theirs.record(
            Kind.HANDOVER_ACCEPTED,
            incident=given,
            handover=handover.pk,
            number=opened.number,
            to=handover.to_centre.name,
        )
        with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as ours:
            ours.record(
                Kind.HANDOVER_OPENED,
                incident=opened,
                handover=handover.pk,
                by=handover.centre.name,
                number=given.number,
            )
    return handover


@one_unit()
def decline_handover(
    *, standing: Standing, handover_id: int, version: int, reason: str, at: datetime | None = None
) -> Handover:
    """Say that it is not this centre's; the reason stands at the giving centre until it is settled."""
    require(standing, "hand_over")
    if not reason.strip():
        raise Invalid({"reason": [_("Say why, for the other centre.")]})
    seen = access_handover(standing, handover_id)
    with change(centre_id=seen.centre_id, actor_id=None, at=at) as theirs:
        handover = _locked(standing, handover_id, version, incoming=True)
        _move(theirs, standing, handover, HandoverState.DECLINED)
        handover.reason = reason.strip()[:300]
        handover.save()
        theirs.record(
            Kind.HANDOVER_DECLINED,
            incident=handover.incident,
            handover=handover.pk,
            to=handover.to_centre.name,
            reason=handover.reason,
        )
        _tell(theirs, standing.centre_id, Kind.HANDOVER_ANSWERED, handover=handover.pk)
    return handover


@one_unit()
def settle_handover(
    *, standing: Standing, handover_id: int, version: int, note: str, at: datetime | None = None
) -> Handover:
    """Note what the telephone call with the other centre gave; it is owed no more. Raises as the others."""
    require(standing, "hand_over")
    if not note.strip():
        raise Invalid({"note": [_("Say whom you reached and what they answered.")]})
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        handover = _locked(standing, handover_id, version, incoming=False)
        _move(one, standing, handover, HandoverState.SETTLED)
        handover.reason = note.strip()[:300]
        handover.save()
        one.record(
            Kind.HANDOVER_SETTLED,
            incident=handover.incident,
            handover=handover.pk,
            to=handover.to_centre.name,
            note=handover.reason,
        )
        _tell(one, handover.to_centre_id, Kind.HANDOVER_ANSWERED, handover=handover.pk)
    return handover


def _refuse_void(handover: Handover, given: Incident) -> None:
    """A false alarm or a duplicate is not opened anew; one that the giver closed as handed on is."""
    if given.status == IncidentStatus.CANCELLED or given.merged_into_id is not None:
        raise Conflict(
            _("The other centre cancelled this incident or merged it. Nothing was opened. Telephone them."),
            handover,
        )
    accepted = Handover.objects.filter(
        incident=given, to_centre_id=handover.to_centre_id, state__in=LIVE
    ).exclude(pk=handover.pk)
    if accepted.exists():
        raise Conflict(
            _("It was handed over again meanwhile. Nothing was opened. See the newer one."), handover
        )


def _locked(standing: Standing, handover_id: int, version: int, *, incoming: bool) -> Handover:
    handover = access_handover(standing, handover_id, lock=True)
    own = handover.to_centre_id if incoming else handover.centre_id
    if own != standing.centre_id:
        raise Conflict(_("The other centre does this. Nothing was changed."), handover)
    if handover.version != version:
        raise Stale(handover)
    return handover


def _move(one: Change, standing: Standing, handover: Handover, state: HandoverState) -> None:
    if state not in MOVES[HandoverState(handover.state)]:
        raise Conflict(_("This hand-over was answered already. Nothing was changed."), handover)
    handover.state = state
    handover.version += 1
    handover.answered_at, handover.answered_by_id = one.at, standing.user_id


def _tell(one: Change, centre_id: int, kind: Kind, *, handover: int, by: str = "") -> None:
    """Let the other centre's consoles look anew, by an entry of its own journal."""
    with change(centre_id=centre_id, actor_id=None, at=one.at) as theirs:
        theirs.record(kind, handover=handover, by=by)


def _as_given(handover: Handover, given: Incident, now: datetime) -> NewIncident:
    taken = given.reported_at or given.created_at
    place = given.place.name if given.place else ""
    head = _("Handed over by %(centre)s, their incident %(number)s.")
    said = head % {"centre": handover.centre.name, "number": given.number}
    return NewIncident(
        incident_type=given.incident_type,
        priority=Priority(given.priority),
        landmark=given.landmark,
        # The other centre's place is none of this one's: its name goes with the address.
        address=", ".join(part for part in (given.address, place) if part)[:300],
        latitude=given.latitude,
        longitude=given.longitude,
        uncertainty=given.uncertainty,
        narrative=f"{said}\n{given.narrative}"[:10_000],
        caller_number=given.caller_number,
        caller_name=given.caller_name,
        exercise_status=ExerciseStatus(given.exercise_status),
        reported_at=taken if now - taken < LONGEST_AGO else None,
    )
