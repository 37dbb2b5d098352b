"""What rings, for the tests of the telephone."""

import json
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.test import Client

from agencies.models import TelephoneSystem
from incidents.actions.calls import NewCall, log_call
from incidents.actions.telephony.events import Told, take_event
from incidents.call_classes import CallClass
from incidents.journal.change import database_now
from incidents.models import CallBack, TelephoneCall
from incidents.notifications.transports.webhook import signed_headers
from incidents.telephone_states import TelephoneEvent
from tests.cast import Cast

NUMBER = "081298765432"


def new_system(cast: Cast) -> TelephoneSystem:
    """Return Tangerang's telephone system."""
    return TelephoneSystem.objects.create(centre=cast.tng, code="tng-pbx", name="PBX Tangerang")


def rings(cast: Cast, pbx_id: str = "1.1") -> TelephoneCall:
    """Return a call that rings for all."""
    system = TelephoneSystem.objects.filter(code="tng-pbx").first() or new_system(cast)
    event = TelephoneEvent.RINGING
    told = Told(uuid.uuid4().hex, event, pbx_id, database_now(), caller_number=NUMBER, queue="112")
    return take_event(system=system, told=told).call


def cut_off(cast: Cast, number: str = NUMBER, **facts: Any) -> CallBack:
    """Return what is owed to a caller whose call Ayu logged as cut off."""
    new = NewCall(call_class=CallClass.DROPPED, caller_number=number, **facts)
    call = log_call(standing=cast.ayu_standing, new=new)
    assert call.call_back is not None
    return call.call_back


class Pbx:
    """The telephone system: every event signed, at a time of its own clock."""

    def __init__(self, system: TelephoneSystem) -> None:
        self.system = system
        self.client = Client(raise_request_exception=False)
        self.began = database_now() - timedelta(seconds=60)

    def at(self, seconds: float) -> datetime:
        """Return the time so many seconds after the first ring."""
        return self.began + timedelta(seconds=seconds)

    def event(
        self, event: str, call: str = "1.1", *, seconds: float = 0, message: str = "", **facts: Any
    ) -> Any:
        """Tell of an event."""
        body = {"event": event, "call": call, "at": self.at(seconds).isoformat(), **facts}
        return self.post(body, message=message)

    def ring(self, call: str = "1.1", **facts: Any) -> TelephoneCall:
        """Let a call ring; return it."""
        answer = self.event("ringing", call, **{"caller_number": NUMBER, "queue": "112"} | facts)
        assert answer.status_code == 201, answer.content
        return TelephoneCall.objects.get(pk=answer.json()["telephone_call"])

    def post(self, body: Any, *, message: str = "", **headers: str) -> Any:
        """Send a signed body; `headers` replace those of the signature."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        signed = signed_headers(message or uuid.uuid4().hex, data, self.system.secret.split()[0])
        signed |= {"X-Telephone-System": self.system.code}
        signed |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self.send(data, signed)

    def send(self, data: bytes, headers: dict[str, str]) -> Any:
        """Send bytes as they are."""
        given = {name: value for name, value in headers.items() if name != "Content-Type"}
        return self.client.generic(
            "POST", "/api/v1/telephony/events/", data, content_type="application/json", headers=given
        )
