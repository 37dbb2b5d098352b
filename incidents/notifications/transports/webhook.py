"""A message to another system: JSON, signed as Standard Webhooks says."""

from datetime import UTC, datetime

import orjson
from django.conf import settings
from standardwebhooks.webhooks import Webhook

from incidents.models import Notification
from incidents.notifications.deadline import within
from incidents.notifications.referral_payload import payload_of
from incidents.notifications.transports.egress import Answer, Refused, post


class WebhookTransport:
    """Posts to the partner's address. The webhook-id is the notification's key, the same at every try."""

    batch = 1

    def send(self, notification: Notification) -> str:
        """Post the message and return the status of the answer; any answer but 2xx is a failure.

        Raises `Refused`, TimeoutError, OSError, HTTPException.
        """
        referral = notification.referral
        if referral is None or not referral.partner.webhook_url:
            raise Refused("no webhook address is set for this partner any more")
        body = orjson.dumps(payload_of(notification))
        headers = signed_headers(str(notification.key), body, referral.partner.our_secret)
        answers: list[Answer] = []

        def attempt() -> None:
            answers.append(post(referral.partner.webhook_url, body, headers, settings.SEND_DEADLINE))

        within(settings.SEND_DEADLINE, attempt)
        if not 200 <= answers[0].status < 300:
            raise OSError(f"answered {answers[0].status}")
        return f"HTTP {answers[0].status}"


def signed_headers(webhook_id: str, body: bytes, secret: str) -> dict[str, str]:
    """Return the headers of a message signed with the first secret of `secret`."""
    at = datetime.now(UTC)
    return {
        "Content-Type": "application/json",
        "User-Agent": "Dispatch112",
        "webhook-id": webhook_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(secret.split(maxsplit=1)[0]).sign(webhook_id, at, body.decode()),
    }
