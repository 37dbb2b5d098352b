"""A call that nobody answered is marked as not to be called back; logging it later must not lose the mark."""

from threading import Thread
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from incidents.actions.calls import classify_call
from incidents.call_classes import CallClass
from incidents.models import Call, TelephoneCall
from tests.api.conftest import Api
from tests.cast import Cast
from tests.system import eventually
from tests.telephony.scene import Pbx


@pytest.fixture
def kept(pbx: Pbx, cast: Cast) -> tuple[TelephoneCall, Call]:
    """A call that rang, was never answered, and was kept by itself."""
    rung = pbx.ring()
    pbx.event("abandoned", seconds=4)
    return rung, Call.objects.get()


def mark(cast: Cast, call: Call) -> None:
    classify_call(
        standing=cast.standing("budi"),
        call_id=call.pk,
        version=call.version,
        call_class=CallClass.DROPPED,
        do_not_call_back=True,
    )


def test_who_logs_it_later_leaves_the_mark(kept: tuple[TelephoneCall, Call], api: Api, cast: Cast) -> None:
    rung, call = kept
    mark(cast, call)
    answer = api.post("ayu", "calls/", {"call_class": "ghost", "telephone_call": rung.pk})
    assert (answer.status_code, answer.json()["do_not_call_back"]) == (201, True)


@pytest.mark.django_db(transaction=True)
def test_who_logs_it_at_the_same_moment_leaves_it_too(
    kept: tuple[TelephoneCall, Call], api: Api, cast: Cast
) -> None:
    rung, call = kept
    answers: list[Any] = []
    headers = api.auth("ayu")

    def log() -> None:
        body = {"call_class": "ghost", "telephone_call": rung.pk}
        path = "/api/v1/calls/"
        answers.append(Client().post(path, body, content_type="application/json", headers=headers))
        connection.close()

    thread = Thread(target=log)
    with transaction.atomic():
        mark(cast, call)
        thread.start()
        eventually(somebody_waits)
    thread.join()
    assert answers[0].status_code == 201
    call.refresh_from_db()
    assert (call.do_not_call_back, call.call_class, call.version) == (True, "ghost", 3)


def somebody_waits() -> bool:
    """Tell whether a statement waits for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])
