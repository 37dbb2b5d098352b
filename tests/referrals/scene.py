"""What happens around a referral, for the tests of referrals."""

import json
import time
import uuid
from typing import Any

from django.test import Client

from agencies.models import ReferralPartner
from incidents.actions.calls import NewCall, log_call
from incidents.actions.referring import NewReferral, refer
from incidents.models import Call, Channel, Notification, Referral
from incidents.notifications.sending import send_due
from incidents.notifications.transports.webhook import signed_headers
from tests.cast import Cast


def new_call(cast: Cast, by: str = "ayu") -> Call:
    """Return a call that was just answered."""
    new = NewCall(caller_number="081234567890", caller_name="Ibu Rina")
    return log_call(standing=cast.standing(by), new=new)


def new_referral(cast: Cast, **values: Any) -> Referral:
    """Return a street light that Ayu has referred."""
    facts = {
        "call_id": new_call(cast).pk,
        "incident_type": cast.type("STLIGHT"),
        "summary": "Lampu jalan padam tiga malam.",
        "place": cast.place,
        "landmark": "Masjid Raya Al-Azhom",
    }
    return refer(standing=cast.ayu_standing, new=NewReferral(**facts | values))


def send(tries: int = 1) -> None:
    """Send what is due, `tries` times over, as if the pauses between were past."""
    for _try in range(tries):
        Notification.objects.filter(status="pending").update(next_try_at="2020-01-01T00:00Z")
        send_due(engine="test", channel=Channel.WEBHOOK)


class Other:
    """The other centre as a client of ours."""

    def __init__(self, partner: ReferralPartner) -> None:
        self.partner = partner
        self.client = Client(raise_request_exception=False)

    def event(self, referral: Referral, event: str, *, message: str = "", **facts: str) -> Any:
        """Send one event about a referral."""
        return self.post(f"{referral.pk}/events/", {"event": event, **facts}, message=message)

    def hand_in(self, ticket: str = "CC-1", *, message: str = "", **facts: Any) -> Any:
        """Hand an emergency over."""
        body = {"ticket_number": ticket, "summary": "Rumah terbakar, ada orang di dalam."} | facts
        return self.post("incoming/", body, message=message)

    def post(self, path: str, body: dict[str, Any], *, message: str = "", **headers: str) -> Any:
        """Send a signed body; `headers` replace those of the signature."""
        data = json.dumps(body).encode()
        secret = self.partner.their_secret
        signed = signed_headers(message or uuid.uuid4().hex, data, secret)
        signed |= {"X-Referral-Partner": self.partner.code}
        signed |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self.send(path, data, signed)

    def send(self, path: str, data: bytes, headers: dict[str, str]) -> Any:
        """Send bytes as they are."""
        given = {name: value for name, value in headers.items() if name != "Content-Type"}
        return self.client.generic(
            "POST", f"/api/v1/referrals/{path}", data, content_type="application/json", headers=given
        )


def state(referral: Referral) -> str:
    """Return the referral's present state."""
    return Referral.objects.values_list("state", flat=True).get(pk=referral.pk)


def late(seconds: float) -> str:
    """Return a timestamp of so many seconds ago."""
    return str(int(time.time() - seconds))
