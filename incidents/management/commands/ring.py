"""`manage.py ring`: let a call ring at the running server, as the demo's telephone system would."""

import os
import time
import uuid
from typing import Any, Final

import httpx
import orjson
from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations

from agencies.models import TelephoneSystem
from incidents.api.telephone_door import SYSTEM_HEADER
from incidents.journal.change import database_now
from incidents.notifications.transports.webhook import signed_headers

SECONDS: Final = 10.0


class Command(BaseCommand):
    """Sends signed events; whatever they say happens on the consoles."""

    help = "Let a call ring at the running server, have it answered, and let the caller hang up."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take who calls, where it rings, and what follows when."""
        parser.add_argument("--number", default="081234567890", help='the caller\'s number; "" for none')
        parser.add_argument("--at", default="", metavar="EXTENSION", help="rings there alone, not for all")
        parser.add_argument("--queue", default="112")
        parser.add_argument("--answer", type=float, metavar="S", help="seconds until it is answered")
        parser.add_argument("--hang-up", type=float, metavar="S", help="seconds until the caller hangs up")
        parser.add_argument("--position", metavar="LAT,LON", help="where the telephone says it is")
        parser.add_argument("--system", default="tng-pbx", metavar="CODE")
        parser.add_argument("--url", default=f"http://127.0.0.1:{os.environ.get('PORT', '8112')}")

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        """Ring, and go on until the last of what was asked for."""
        system = TelephoneSystem.objects.filter(code=options["system"], active=True).first()
        if system is None:
            raise CommandError(
                f"There is no telephone system {options['system']!r}. Load the demo. No call rang."
            )
        facts: dict[str, Any] = {"call": uuid.uuid4().hex, "caller_number": options["number"]}
        facts |= {
            "queue": options["queue"],
            "agent": options["at"],
            "position": _position(options["position"]),
        }
        steps = [(0.0, "ringing"), (options["answer"], "answered"), (options["hang_up"], "ended")]
        began = time.monotonic()
        for after, event in sorted((after, event) for after, event in steps if after is not None):
            time.sleep(max(0.0, began + after - time.monotonic()))
            said = self._tell(system, options["url"], facts | {"event": event})
            self.stdout.write(f"{after:5.1f} s {event}: {said['state']}, {said['taken']}")

    def _tell(self, system: TelephoneSystem, url: str, facts: dict[str, Any]) -> dict[str, Any]:
        body = orjson.dumps(facts | {"at": database_now().isoformat()})
        headers = signed_headers(uuid.uuid4().hex, body, system.secret.split()[0])
        address = f"{url.rstrip('/')}/api/v1/telephony/events/"
        try:
            answer = httpx.post(
                address, content=body, headers=headers | {SYSTEM_HEADER: system.code}, timeout=SECONDS
            )
        except httpx.HTTPError as error:
            raise CommandError(f"{url}: {error}. Is the server running?") from error
        if answer.is_error:
            raise CommandError(f"The server refused it: {answer.text}")
        return dict(answer.json())


def _position(text: str | None) -> dict[str, Any] | None:
    if not text:
        return None
    latitude, _comma, longitude = text.partition(",")
    return {"latitude": latitude, "longitude": longitude, "radius": 25, "confidence": 68, "method": "gnss"}
