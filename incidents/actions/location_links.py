"""Asking a caller's telephone where it is, by a link: the centre's side."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import connection
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from incidents.access import access_incident, access_location_link, visible_location_links
from incidents.actions.editing import change_incident
from incidents.errors import Conflict, Invalid, NotYours
from incidents.journal import Change, Kind, change
from incidents.link_tokens import fingerprint_of, token_of
from incidents.models import Channel, Incident, LocationLink
from incidents.permissions import require
from incidents.telephone_numbers import mobile_number
from operators.standing import Standing

VALID: Final = timedelta(minutes=15)
# A caller whose first message was lost gets another; a telephone that is not the caller's is not flooded.
MOST_A_NUMBER: Final = 3
# The page and the message are in two languages; who speaks neither gets English.
PAGE_LANGUAGE: Final = {"id": "id"}
OTHERS: Final = "en"
# Links that became part of no incident, by the rule of drafts: a caller's data must not lie about.
KEPT: Final = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class NewLink:
    """For whom the link is. `draft` is the key of the call being typed; `incident_id` an incident instead.

    Without a number, or without an SMS gateway, the link is made all the same, to be given by another way.
    """

    number: str = ""
    draft: str = ""
    incident_id: int | None = None
    language: str = "id"


def send_link(*, standing: Standing, new: NewLink, at: datetime | None = None) -> LocationLink:
    """Make a link, valid for 15 minutes, and send it by SMS after the commit. Earlier ones of the call close.

    Raises `NotAllowed`, `NotYours` (the incident), `Invalid` (no mobile number; three were sent already).
    """
    require(standing, "send_location_link")
    recipient = mobile_number(new.number) if new.number.strip() else None
    if new.number.strip() and recipient is None:
        raise Invalid(
            {"number": [_("An SMS reaches mobile numbers only. Nothing was sent. Leave the number empty.")]}
        )
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        incident = _incident(standing, new)
        _one_at_a_time(one)
        _hold_rate(one, recipient)
        _close_earlier(one, standing, new)
        link = _make(one, standing, new, recipient or "")
        if link.by_sms and recipient:
            one.notify(
                kind=Kind.LOCATION_LINK_SENT,
                channel=Channel.SMS,
                recipient=recipient,
                language=PAGE_LANGUAGE.get(link.language, OTHERS),
                location_link=link,
            )
        one.record(Kind.LOCATION_LINK_SENT, incident=incident, link=link.pk, sms=link.by_sms)
    return link


def close_link(*, standing: Standing, link_id: int, at: datetime | None = None) -> LocationLink:
    """End a link; its page says so to the caller. One that is closed stays so. Raises `NotYours`."""
    require(standing, "send_location_link")
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        link = access_location_link(standing, link_id, lock=True)
        end_link(one, link)
    return link


def give_link_to_incident(
    *, standing: Standing, link_id: int, incident_id: int, at: datetime | None = None
) -> LocationLink:
    """Let the positions of a link belong to the incident that its call became.

    Raises `NotYours`, `Conflict` when it belongs to another incident.
    """
    require(standing, "send_location_link")
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        incident = access_incident(standing, incident_id)
        link = access_location_link(standing, link_id, lock=True)
        if link.incident_id not in (None, incident.pk):
            raise Conflict(_("This link belongs to another incident. Nothing was changed."), link)
        if link.incident_id is None:
            link.incident = incident
            link.save(update_fields=["incident"])
            one.record(Kind.LOCATION_LINK_GIVEN, incident=incident, link=link.pk)
    return link


def take_over_position(*, standing: Standing, link_id: int, version: int) -> Incident:
    """Make the newest position of a link that of its incident; `version` is the incident's, as seen.

    Raises `NotYours` (also for a link without an incident or a position), `Stale`, `Conflict`.
    """
    link = access_location_link(standing, link_id)
    fix = link.newest_fix()
    if link.incident_id is None or fix is None:
        raise NotYours
    values = {"latitude": fix.latitude, "longitude": fix.longitude, "uncertainty": fix.accuracy}
    return change_incident(standing=standing, incident_id=link.incident_id, version=version, values=values)


def end_link(one: Change, link: LocationLink) -> None:
    """Close a link as part of a larger change."""
    if link.closed_at is None:
        link.closed_at = one.at
        link.save(update_fields=["closed_at"])
        one.record(Kind.LOCATION_LINK_CLOSED, incident=link.incident, link=link.pk)


def sms_is_possible() -> bool:
    """Return whether a gateway is set up; a demo shows its messages in its own inbox instead."""
    return bool(settings.SMS_URL) or settings.DEMO


def links_of(standing: Standing, *, draft: str = "", incident_id: int | None = None) -> list[LocationLink]:
    """Return the links of a call being typed or of an incident, the newest first, at most three."""
    require(standing, "send_location_link")
    found = visible_location_links(standing)
    if incident_id is not None:
        found = found.filter(incident_id=incident_id)
    else:
        found = found.filter(draft=draft).exclude(draft="")
    return list(found.order_by("-created_at")[:MOST_A_NUMBER])


def purge_location_links() -> int:
    """Delete the links older than 48 hours that belong to no incident, with positions; return how many."""
    old = LocationLink.objects.filter(incident=None, created_at__lt=Now() - KEPT)
    _all, by_model = old.delete()
    return by_model.get(LocationLink._meta.label, 0)


def _incident(standing: Standing, new: NewLink) -> Incident | None:
    return None if new.incident_id is None else access_incident(standing, new.incident_id)


def _one_at_a_time(one: Change) -> None:
    """Let each count what the other has sent, and each close what the other has opened."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('location link'), %s)", [one.centre_id])


def _hold_rate(one: Change, recipient: str | None) -> None:
    if recipient is None:
        return
    sent = LocationLink.objects.filter(
        centre_id=one.centre_id, number=recipient, created_at__gt=one.at - VALID
    )
    if sent.count() >= MOST_A_NUMBER:
        message = _(
            "This number was sent %(most)d links within 15 minutes. Nothing was sent. "
            "Ask the caller to open the last one, or to describe the place."
        )
        raise Invalid({"number": [message % {"most": MOST_A_NUMBER}]})


def _close_earlier(one: Change, standing: Standing, new: NewLink) -> None:
    """Positions of two links would be taken for two callers."""
    earlier = visible_location_links(standing).filter(closed_at=None, expires_at__gt=one.at)
    if new.incident_id is not None:
        earlier = earlier.filter(incident_id=new.incident_id)
    elif new.draft:
        earlier = earlier.filter(draft=new.draft)
    else:
        return
    for link in earlier.select_for_update(no_key=True, of=("self",)):
        end_link(one, link)


def _make(one: Change, standing: Standing, new: NewLink, recipient: str) -> LocationLink:
    key = uuid.uuid4()
    return LocationLink.objects.create(
        centre_id=one.centre_id,
        key=key,
        fingerprint=fingerprint_of(token_of(key)),
        draft=new.draft,
        incident_id=new.incident_id,
        number=recipient,
        by_sms=bool(recipient) and sms_is_possible(),
        language=new.language,
        expires_at=one.at + VALID,
        created_at=one.at,
        created_by_id=standing.user_id,
    )
