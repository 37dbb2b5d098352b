"""The words of a message, in its recipient's language. Never a caller's number or name.

But a referral gives both on when the caller agreed to it.
"""

from typing import Any, Final

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from agencies.models import LadderRole
from incidents.journal.kinds import Kind
from incidents.link_tokens import message_token, token_of
from incidents.models import ExerciseStatus, Incident, LocationLink, Notification, Referral

TO_ACKNOWLEDGE: Final = frozenset({Kind.DISPATCHED, Kind.ESCALATED})


def subject_of(notification: Notification) -> str:
    """Return the subject: one line."""
    return " ".join(_render("subject", notification).split())


def body_of(notification: Notification) -> str:
    """Return the body: plain text with what is needed to act, and the address of the incident."""
    return _render("body", notification).strip() + "\n"


def _render(part: str, notification: Notification) -> str:
    with override(notification.language):
        if notification.referral is not None:
            context = _of_referral(notification, notification.referral)
            return render_to_string(f"incidents/notifications/referral_{part}.txt", context)
        if notification.location_link is not None:
            context = _of_link(notification.location_link)
            return render_to_string(f"incidents/notifications/location_link_{part}.txt", context)
        if notification.incident is None:
            raise ValueError("this message is about nothing")
        context = _of_incident(notification, notification.incident)
        return render_to_string(f"incidents/notifications/{part}.txt", context)


def _of_incident(notification: Notification, incident: Incident) -> dict[str, Any]:
    role = notification.data.get("role")
    return {
        "kind": notification.kind,
        "incident": incident,
        "dispatch": notification.dispatch,
        "centre": notification.centre,
        "type": incident.incident_type.label(notification.language),
        "level": notification.data.get("level"),
        "role": LadderRole(role).label if role else "",
        "to_centre": role == LadderRole.HEAD_OF_CENTRE,
        "exercise": incident.exercise_status != ExerciseStatus.ACTUAL,
        "link": _link(incident.pk),
        "acknowledge": _acknowledge_link(notification),
    }


def _of_referral(notification: Notification, referral: Referral) -> dict[str, Any]:
    kind = referral.incident_type
    return {
        "kind": notification.kind,
        "referral": referral,
        "centre": notification.centre,
        "type": kind.label(notification.language) if kind else "",
    }


def _of_link(link: LocationLink) -> dict[str, Any]:
    return {"centre": link.centre, "link": link_address(link)}


def link_address(link: LocationLink) -> str:
    """Return the address that the caller opens, with the origin that the settings name first."""
    origin = settings.PUBLIC_ORIGINS[0] if settings.PUBLIC_ORIGINS else ""
    return f"{origin}{reverse('shared_location', args=[token_of(link.key)])}"


def _acknowledge_link(notification: Notification) -> str:
    """Return the address by which the agency's contact acknowledges at once; none for the centre's own."""
    contact = notification.contact
    if contact is None or contact.agency_id is None or notification.kind not in TO_ACKNOWLEDGE:
        return ""
    origin = settings.PUBLIC_ORIGINS[0] if settings.PUBLIC_ORIGINS else ""
    address = reverse("acknowledge", args=[message_token(notification.pk, notification.key)])
    return f"{origin}{address}" if origin or settings.DEMO else ""


def _link(incident_id: int) -> str:
    origin = settings.PUBLIC_ORIGINS[0] if settings.PUBLIC_ORIGINS else ""
    return f"{origin}{reverse('incident', args=[incident_id])}" if origin else ""
