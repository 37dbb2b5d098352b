"""The demo's telephone system, for the tests of the pages: it signs as the real one does."""

import json
import uuid
from datetime import UTC, datetime
from typing import Any

import httpx

from incidents.notifications.transports.webhook import signed_headers
from tests.system import WholeSystem

SYSTEM = "tng-pbx"


class Pbx:
    """Tells the running product of one call."""

    def __init__(self, system: WholeSystem, number: str) -> None:
        self.url = f"{system.url}/api/v1/telephony/events/"
        query = "SELECT secret FROM agencies_telephonesystem WHERE code = %s"
        self.secret = str(system.sql(query, SYSTEM)[0][0])
        self.call, self.number = uuid.uuid4().hex, number

    def tell(self, event: str, **facts: Any) -> None:
        """Send one event."""
        at = datetime.now(UTC).isoformat()
        body = {"event": event, "call": self.call, "at": at, "caller_number": self.number, **facts}
        data = json.dumps(body).encode()
        headers = signed_headers(uuid.uuid4().hex, data, self.secret) | {"X-Telephone-System": SYSTEM}
        httpx.post(self.url, content=data, headers=headers).raise_for_status()
