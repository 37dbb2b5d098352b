"""A referral goes out and its ticket comes back, over real sockets."""

import json
from typing import Any

import pytest
from pytest_django import Settings

from agencies.models import ReferralPartner
from incidents.models import Call, JournalEntry, Notification, Referral
from tests.api.conftest import Api
from tests.cast import Cast
from tests.referrals.partner_server import PartnerServer
from tests.referrals.scene import Other, new_call, new_referral, send, state
from tests.system import CHECKOUT, eventually


@pytest.mark.django_db(transaction=True)
def test_the_loop_closes(
    live_server: Any, settings: Settings, cast: Cast, partner: ReferralPartner, other: PartnerServer
) -> None:
    settings.PUBLIC_ORIGINS = [live_server.url]
    other.answers_by_itself = True
    referral = new_referral(cast)
    send()
    eventually(lambda: state(referral) == "ticketed")
    referral.refresh_from_db()
    assert referral.ticket_number.startswith("CC-")
    assert referral.acknowledged_at is not None
    kinds = list(JournalEntry.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds[-3:] == ["notification_sent", "referral_acknowledged", "referral_ticketed"] or (
        # The acknowledgement may be faster than the note of the sending.
        sorted(kinds[-3:]) == ["notification_sent", "referral_acknowledged", "referral_ticketed"]
    )


@pytest.mark.django_db(transaction=True)
def test_what_the_document_shows_works(live_server: Any, cast: Cast, partner: ReferralPartner) -> None:
    text = (CHECKOUT / "docs" / "referral.md").read_text()
    code = text.partition("```python\n")[2].partition("\n\npost(")[0]
    given: dict[str, Any] = {}
    exec(code, given)
    referral = new_referral(cast)
    address = f"{live_server.url}/api/v1/referrals/"
    ticket = {"event": "ticket", "ticket_number": "CC-2026-1182"}
    assert given["post"](f"{address}{referral.pk}/events/", ticket, partner.their_secret).status == 200
    emergency = json.loads(text.rpartition("```json\n")[2].partition("```")[0])
    named = {"X-Referral-Partner": partner.code}
    assert given["post"](f"{address}incoming/", emergency, partner.their_secret, **named).status == 201
    assert state(referral) == "ticketed"


def test_the_other_centre_gets_what_was_typed(cast: Cast, partner: Any, other: PartnerServer) -> None:
    referral = new_referral(cast)
    assert other.received == [], "nothing leaves inside the transaction"
    send()
    (message,) = other.received
    assert message["type"] == "referral.created"
    told = message["data"]
    assert told["referral"] == referral.pk
    assert told["category"] == {"code": "STLIGHT", "name": "Lampu jalan padam (PJU)"}
    assert told["summary"] == "Lampu jalan padam tiga malam."
    assert told["location"]["landmark"] == "Masjid Raya Al-Azhom"
    assert told["location"]["place_code"] == cast.place.code
    assert told["events_url"].endswith(f"/api/v1/referrals/{referral.pk}/events/")


@pytest.mark.parametrize(("agreed", "number"), [(False, ""), (True, "081234567890")])
def test_the_callers_number_goes_only_with_consent(
    cast: Cast, partner: Any, other: PartnerServer, agreed: bool, number: str
) -> None:
    new_referral(cast, share_caller=agreed)
    send()
    assert other.received[0]["data"]["caller"]["number"] == number


def test_the_call_becomes_non_emergency(api: Api, cast: Cast, partner: Any) -> None:
    call = new_call(cast)
    answer = api.post("ayu", "referrals/", {"call": call.pk, "incident_type": "PIPE"})
    assert answer.status_code == 201, answer.content
    assert answer.json()["state"] == "sent"
    call.refresh_from_db()
    assert call.call_class == "non_emergency"
    assert answer.json()["call_version"] == call.version


def test_a_call_is_referred_once(api: Api, cast: Cast, partner: Any) -> None:
    body = {"call": new_call(cast).pk, "incident_type": "PIPE"}
    first = api.post("ayu", "referrals/", body, Idempotency_Key="one")
    assert api.post("ayu", "referrals/", body, Idempotency_Key="one").content == first.content
    assert api.post("ayu", "referrals/", body).status_code == 409
    assert Referral.objects.count() == 1


def test_a_call_of_an_incident_is_not_referred(api: Api, cast: Cast, partner: Any) -> None:
    call = new_call(cast)
    cast.incident(call_id=call.pk)
    assert api.post("ayu", "referrals/", {"call": call.pk, "summary": "x"}).status_code == 409
    assert Call.objects.get(pk=call.pk).call_class == "normal"


def test_it_says_what_is_missing(api: Api, cast: Cast) -> None:
    call = new_call(cast)
    body = {"call": call.pk, "incident_type": "PIPE"}
    assert "partner" in api.post("ayu", "referrals/", body).json()["fields"]
    assert "call" in api.post("ayu", "referrals/", {}).json()["fields"]


def test_without_a_category_something_must_be_said(api: Api, cast: Cast, partner: Any) -> None:
    answer = api.post("ayu", "referrals/", {"call": new_call(cast).pk})
    assert "summary" in answer.json()["fields"]


def test_withdrawn_before_it_went_nothing_leaves(api: Api, cast: Cast, partner: Any, other: Any) -> None:
    referral = new_referral(cast)
    answer = api.post("ayu", f"referrals/{referral.pk}/withdraw/", {"version": referral.version})
    assert answer.json()["state"] == "withdrawn"
    send()
    assert other.received == []
    assert set(Notification.objects.values_list("status", flat=True)) == {"withdrawn"}


def test_withdrawn_after_it_went_the_other_centre_hears(
    api: Api, cast: Cast, partner: Any, other: Any
) -> None:
    referral = new_referral(cast)
    send()
    api.post("ayu", f"referrals/{referral.pk}/withdraw/", {"version": referral.version})
    send()
    assert other.types() == ["referral.created", "referral.withdrawn"]
    answer = Other(partner).event(referral, "ticket", ticket_number="CC-9")
    assert answer.status_code == 409
    assert answer.json()["current"]["state"] == "withdrawn"


def test_it_is_listed_for_the_centre_alone(api: Api, cast: Cast, partner: Any) -> None:
    referral = new_referral(cast)
    assert [one["id"] for one in api.get("citra", "referrals/", state="sent").json()["results"]] == [
        referral.pk
    ]
    assert api.get("citra", "referrals/", incoming="true").json()["results"] == []
    assert api.get("indra", "referrals/").json()["results"] == []
    assert api.get("fajar", "referrals/").status_code == 403
    assert api.get("indra", f"referrals/{referral.pk}/").status_code == 404
