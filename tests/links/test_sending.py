"""From one key at the console to the SMS at the gateway."""

from urllib.parse import unquote

import pytest
from pytest_django import Settings

from incidents.actions.location_links import purge_location_links
from incidents.models import IdempotencyKey, JournalEntry, LocationLink, Notification
from operators.models import Centre
from tests.cast import Cast
from tests.links.conftest import Api, Gateway, Telephone, ask, read, send_sms


def test_the_gateway_gets_one_message_with_the_address(api: Api, gateway: Gateway) -> None:
    link = ask(api)
    assert link["sms"] == "pending"
    send_sms()
    send_sms()
    [(path, text)] = gateway.received
    assert unquote(path) == "/+6281234567890"
    assert link["address"] in text
    assert link["address"].startswith("https://112.example/l/")
    assert len(text.strip()) <= 160, "one SMS"
    assert read(api)[0]["sms"] == "sent"


def test_a_gateway_that_fails_is_tried_again_and_then_said(api: Api, gateway: Gateway) -> None:
    ask(api)
    gateway.status = 500
    for _ in range(3):
        Notification.objects.update(next_try_at="2020-01-01T00:00Z")
        send_sms()
    assert read(api)[0]["sms"] == "failed"
    assert gateway.received == []
    last = JournalEntry.objects.order_by("seq").last()
    assert last is not None
    assert (last.kind, last.data["channel"]) == ("notification_failed", "sms")


def test_no_log_names_whom_a_message_went_to(
    api: Api, gateway: Gateway, caplog: pytest.LogCaptureFixture
) -> None:
    ask(api)
    for gateway.status in (500, 200):
        Notification.objects.update(next_try_at="2020-01-01T00:00Z")
        send_sms()
    assert len(gateway.received) == 1
    assert "was not sent: OSError" in caplog.text
    assert "81234567890" not in caplog.text


@pytest.mark.parametrize("number", ["021-5524000", "112", "1500293", "08"])
def test_what_no_sms_can_reach_is_refused_and_nothing_is_sent(api: Api, number: str) -> None:
    refused = api.post("ayu", "location-links/", {"draft": "d1", "number": number})
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["number"])
    assert read(api) == []


def test_without_a_number_or_a_gateway_the_address_is_there_to_be_given(api: Api, settings: Settings) -> None:
    settings.SMS_URL, settings.DEMO = "", False
    for number in ("", "081234567890"):
        link = ask(api, number=number)
        assert link["sms"] == ""
        assert Telephone(link["address"]).open().status_code == 200
    assert not Notification.objects.exists()


def test_a_number_is_not_flooded(api: Api, gateway: Gateway) -> None:
    for _ in range(3):
        ask(api)
    refused = api.post("budi", "location-links/", {"draft": "other", "number": "+62 812 3456 7890"})
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["number"])
    assert api.post("budi", "location-links/", {"number": "081234567891"}).status_code == 201


def test_a_second_link_of_a_call_closes_the_first(api: Api, gateway: Gateway) -> None:
    first, second = ask(api), ask(api)
    assert Telephone(first["address"]).open().status_code == 410
    assert Telephone(second["address"]).open().status_code == 200
    send_sms()
    assert [text for _, text in gateway.received if first["address"] in text] == []


def test_neither_the_database_nor_the_journal_holds_the_token(api: Api, gateway: Gateway, cast: Cast) -> None:
    token = Telephone(ask(api)["address"]).token
    row = Notification.objects.values().get()
    assert token not in str(row)
    assert "81234567890" not in str(list(JournalEntry.objects.values_list("data", flat=True)))


def test_a_caller_who_speaks_no_indonesian_is_written_to_in_english(api: Api, gateway: Gateway) -> None:
    Centre.objects.update(language="id")
    ask(api, language="fr")
    ask(api, language="id", number="081234567891", draft="d2")
    send_sms()
    english, indonesian = (text for _, text in gateway.received)
    assert "open this" in english
    assert "open this" not in indonesian


def test_outside_a_demo_there_is_no_inbox(cast: Cast, settings: Settings) -> None:
    assert cast.client("citra").get("/demo/inbox/").status_code == 200
    settings.DEMO = False
    assert cast.client("citra").get("/demo/inbox/").status_code == 404


def test_a_repeated_command_is_answered_alike_though_the_address_is_written_nowhere(
    api: Api, gateway: Gateway
) -> None:
    body, key = {"draft": "d1", "number": "081234567890"}, {"Idempotency_Key": "k"}
    first = api.post("ayu", "location-links/", body, **key)
    closed = api.post("ayu", f"location-links/{first.json()['id']}/close/", Idempotency_Key="c")
    token = Telephone(closed.json()["address"]).token
    assert token not in str(list(IdempotencyKey.objects.values()))
    assert api.post("ayu", "location-links/", body, **key).content == first.content
    LocationLink.objects.update(created_at="2020-01-01T00:00Z")
    purge_location_links()
    again = api.post("ayu", "location-links/", body, **key)
    assert (again.status_code, again.json()) == (201, first.json() | {"address": ""})
