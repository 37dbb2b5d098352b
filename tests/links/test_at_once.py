"""Desks that ask for links in the same moment: no number is flooded, and a call has one open link."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from incidents.models import LocationLink
from tests.links.conftest import Api, Gateway

pytestmark = pytest.mark.django_db(transaction=True)


def ask_at_once(api: Api, bodies: list[dict[str, str]]) -> list[int]:
    """Send each of the bodies in a thread; return the statuses, sorted."""
    start, statuses, headers = Barrier(len(bodies)), list[int](), api.auth("ayu")

    def ask(body: dict[str, str]) -> None:
        start.wait()
        path = "/api/v1/location-links/"
        answer = Client().post(path, body, content_type="application/json", headers=headers)
        statuses.append(answer.status_code)
        connection.close()

    threads = [Thread(target=ask, args=(body,)) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(statuses)


def test_a_number_gets_three_links_however_many_desks_ask(api: Api, gateway: Gateway) -> None:
    bodies = [{"number": "081234567890", "draft": f"d{desk}"} for desk in range(6)]
    assert ask_at_once(api, bodies) == [201, 201, 201, 400, 400, 400]
    assert LocationLink.objects.count() == 3


def test_a_call_keeps_one_open_link(api: Api, gateway: Gateway) -> None:
    bodies = [{"number": f"08123456789{last}", "draft": "d1"} for last in range(6)]
    assert ask_at_once(api, bodies) == [201] * 6
    assert LocationLink.objects.filter(closed_at=None).count() == 1
