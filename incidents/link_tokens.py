"""The secrets of links: made of a row's own key and the installation's, so that none is stored.

Whoever reads the database, or a backup of it, cannot open a link.
"""

import base64
import hashlib
import hmac
from typing import Final
from uuid import UUID

from django.conf import settings

# 96 bits: at the limit of `location_links.TRIES` a guess would take longer than the stars last.
TOKEN_BYTES: Final = 12


def token_of(key: UUID) -> str:
    """Return the token of the link with this key: 16 letters, digits, "-" and "_"."""
    made = hmac.new(settings.SECRET_KEY.encode(), b"location link " + key.bytes, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made[:TOKEN_BYTES]).decode()


def message_token(message_id: int, key: UUID) -> str:
    """Return the token by which the recipient of a message acknowledges what it tells: "17.Rm9v..."."""
    made = hmac.new(settings.SECRET_KEY.encode(), b"acknowledge " + key.bytes, hashlib.sha256).digest()
    return f"{message_id}.{base64.urlsafe_b64encode(made[:TOKEN_BYTES]).decode()}"


def fingerprint_of(token: str) -> str:
    """Return what is stored of a token, by which its link is found: SHA-256, in hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()
