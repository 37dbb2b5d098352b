"""Acknowledging by the link in a message: once, by a press, by nobody who guesses."""

import re
from typing import Any

import pytest
from django.test import Client

from incidents.models import Channel, Dispatch, JournalEntry, Notification
from incidents.notifications.sending import send_due
from tests.escalation.scene import Scene
from tests.notifications.mail_server import MailServer


@pytest.fixture
def dispatch(scene: Scene) -> Dispatch:
    return scene.dispatch()


@pytest.fixture
def address(dispatch: Dispatch, post: MailServer) -> str:
    """The link of the e-mail that the duty liaison got, without its origin."""
    send_due(engine="test", channel=Channel.EMAIL)
    found = re.search(r"https://112\.example(/a/\S+)", post.received[0].get_content())
    assert found
    return found[1]


def press(address: str, version: int = 1) -> Any:
    return Client().post(address, {"version": version})


def test_one_press_acknowledges_and_says_by_whom(address: str, dispatch: Dispatch) -> None:
    page = Client().get(address)
    assert (page.status_code, dispatch.incident.number in page.content.decode()) == (200, True)
    assert page["Referrer-Policy"] == "no-referrer"
    assert press(address).status_code == 200
    dispatch.refresh_from_db()
    duty = Notification.objects.get(channel=Channel.EMAIL).contact
    assert (dispatch.status, dispatch.acknowledged_contact) == ("acknowledged", duty)
    assert JournalEntry.objects.get(kind="acknowledged").data["contact"] == duty.pk
    again = press(address, 2)
    assert again.status_code == 409
    assert duty.name in again.content.decode()
    assert JournalEntry.objects.filter(kind="acknowledged").count() == 1


def test_a_preview_acknowledges_nothing(address: str, dispatch: Dispatch) -> None:
    for method in ("get", "head"):
        assert getattr(Client(), method)(address).status_code == 200
    dispatch.refresh_from_db()
    assert dispatch.status == "notified"


def test_nobody_acknowledges_what_they_have_not_read(address: str, dispatch: Dispatch) -> None:
    Dispatch.objects.filter(pk=dispatch.pk).update(version=2)
    assert press(address).status_code == 409
    dispatch.refresh_from_db()
    assert dispatch.status == "notified"
    assert press(address, 2).status_code == 200


def test_another_site_cannot_press_it(address: str) -> None:
    assert Client(enforce_csrf_checks=True).post(address, {"version": 1}).status_code == 403


@pytest.mark.parametrize("forge", ["{0}", "9{1}", "x", "0.", "1.x"])
def test_a_guessed_link_is_not_known(address: str, dispatch: Dispatch, forge: str) -> None:
    token = address.removeprefix("/a/").rstrip("/")
    other = token[:-1] + ("A" if token[-1] != "A" else "B")
    forged = f"/a/{forge.format(other, token)}/"
    assert Client().get(forged).status_code == press(forged).status_code == 404
    dispatch.refresh_from_db()
    assert dispatch.status == "notified"


def test_the_page_tells_nothing_of_the_caller(address: str) -> None:
    assert "81234567890" not in Client().get(address).content.decode()
