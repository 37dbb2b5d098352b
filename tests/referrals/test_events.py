"""The other centre's signed answers: forged, replayed, late and out of order."""

import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook

from agencies.models import ReferralPartner
from agencies.models.referral_partner import new_secret
from incidents.models import JournalEntry, Referral
from incidents.notifications.transports.webhook import signed_headers
from tests.cast import Cast
from tests.referrals.scene import Other, late, new_referral, state


@pytest.fixture
def referral(cast: Cast, partner: ReferralPartner) -> Referral:
    """A street light, referred."""
    return new_referral(cast)


@pytest.fixture
def theirs(partner: ReferralPartner) -> Other:
    """The other centre."""
    return Other(partner)


def test_acknowledged_ticket_done(referral: Referral, theirs: Other) -> None:
    assert theirs.event(referral, "acknowledged").json()["state"] == "acknowledged"
    answer = theirs.event(referral, "ticket", ticket_number="CC-7")
    assert answer.json() == {
        "referral": referral.pk, "state": "ticketed", "ticket_number": "CC-7", "incident_number": "",
    }  # fmt: skip
    assert theirs.event(referral, "done").json()["state"] == "done"


def test_the_same_message_twice_is_one(referral: Referral, theirs: Other) -> None:
    for _again in range(2):
        assert theirs.event(referral, "ticket", ticket_number="CC-7", message="m1").status_code == 200
    assert JournalEntry.objects.filter(kind="referral_ticketed").count() == 1


def test_out_of_order_is_understood(referral: Referral, theirs: Other) -> None:
    theirs.event(referral, "ticket", ticket_number="CC-7")
    assert theirs.event(referral, "acknowledged").json()["state"] == "ticketed"
    referral.refresh_from_db()
    assert referral.acknowledged_at is not None


@pytest.mark.parametrize("seconds", [301, -301])
def test_a_message_out_of_its_time_is_refused(referral: Referral, theirs: Other, seconds: int) -> None:
    body = json.dumps({"event": "done"}).encode()
    headers = signed_headers("m1", body, theirs.partner.their_secret) | {"webhook-timestamp": late(seconds)}
    answer = theirs.send(f"{referral.pk}/events/", body, headers)
    assert answer.status_code == 401
    assert state(referral) == "sent"


def test_an_old_message_with_its_own_signature_is_refused(referral: Referral, theirs: Other) -> None:
    body = json.dumps({"event": "done"}).encode()
    headers = old_headers(body, theirs.partner.their_secret)
    assert theirs.send(f"{referral.pk}/events/", body, headers).status_code == 401


def old_headers(body: bytes, secret: str) -> dict[str, str]:
    at = datetime.now(UTC) - timedelta(minutes=6)
    signature = Webhook(secret).sign("m1", at, body.decode())
    return {
        "webhook-id": "m1",
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signature,
    }


@pytest.mark.parametrize(
    "broken",
    [
        {"webhook-signature": "v1,bm90IGl0"},
        {"webhook-signature": "v1"},
        {"webhook-signature": "nonsense"},
        {"webhook-signature": "v1,***"},
        {"webhook-id": "another"},
        {"webhook-id": ""},
        {"webhook-timestamp": "yesterday"},
        {"webhook-timestamp": "nan"},
    ],
)
def test_a_forged_message_is_refused(referral: Referral, theirs: Other, broken: dict[str, str]) -> None:
    answer = theirs.post(f"{referral.pk}/events/", {"event": "done"}, **broken)
    assert answer.status_code == 401
    assert answer.json()["code"] == "bad_signature"
    assert state(referral) == "sent"


def test_a_changed_body_is_refused(referral: Referral, theirs: Other) -> None:
    body = json.dumps({"event": "acknowledged"}).encode()
    headers = signed_headers(uuid.uuid4().hex, body, theirs.partner.their_secret)
    forged = body.replace(b"acknowledged", b"done")
    assert theirs.send(f"{referral.pk}/events/", forged, headers).status_code == 401


def test_another_partners_secret_opens_nothing(referral: Referral, theirs: Other, cast: Cast) -> None:
    stranger = ReferralPartner.objects.create(centre=cast.plm, code="plm-x", name="X", phone="1")
    own = Other(stranger)
    theirs_answer = own.event(referral, "done")
    nowhere = own.post(f"{2**40}/events/", {"event": "done"})
    assert theirs_answer.status_code == nowhere.status_code == 401
    assert theirs_answer.content == nowhere.content


def test_both_secrets_hold_while_they_change_over(referral: Referral, theirs: Other) -> None:
    old = theirs.partner.their_secret
    ReferralPartner.objects.filter(pk=theirs.partner.pk).update(their_secret=f"{new_secret()}\n{old}")
    assert theirs.event(referral, "acknowledged").status_code == 200


def test_a_partner_out_of_use_is_not_heard(referral: Referral, theirs: Other) -> None:
    ReferralPartner.objects.update(active=False)
    assert theirs.event(referral, "acknowledged").status_code == 401


def test_a_ticket_needs_its_number(referral: Referral, theirs: Other) -> None:
    answer = theirs.event(referral, "ticket")
    assert answer.status_code == 400
    assert "ticket_number" in answer.json()["fields"]
    assert theirs.event(referral, "shrug").status_code == 400


def test_returned_it_waits_for_an_operator_whatever_state_it_was_in(
    referral: Referral, theirs: Other, cast: Cast
) -> None:
    theirs.event(referral, "done")
    answer = theirs.event(referral, "returned", reason="Ada kabel terbakar.")
    assert answer.json()["state"] == "returned"
    page = cast.client("ayu").get("/console/referrals/incoming/").content.decode()
    assert "Ada kabel terbakar." in page


def test_the_journal_holds_no_number_and_agencies_do_not_read_it(
    referral: Referral, theirs: Other, cast: Cast
) -> None:
    theirs.event(referral, "acknowledged")
    data: Any = list(JournalEntry.objects.filter(kind__startswith="referral").values_list("data", flat=True))
    assert len(data) == 2
    assert "81234567890" not in str(data)
