"""/livez and /readyz in each state of what stands behind them."""

import os
import subprocess
import sys

import pytest
from django.db.models.functions import Now
from django.test import Client

from incidents.models import EngineTick
from tests.system import CHECKOUT, WholeSystem, eventually


def tick(*names: str) -> None:
    for name in names:
        EngineTick.objects.create(name=name, at=Now())


@pytest.mark.parametrize("host", ["localhost", "10.1.2.3", "not_a_host"])
def test_livez_answers_whatever_name_it_is_asked_by(host: str) -> None:
    answer = Client(HTTP_HOST=host).get("/livez")
    assert answer.status_code == 200


@pytest.mark.django_db
def test_ready_when_both_engines_tick() -> None:
    tick("celery", "loop")
    answer = Client().get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ready"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_one_engine_is_enough_and_is_said() -> None:
    tick("loop")
    answer = Client().get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert answer.json()["late"] == ["celery"]


@pytest.mark.django_db
def test_not_ready_when_no_engine_ticks() -> None:
    answer = Client().get("/readyz")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert answer.json()["status"] == "not_ready"
    assert answer.json()["database"] == "up"


def test_not_ready_without_the_database() -> None:
    code = (
        "import django; django.setup(); from django.test import Client;"
        "answer = Client().get('/readyz');"
        "print(answer.status_code, answer['Retry-After'], answer.content.decode())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=CHECKOUT,
        env=os.environ | {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("503 5 ")
    assert '"database": "down"' in done.stdout


def test_without_redis_it_is_ready_and_says_degraded(system: WholeSystem) -> None:
    system.redis.stop()
    try:
        status, body = eventually(lambda: answer_with(system, "redis", "down"))
        assert status == 200
        assert body["status"] == "degraded"
        assert body["database"] == "up"
    finally:
        system.redis.start()
    eventually(lambda: system.readyz()[1].get("status") == "ready", 60)


def test_a_redis_that_hangs_does_not_hang_the_probe(system: WholeSystem) -> None:
    system.redis.freeze()
    try:
        status, body = system.readyz()
        assert status == 200
        assert body["redis"] == "down"
    finally:
        system.redis.thaw()
    eventually(lambda: system.readyz()[1].get("status") == "ready", 60)


def answer_with(system: WholeSystem, name: str, value: str) -> tuple[int, dict[str, object]] | None:
    status, body = system.readyz()
    return (status, body) if body.get(name) == value else None
