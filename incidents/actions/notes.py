"""Writing a note on an incident."""

from datetime import datetime

from django.utils.translation import gettext as _

from incidents.actions.guard import changing_incident, save_incident
from incidents.errors import Invalid
from incidents.journal import Kind
from incidents.models import Note
from operators.standing import Standing

LONGEST_NOTE = 2000


def add_note(*, standing: Standing, incident_id: int, text: str, at: datetime | None = None) -> Note:
    """Add a note; a note holds whatever the incident's state or version is. Raises `Invalid`, `NotYours`."""
    with changing_incident(standing, "add_note", incident_id, version=None, at=at) as (one, incident):
        text = text.strip()
        if not text:
            raise Invalid({"text": [_("Write something first.")]})
        if len(text) > LONGEST_NOTE:
            raise Invalid({"text": [_("At most %(count)d characters.") % {"count": LONGEST_NOTE}]})
        note = Note.objects.create(
            incident=incident, agency_id=standing.agency_id, author_id=standing.user_id, at=one.at, text=text
        )
        save_incident(one, incident)
        one.record(Kind.NOTE_ADDED, incident=incident, note=note.pk, by_agency=standing.agency_id)
    return note
