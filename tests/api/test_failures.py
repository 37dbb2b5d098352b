"""Every failure has one shape: code, message, and what belongs to it; none is a page, none is a 500."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import psycopg2
import pytest
from django.db import connection
from django.test import Client

from agencies.models import AgencyMembership
from incidents.models import Dispatch, IdempotencyKey
from tests.api.conftest import Api
from tests.cast import Cast

BODY = {"incident_type": "FSTRU", "landmark": "Masjid Raya Al-Azhom"}


def test_it_asks_a_stranger_to_sign_in(api: Api) -> None:
    for answer in (api.get(None, "me/"), api.post(None, "incidents/", BODY)):
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
        assert answer["WWW-Authenticate"] == "Token"


def test_it_refuses_a_token_that_is_none(api: Api) -> None:
    for header in ("Token 0123", "Token", "Token a b", "Token \xff", "Bearer x"):
        answer = api.client.get("/api/v1/me/", headers={"Authorization": header})
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


def test_it_refuses_a_disabled_account(api: Api, cast: Cast) -> None:
    headers = api.auth("ayu")
    cast.ayu.is_active = False
    cast.ayu.save()
    assert api.client.get("/api/v1/me/", headers=headers).status_code == 401


def test_it_tells_a_person_without_a_post(api: Api, cast: Cast) -> None:
    assert (api.get("tono", "me/").status_code, api.get("tono", "me/").json()["code"]) == (403, "no_post")
    AgencyMembership.objects.filter(user=cast.fajar).update(active=False)
    assert api.get("fajar", "board/").json()["code"] == "no_post"
    assert cast.client("tono").get("/api/v1/me/").json()["code"] == "no_post"


def test_it_holds_sessions_to_csrf(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.ayu)
    answer = client.post("/api/v1/incidents/", BODY, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    client.get("/accounts/login/")
    page = client.get("/board/")
    token = page.context["csrf_token"]
    headers = {"X-CSRFToken": str(token)}
    answer = client.post("/api/v1/incidents/", BODY, content_type="application/json", headers=headers)
    assert answer.status_code == 201


def test_it_needs_no_csrf_for_a_token(api: Api) -> None:
    api.client = Client(enforce_csrf_checks=True)
    assert api.post("ayu", "incidents/", BODY).status_code == 201


def test_it_answers_an_unknown_address_in_json(api: Api) -> None:
    for path in ("nothing/", "incidents/abc/", "incidents/-1/", "incidents/1/burn/"):
        answer = api.get("ayu", path)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_it_answers_another_method_and_another_form_in_json(api: Api) -> None:
    assert api.send("DELETE", "ayu", "incidents/").json()["code"] == "method_not_allowed"
    assert api.send("OPTIONS", "ayu", "incidents/").status_code == 405
    answer = api.client.get("/api/v1/me/", headers=api.auth("ayu") | {"Accept": "application/xml"})
    assert (answer.status_code, answer.json()["code"]) == (406, "not_acceptable")


def test_it_holds_back_a_program_that_runs_away(api: Api, settings: Any) -> None:
    settings.API_BURST, settings.API_PER_SECOND = 3, 0.1
    assert [api.get("ayu", "me/").status_code for _ in range(4)] == [200, 200, 200, 429]
    answer = api.post("ayu", "incidents/", BODY)
    assert answer.json()["code"] == "throttled"
    assert 1 <= int(answer["Retry-After"]) <= 10
    assert api.get("budi", "me/").status_code == 200


@pytest.fixture
def locked(transactional_db: None, cast: Cast) -> Generator[Dispatch]:
    """A dispatch whose incident another connection holds locked."""
    dispatch = cast.dispatch(cast.incident(cast.damkar), cast.damkar)
    other = psycopg2.connect(**connection.get_connection_params() | {"cursor_factory": None})
    with other.cursor() as cursor:
        cursor.execute("SELECT 1 FROM incidents_incident WHERE id = %s FOR UPDATE", [dispatch.incident_id])
    yield dispatch
    other.close()


def test_it_answers_503_when_a_lock_is_not_to_be_had(api: Api, locked: Dispatch) -> None:
    path = f"dispatches/{locked.pk}/acknowledge/"
    answer = api.post("fajar", path, {"version": locked.version}, Idempotency_Key="k")
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert int(answer["Retry-After"]) >= 1
    locked.refresh_from_db()
    assert locked.acknowledged_at is None
    assert not IdempotencyKey.objects.exists()


@contextmanager
def database_away() -> Generator[None]:
    """Let the database be at an address where nobody listens: connections are refused."""
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(HOST="127.0.0.1", PORT="1")
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def test_it_answers_503_while_the_database_is_away(transactional_db: None, api: Api) -> None:
    token, session = api.auth("ayu"), api.cast.client("ayu")
    session.raise_request_exception = False
    with database_away():
        answers = [api.client.get("/api/v1/me/", headers=token), session.get("/api/v1/me/")]
        page = session.get("/board/")
    for answer in answers:
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
        assert int(answer["Retry-After"]) >= 1
    assert (page.status_code, page["Content-Type"]) == (503, "text/html; charset=utf-8")
    assert int(page["Retry-After"]) >= 1
    assert session.get("/api/v1/me/").status_code == 200
