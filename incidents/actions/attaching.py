"""A further call about an incident that is open already: attached to it, and taken off again."""

from datetime import datetime

from django.utils.translation import gettext as _

from incidents.access import access_call
from incidents.actions.guard import changing_incident, save_incident
from incidents.actions.notes import LONGEST_NOTE
from incidents.actions.surging import follow_calls
from incidents.call_classes import CallClass
from incidents.errors import Conflict, Invalid, NotYours, Stale, refuse_invalid
from incidents.journal import Change, Kind
from incidents.models import Call, Incident, Note
from incidents.states import INCIDENT_ENDED
from incidents.validation import number_problems
from operators.standing import Standing


def attach_call(
    *,
    standing: Standing,
    incident_id: int,
    call_id: int,
    note: str = "",
    caller_number: str = "",
    caller_name: str = "",
    at: datetime | None = None,
) -> Call:
    """Make the call a further one of an open incident; what the caller told becomes a note of it.

    Like a note it holds whatever the incident's version is. The number and name fill what the call does
    not have yet. Raises `Conflict` for an ended incident and for a call that belongs to one already,
    `Invalid`, `NotYours`.
    """
    with changing_incident(standing, "attach_call", incident_id, version=None, at=at) as (one, incident):
        _check(note, caller_number)
        call = _free_call(standing, call_id)
        _refuse_ended(incident)
        call.incident, call.attached_at = incident, one.at
        call.call_class = CallClass.NORMAL
        call.caller_number = call.caller_number or caller_number
        call.caller_name = call.caller_name or caller_name
        call.summary = call.summary or note.strip()
        _save_call(one, call)
        written = _write_note(one, standing, incident, call, note)
        save_incident(one, incident)
        one.record(
            Kind.CALL_ATTACHED,
            incident=incident,
            call=call.pk,
            note=written.pk if written else None,
            callers=Call.objects.filter(incident=incident).count(),
        )
        follow_calls(one, incident)
    return call


def detach_call(*, standing: Standing, call_id: int, version: int, at: datetime | None = None) -> Call:
    """Take a further call off its incident: it is one to be answered again, and its note goes with it.

    What the caller told stays with the call. `version` is the call's. Raises `Stale`, `NotYours`, and
    `Conflict` for a call without an incident and for the one that opened it.
    """
    seen = access_call(standing, call_id)
    if seen.incident_id is None or seen.attached_at is None:
        raise Conflict(_("This call is no further call of an incident. Nothing was changed."), seen)
    with changing_incident(standing, "attach_call", seen.incident_id, version=None, at=at) as (one, incident):
        call = access_call(standing, call_id, lock=True)
        if call.version != version or call.incident_id != incident.pk:
            raise Stale(call)
        call.notes.all().delete()
        call.incident, call.attached_at = None, None
        _save_call(one, call)
        save_incident(one, incident)
        one.record(Kind.CALL_DETACHED, incident=incident, call=call.pk)
    return call


def _check(note: str, caller_number: str) -> None:
    too_long = len(note.strip()) > LONGEST_NOTE
    refuse_invalid(
        {
            "note": [_("At most %(count)d characters.") % {"count": LONGEST_NOTE}] if too_long else [],
            "caller_number": number_problems(caller_number),
        }
    )


def _free_call(standing: Standing, call_id: int) -> Call:
    try:
        call = access_call(standing, call_id, lock=True)
    except NotYours as refused:
        # The one record that the body names by its id; a 404 would speak of the incident.
        raise Invalid({"call": [refused.message]}) from refused
    if call.incident_id is not None:
        raise Conflict(
            _("This call belongs to an incident already. It was not attached. Open that one."), call
        )
    return call


def _refuse_ended(incident: Incident) -> None:
    if incident.status in INCIDENT_ENDED:
        raise Conflict(
            _("This incident has ended. The call was not attached. Reopen it, or save a new incident."),
            incident,
        )


def _save_call(one: Change, call: Call) -> None:
    call.version += 1
    call.updated_at, call.updated_by_id = one.at, one.actor_id
    call.save()


def _write_note(one: Change, standing: Standing, incident: Incident, call: Call, text: str) -> Note | None:
    if not text.strip():
        return None
    return Note.objects.create(
        incident=incident, call=call, author_id=standing.user_id, at=one.at, text=text.strip()
    )
