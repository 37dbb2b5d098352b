"""The header Idempotency-Key: a repeated command answers as the first did."""

import http.client
import io
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from rest_framework.authtoken.models import Token

from dispatch112.celery import app
from incidents.models import Dispatch, IdempotencyKey, Incident, JournalEntry, Note
from operators.models import Membership
from operators.roles import Role
from tests.api.conftest import Api
from tests.cast import Cast

BODY = {"incident_type": "FSTRU", "landmark": "Masjid Raya Al-Azhom", "narrative": "Api — “besar”."}
THREADS = 8


def test_it_answers_a_repetition_byte_for_byte(api: Api) -> None:
    first = api.post("ayu", "incidents/", BODY, Idempotency_Key="k-1")
    again = api.post("ayu", "incidents/", BODY, Idempotency_Key="k-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert again["Idempotency-Replayed"] == "true"
    assert again["Content-Type"] == first["Content-Type"] == "application/json"
    assert "Idempotency-Replayed" not in first
    assert Incident.objects.count() == 1


def test_it_takes_the_same_fields_in_another_order_for_a_repetition(api: Api) -> None:
    first = api.post("ayu", "incidents/", BODY, Idempotency_Key="k-1")
    again = api.post("ayu", "incidents/", dict(reversed(BODY.items())), Idempotency_Key="k-1")
    assert again.content == first.content


def test_it_does_as_often_as_asked_without_a_key_or_with_new_ones(api: Api) -> None:
    for headers in ({}, {}, {"Idempotency_Key": "a"}, {"Idempotency_Key": "b"}):
        assert api.post("ayu", "incidents/", BODY, **headers).status_code == 201
    assert Incident.objects.count() == 4


def test_it_refuses_a_key_used_for_something_else(api: Api, cast: Cast) -> None:
    incident = cast.incident()
    path = f"incidents/{incident.pk}/notes/"
    api.post("ayu", path, {"text": "satu"}, Idempotency_Key="k")
    for other, body in ((path, {"text": "dua"}), (f"incidents/{incident.pk}/close/", {"text": "satu"})):
        answer = api.post("ayu", other, body, Idempotency_Key="k")
        assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")
    assert Note.objects.count() == 1


def test_it_does_not_replay_an_answer_to_another_standing(api: Api, cast: Cast) -> None:
    Membership.objects.create(user=cast.ayu, centre=cast.plm, role=Role.OPERATOR)
    api.post("ayu", "shifts/take/", Idempotency_Key="k")
    elsewhere = {"X-Standing": f"operator:{cast.plm.pk}:0"}
    answer = api.post("ayu", "shifts/take/", Idempotency_Key="k", **elsewhere)
    assert answer.status_code == 422


def test_it_keeps_the_keys_of_two_people_apart(api: Api) -> None:
    for name in ("ayu", "budi"):
        assert api.post(name, "incidents/", BODY, Idempotency_Key="k").status_code == 201
    assert Incident.objects.count() == 2


def test_it_keeps_no_failure(api: Api) -> None:
    wrong = api.post("ayu", "incidents/", {"incident_type": "FSTRU"}, Idempotency_Key="k")
    assert wrong.status_code == 400
    assert not IdempotencyKey.objects.exists()
    assert api.post("ayu", "incidents/", BODY, Idempotency_Key="k").status_code == 201


def test_it_repeats_a_step_that_would_be_stale(api: Api, cast: Cast) -> None:
    dispatch = cast.dispatch(cast.incident(), cast.damkar)
    path = f"dispatches/{dispatch.pk}/acknowledge/"
    first = api.post("fajar", path, {"version": dispatch.version}, Idempotency_Key="k")
    again = api.post("fajar", path, {"version": dispatch.version}, Idempotency_Key="k")
    assert (first.status_code, again.status_code, again.content) == (200, 200, first.content)
    assert api.post("fajar", path, {"version": dispatch.version}, Idempotency_Key="l").status_code == 409


def test_it_repeats_a_correction(api: Api, cast: Cast) -> None:
    incident = cast.incident()
    body = {"version": incident.version, "landmark": "Pasar Anyar"}
    first = api.patch("ayu", f"incidents/{incident.pk}/", body, Idempotency_Key="k")
    again = api.patch("ayu", f"incidents/{incident.pk}/", body, Idempotency_Key="k")
    assert (first.status_code, again.content) == (200, first.content)


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 81, "kunci é"])
def test_it_refuses_a_key_that_is_none(api: Api, key: str) -> None:
    answer = api.post("ayu", "calls/", Idempotency_Key=key)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_it_writes_one_journal_without_gaps_with_and_without_keys(api: Api, cast: Cast) -> None:
    for headers in ({}, {"Idempotency_Key": "a"}, {"Idempotency_Key": "a"}, {}):
        api.post("ayu", "incidents/", BODY, **headers)
    seqs = JournalEntry.objects.filter(centre=cast.tng).order_by("seq").values_list("seq", flat=True)
    assert list(seqs) == list(range(1, len(seqs) + 1))


def test_another_desks_time_of_the_same_save_is_no_other_command(api: Api) -> None:
    at = [(timezone.now() - timedelta(minutes=minutes)).isoformat() for minutes in (5, 2)]
    first, again = (
        api.post("ayu", "incidents/", BODY | {"reported_at": one}, Idempotency_Key="a") for one in at
    )
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    other = api.post("ayu", "incidents/", BODY | {"narrative": "Lain."}, Idempotency_Key="a")
    assert other.status_code == 422


def test_it_forgets_keys_after_three_days(api: Api) -> None:
    for key in ("old", "new"):
        api.post("ayu", "calls/", Idempotency_Key=key)
    old = IdempotencyKey.objects.get(key="old")
    IdempotencyKey.objects.filter(pk=old.pk).update(created_at=old.created_at - timedelta(hours=73))
    said = io.StringIO()
    call_command("purge_idempotency_keys", stdout=said)
    assert said.getvalue() == "1 idempotency keys deleted.\n"
    assert [one.key for one in IdempotencyKey.objects.all()] == ["new"]


def test_celery_forgets_them_too(transactional_db: None, api: Api) -> None:
    api.post("ayu", "calls/", Idempotency_Key="old")
    IdempotencyKey.objects.update(created_at=timezone.now() - timedelta(hours=73))
    app.loader.import_default_modules()
    line = app.conf.beat_schedule["purge idempotency keys"]
    app.tasks[line["task"]]()
    assert not IdempotencyKey.objects.exists()


def test_eight_posts_at_once_with_one_key_make_one_incident(
    transactional_db: None, live_server: Any, cast: Cast
) -> None:
    token = Token.objects.create(user=cast.ayu).key
    start = threading.Barrier(THREADS)

    def post(_number: int) -> tuple[int, bytes, str | None]:
        connection = http.client.HTTPConnection(live_server.thread.host, live_server.thread.port, timeout=30)
        headers = {
            "Authorization": f"Token {token}",
            "Content-Type": "application/json",
            "Idempotency-Key": "k",
        }
        start.wait()
        connection.request("POST", "/api/v1/incidents/", json.dumps(BODY), headers)
        answer = connection.getresponse()
        found = answer.status, answer.read(), answer.headers.get("Idempotency-Replayed")
        connection.close()
        return found

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(post, range(THREADS)))
    assert {status for status, _body, _replayed in answers} == {201}
    assert len({body for _status, body, _replayed in answers}) == 1
    assert [replayed for _status, _body, replayed in answers].count("true") == THREADS - 1
    incident = Incident.objects.get()
    assert json.loads(answers[0][1])["id"] == incident.pk
    assert Dispatch.objects.count() == incident.dispatches.count()
