"""Messages of other systems: no session and no token, but a signature (Standard Webhooks, 5 minutes)."""

import re
from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from agencies.api.throttle import Bucket

WEBHOOK_ID: Final = re.compile(r"[\x21-\x7e]{1,100}")


class BadSignature(APIException):
    """The message is not proved to be of whom it says, or is late: the two are never told apart."""

    status_code = 401
    default_code = "bad_signature"


class AddressBucket(Bucket):
    """Limits for each address that a request comes from: who it is, only the signature will say.

    Each view counts for itself: who floods the caller's page holds up no telephone system behind it.
    """

    def name(self, request: Request) -> str:
        """Return whose bucket it is."""
        trusted = settings.ALLAUTH_TRUSTED_CLIENT_IP_HEADER
        address = request.headers.get(trusted, "") if trusted else ""
        view = type(request.parser_context["view"]).__name__
        return f"address:{view}:{address or request.META.get('REMOTE_ADDR', '')}"


class SignedView(APIView):
    """A view for another system's messages."""

    authentication_classes: list[Any] = []
    permission_classes = [AllowAny]
    throttle_classes = [AddressBucket]

    def signed_by(self, request: Request, secrets: Iterable[str]) -> str:
        """Return the webhook-id of a message that one of `secrets` signed; raise `BadSignature`.

        To be called before anything of the message is believed. Times beyond 5 minutes are refused.
        """
        webhook_id = request.headers.get("webhook-id", "")
        if not WEBHOOK_ID.fullmatch(webhook_id):
            raise refused()
        for secret in secrets:
            try:
                Webhook(secret).verify(request._request.body, dict(request.headers), json_parse=False)
            except (WebhookVerificationError, ValueError):
                continue
            return webhook_id
        raise refused()


def refused() -> BadSignature:
    """Return the refusal."""
    return BadSignature(
        _(
            "The signature does not hold, or the message is older than 5 minutes. Nothing was done. "
            "Sign it anew with the secret that this centre gave you."
        )
    )
