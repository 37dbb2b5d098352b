"""Acknowledging from the link in a message, by somebody who is at no board."""

from incidents.access import message_of_token
from incidents.actions.progress import acknowledge_within
from incidents.errors import NotYours, Stale
from incidents.journal import change
from incidents.models import Dispatch, Incident, Notification


def acknowledge_by_link(*, token: str, version: int) -> Dispatch:
    """Acknowledge the dispatch that the message told of, as its contact; `version` is what the page showed.

    Raises `NotYours` (no such link), `Stale` (it changed meanwhile), `Conflict` (acknowledged, or ended).
    """
    message = message_of_token(token)
    seen = dispatch_of(message)
    with change(centre_id=message.centre_id, actor_id=None) as one:
        incident = Incident.objects.select_for_update(no_key=True).get(pk=seen.incident_id)
        dispatch = dispatch_of(message)
        dispatch.incident = incident
        if dispatch.version != version:
            raise Stale(dispatch)
        dispatch.acknowledged_contact_id = message.contact_id
        acknowledge_within(one, incident, dispatch, by=None, contact=message.contact_id)
    return dispatch


def dispatch_of(message: Notification) -> Dispatch:
    """Return the dispatch that the message is about, as it is now, with all that its page shows."""
    if message.dispatch_id is None:
        raise NotYours
    parts = ("agency", "incident__incident_type", "incident__place", "incident__centre")
    people = ("acknowledged_by", "acknowledged_contact")
    return Dispatch.objects.select_related(*parts, *people).get(pk=message.dispatch_id)
