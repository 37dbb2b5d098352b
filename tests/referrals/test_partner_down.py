"""The other centre is down, or leads elsewhere: tried three times, then shown to people, who telephone."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now
from pytest_django import Settings

from agencies.models import ReferralPartner
from incidents.models import Channel, JournalEntry, Notification, Referral
from incidents.notifications.sending import send_due
from tests.api.conftest import Api
from tests.cast import Cast
from tests.referrals.partner_server import Manner, PartnerServer, partner_server
from tests.referrals.scene import Other, new_referral, send, state


def owed(cast: Cast, name: str = "ayu") -> str:
    """Return what the console shows of referrals that are owed."""
    return cast.client(name).get("/console/referrals/owed/").content.decode()


@pytest.mark.parametrize("manner", [Manner.FAIL, Manner.HANG, Manner.REDIRECT])
def test_three_tries_then_a_failure_that_is_seen(
    cast: Cast, partner: Any, other: PartnerServer, manner: Manner
) -> None:
    other.manner, other.redirects_to = manner, other.url
    referral = new_referral(cast)
    send(2)
    assert state(referral) == "sent"
    assert owed(cast).count("data-task=") == 0
    send(2)
    assert state(referral) == "failed"
    assert other.asked == 3, "a redirect is not followed"
    assert len(set(other.ids)) == 1, "a repetition can be known"
    assert "1500293" in owed(cast)
    assert JournalEntry.objects.filter(kind="referral_failed").count() == 1


def test_back_within_the_tries_nothing_is_owed(cast: Cast, partner: Any, other: PartnerServer) -> None:
    other.manners = [Manner.FAIL, Manner.HANG]
    referral = new_referral(cast)
    send(3)
    assert (state(referral), len(other.received)) == ("sent", 1)
    assert Notification.objects.get().status == "sent"


def test_an_answer_without_end_is_cut(cast: Cast, partner: Any, other: PartnerServer) -> None:
    other.manner = Manner.FLOOD
    new_referral(cast)
    send()
    assert Notification.objects.get().status == "sent"


def test_a_private_address_is_refused_unless_the_settings_name_it(
    cast: Cast, partner: Any, other: PartnerServer, settings: Settings
) -> None:
    settings.WEBHOOK_NETWORKS = ["10.20.0.0/16"]
    referral = new_referral(cast)
    send(3)
    assert other.asked == 0
    assert state(referral) == "failed"


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://0.0.0.0:{port}/",
        "https://[64:ff9b::7f00:1]:{port}/",
        "https://169.254.169.254/latest/",
        "https://10.0.0.1/",
        "http://8.8.8.8/",
        "ftp://127.0.0.1/",
        "https://user:word@example.test/",
    ],
)
def test_nothing_leads_inside(
    cast: Cast, partner: ReferralPartner, other: PartnerServer, settings: Settings, address: str
) -> None:
    settings.WEBHOOK_NETWORKS = []
    port = other.server_address[1]
    ReferralPartner.objects.update(webhook_url=address.format(port=port))
    new_referral(cast)
    send()
    assert other.asked == 0
    assert "Refused" in Notification.objects.get().error


def test_a_redirect_inside_is_not_followed(cast: Cast, partner: Any, other: PartnerServer) -> None:
    with partner_server() as inner:
        other.manner, other.redirects_to = Manner.REDIRECT, inner.url
        new_referral(cast)
        send(3)
        assert (other.asked, inner.asked) == (3, 0)


def test_unacknowledged_in_time_it_is_owed_and_telephoned(
    api: Api, cast: Cast, partner: Any, other: PartnerServer
) -> None:
    referral = new_referral(cast)
    send()
    assert owed(cast).count("data-task=") == 0
    Referral.objects.update(acknowledge_by=now() - timedelta(seconds=1))
    assert "tel:1500293" in owed(cast)
    assert "tel:1500293" in cast.client("citra").get("/overview/").content.decode()
    path = f"referrals/{referral.pk}/telephoned/"
    assert api.post("ayu", path, {"version": referral.version, "result": " "}).status_code == 400
    body = {"version": referral.version, "result": "Bu Sari, sudah dicatat.", "ticket_number": "CC-3"}
    answer = api.post("ayu", path, body)
    assert (answer.json()["state"], answer.json()["ticket_number"]) == ("ticketed", "CC-3")
    assert owed(cast).count("data-task=") == 0
    assert api.post("budi", path, body).status_code == 409


def test_given_again_it_goes_out_anew(api: Api, cast: Cast, partner: Any, other: PartnerServer) -> None:
    other.manner = Manner.FAIL
    referral = new_referral(cast)
    send(3)
    other.manner = Manner.ACCEPT
    referral.refresh_from_db()
    answer = api.post("ayu", f"referrals/{referral.pk}/again/", {"version": referral.version})
    assert (answer.json()["state"], answer.json()["times_sent"]) == ("sent", 2)
    send()
    assert len(other.received) == 1
    assert Other(partner).event(referral, "acknowledged").json()["state"] == "acknowledged"


def test_refused_by_the_other_centre_it_is_owed_to_the_caller(cast: Cast, partner: ReferralPartner) -> None:
    referral = new_referral(cast)
    Other(partner).event(referral, "refused", reason="Bukan wilayah kami.")
    assert "Bukan wilayah kami." in owed(cast)


def test_a_partner_that_is_only_telephoned_is_owed_at_once(cast: Cast, partner: Any) -> None:
    ReferralPartner.objects.update(webhook_url="")
    new_referral(cast)
    assert "tel:1500293" in owed(cast)


def test_an_email_says_it_where_there_is_no_webhook(cast: Cast, partner: Any, mailoutbox: list[Any]) -> None:
    ReferralPartner.objects.update(webhook_url="", email="masuk@1500293.example.test")
    new_referral(cast)
    send_due(engine="test", channel=Channel.EMAIL)
    (mail,) = mailoutbox
    assert "Lampu jalan padam" in mail.subject
    assert "Masjid Raya Al-Azhom" in mail.body
    assert "81234567890" not in mail.body
