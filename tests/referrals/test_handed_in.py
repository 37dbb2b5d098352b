"""An emergency that the other centre hands over: at once on the console, taken up once, never lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from agencies.models import ReferralPartner
from incidents.models import Incident, Referral
from tests.api.conftest import Api
from tests.cast import Cast
from tests.referrals.partner_server import Manner, PartnerServer
from tests.referrals.scene import Other, new_referral, send


@pytest.fixture
def theirs(partner: ReferralPartner) -> Other:
    """The other centre."""
    return Other(partner)


def incoming(cast: Cast, name: str = "ayu") -> str:
    """Return what the console shows of emergencies handed over."""
    return cast.client(name).get("/console/referrals/incoming/").content.decode()


def test_it_stands_on_the_console_until_it_is_an_incident(
    api: Api, cast: Cast, theirs: Other, other: PartnerServer
) -> None:
    answer = theirs.hand_in("CC-1", landmark="Pasar Anyar", place=cast.place.code, caller_number="0812345678")
    assert answer.status_code == 201
    assert "Pasar Anyar" in incoming(cast)
    referral = Referral.objects.get()
    accepted = api.post("ayu", f"referrals/{referral.pk}/accept/", {"version": referral.version})
    assert (accepted.json()["state"], accepted.json()["accepted_by"]) == ("accepted", "Ayu")
    assert "Pasar Anyar" in incoming(cast), "it stays until it is an incident"
    body = {"incident_type": "FSTRU", "landmark": "Pasar Anyar", "referral": referral.pk}
    opened = api.post("ayu", "incidents/", body)
    assert opened.status_code == 201, opened.content
    assert "Pasar Anyar" not in incoming(cast)
    send()
    assert other.types() == ["handover.accepted", "handover.opened"]
    assert other.received[1]["data"]["incident_number"] == opened.json()["number"]
    assert other.received[1]["data"]["ticket_number"] == "CC-1"
    pane = cast.client("ayu").get(f"/incidents/{opened.json()['id']}/pane/").content.decode()
    assert "CC-1" in pane


def test_the_same_ticket_is_the_same_emergency(theirs: Other) -> None:
    first = theirs.hand_in("CC-1", message="m1")
    again = theirs.hand_in("CC-1", message="m1")
    anew = theirs.hand_in("CC-1", message="m2")
    assert [one.status_code for one in (first, again, anew)] == [201, 200, 200]
    assert first.json() == again.json() == anew.json()
    assert theirs.hand_in("CC-2").status_code == 201
    assert Referral.objects.count() == 2


def test_a_repetition_says_what_became_of_it(api: Api, theirs: Other) -> None:
    theirs.hand_in("CC-1")
    referral = Referral.objects.get()
    opened = api.post(
        "ayu", "incidents/", {"incident_type": "FSTRU", "landmark": "x", "referral": referral.pk}
    )
    assert theirs.hand_in("CC-1").json()["incident_number"] == opened.json()["number"]


def test_it_is_not_lost_when_nobody_takes_it(cast: Cast, theirs: Other) -> None:
    theirs.hand_in("CC-1")
    Referral.objects.update(created_at=now() - timedelta(days=2), acknowledge_by=now() - timedelta(days=2))
    assert incoming(cast).count("data-task=") == 1
    assert "CC-1" in cast.client("citra").get("/overview/").content.decode()
    assert incoming(cast, "indra").count("data-task=") == 0, "another city's"


def test_a_colleague_takes_over_what_lies_on_a_desk(api: Api, theirs: Other, other: PartnerServer) -> None:
    theirs.hand_in("CC-1")
    referral = Referral.objects.get()
    api.post("ayu", f"referrals/{referral.pk}/accept/", {"version": 1})
    assert api.post("budi", f"referrals/{referral.pk}/accept/", {"version": 1}).status_code == 409
    taken = api.post("budi", f"referrals/{referral.pk}/accept/", {"version": 2})
    assert taken.json()["accepted_by"] == "Budi"
    send()
    assert other.types() == ["handover.accepted"], "the other centre hears of it once"


def test_it_is_declined_with_a_reason(api: Api, cast: Cast, theirs: Other, other: PartnerServer) -> None:
    theirs.hand_in("CC-1")
    path = f"referrals/{Referral.objects.get().pk}/decline/"
    assert api.post("ayu", path, {"version": 1, "reason": ""}).status_code == 400
    assert api.post("ayu", path, {"version": 1, "reason": "Hanya sampah."}).json()["state"] == "declined"
    send()
    assert other.received[0]["data"]["reason"] == "Hanya sampah."
    assert incoming(cast).count("data-task=") == 0


def test_it_belongs_to_an_incident_that_is_known(
    api: Api, cast: Cast, theirs: Other, other: PartnerServer
) -> None:
    incident = cast.incident()
    theirs.hand_in("CC-1")
    path = f"referrals/{Referral.objects.get().pk}/belongs/"
    assert "number" in api.post("ayu", path, {"version": 1, "number": "TNG-000000-0"}).json()["fields"]
    answer = api.post("ayu", path, {"version": 1, "number": incident.number.lower()})
    assert answer.json()["incident"] == incident.pk
    send()
    assert other.received[0]["data"]["incident_number"] == incident.number


def test_what_was_returned_is_opened_with_its_own_call(api: Api, cast: Cast, theirs: Other) -> None:
    referral = new_referral(cast)
    theirs.event(referral, "returned", reason="Kabelnya terbakar.")
    body = {"incident_type": "FELEC", "landmark": "x", "referral": referral.pk, "call": referral.call_id}
    opened = api.post("ayu", "incidents/", body)
    assert opened.status_code == 201
    referral.refresh_from_db()
    assert (referral.state, referral.incident_id) == ("opened", opened.json()["id"])
    assert referral.call is not None
    assert referral.call.call_class == "normal"


def test_an_incident_opened_for_it_twice_is_refused(api: Api, theirs: Other) -> None:
    theirs.hand_in("CC-1")
    body = {"incident_type": "FSTRU", "landmark": "x", "referral": Referral.objects.get().pk}
    assert api.post("ayu", "incidents/", body).status_code == 201
    assert api.post("budi", "incidents/", body).status_code == 409
    assert Incident.objects.count() == 1


def test_when_they_cannot_be_told_somebody_telephones(
    api: Api, cast: Cast, theirs: Other, other: PartnerServer
) -> None:
    other.manner = Manner.FAIL
    theirs.hand_in("CC-1")
    referral = Referral.objects.get()
    api.post("ayu", f"referrals/{referral.pk}/accept/", {"version": 1})
    send(3)
    page = cast.client("ayu").get("/console/referrals/owed/").content.decode()
    assert "CC-1" in page
    referral.refresh_from_db()
    body = {"version": referral.version, "result": "Diberitahu."}
    assert api.post("ayu", f"referrals/{referral.pk}/telephoned/", body).json()["state"] == "accepted"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"ticket_number": ""}, "ticket_number"),
        ({"summary": " "}, "summary"),
        ({"latitude": 0, "longitude": 0}, "latitude"),
        ({"latitude": 91, "longitude": 1}, "latitude"),
        ({"place": "99.99.99.9999"}, "place"),
        ({"caller_number": "x" * 30}, "caller_number"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_what_is_wrong_is_said_by_field(theirs: Other, facts: dict[str, Any], field: str) -> None:
    answer = theirs.hand_in("CC-1", **facts)
    assert answer.status_code == 400
    assert field in answer.json()["fields"]
    assert not Referral.objects.exists()


def test_a_stranger_hands_nothing_in(theirs: Other) -> None:
    assert theirs.post("incoming/", {}, X_Referral_Partner="nobody").status_code == 401
    assert theirs.post("incoming/", {}, webhook_signature="v1,eA==").status_code == 401
    assert not Referral.objects.exists()
