"""What a referral partner is told: docs/referral.md describes it to them."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from incidents.journal.kinds import Kind
from incidents.models import Notification, Referral

TYPES: dict[str, str] = {
    Kind.REFERRAL_SENT: "referral.created",
    Kind.REFERRAL_WITHDRAWN: "referral.withdrawn",
    Kind.REFERRAL_ACCEPTED: "handover.accepted",
    Kind.REFERRAL_OPENED: "handover.opened",
    Kind.REFERRAL_DECLINED: "handover.declined",
}


def payload_of(notification: Notification) -> dict[str, Any]:
    """Return the body of a webhook about a referral; the notification comes with all that it needs."""
    referral = notification.referral
    if referral is None:
        raise ValueError("this message is about no referral")
    return {
        "type": TYPES[notification.kind],
        "timestamp": notification.created_at.isoformat(),
        "data": _referred(referral) if notification.kind == Kind.REFERRAL_SENT else _news(referral),
    }


def events_url(referral: Referral) -> str:
    """Return where the partner answers to this referral."""
    origin = settings.PUBLIC_ORIGINS[0] if settings.PUBLIC_ORIGINS else ""
    return f"{origin}{reverse('api_referral_events', args=[referral.pk])}"


def _referred(referral: Referral) -> dict[str, Any]:
    kind, place = referral.incident_type, referral.place
    return {
        "referral": referral.pk,
        "centre": referral.centre.name,
        "category": {"code": kind.code, "name": kind.label(referral.centre.language)} if kind else None,
        "summary": referral.summary,
        "location": {
            "place_code": place.code if place else "",
            "place": place.name if place else "",
            "landmark": referral.landmark,
            "address": referral.address,
            "latitude": referral.latitude,
            "longitude": referral.longitude,
        },
        # Empty unless the caller agreed.
        "caller": {"number": referral.caller_number, "name": referral.caller_name},
        "referred_at": referral.created_at.isoformat(),
        "acknowledge_by": referral.acknowledge_by.isoformat(),
        "events_url": events_url(referral),
    }


def _news(referral: Referral) -> dict[str, Any]:
    return {
        "referral": referral.pk,
        "ticket_number": referral.ticket_number,
        "incident_number": referral.incident.number if referral.incident else "",
        "reason": referral.reason,
    }
