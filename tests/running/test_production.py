"""A production system refuses to start unsafely, and says what, why and what to do."""

import os
import subprocess
import sys

import pytest

from tests.system import CHECKOUT, WholeSystem, new_database

SAFE = {
    "DEMO": "False",
    "SECRET_KEY": "s3cure-and-long-enough-to-be-a-real-secret-key",
    "ALLOWED_HOSTS": "112.example.go.id",
    "EMAIL_URL": "smtp://127.0.0.1:25",
}
PROCESSES = {
    "pages": [sys.executable, "-c", "import dispatch112.wsgi"],
    "boards": [sys.executable, "-c", "import dispatch112.asgi"],
    "worker": [sys.executable, "-m", "celery", "-A", "dispatch112", "worker", "--pool", "solo"],
    "beat": [sys.executable, "-m", "celery", "-A", "dispatch112", "beat", "--schedule", os.devnull],
}


def start(name: str, **environment: str) -> tuple[int, str]:
    """Start a process, which is expected to end by itself; return its exit code and what it said."""
    done = subprocess.run(
        PROCESSES[name],
        cwd=CHECKOUT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def empty() -> str:
    return new_database()


@pytest.mark.parametrize("name", ["pages", "boards"])
def test_it_starts_when_all_is_safe(name: str, empty: str) -> None:
    code, said = start(name, DATABASE_URL=empty, **SAFE)
    assert code == 0, said


@pytest.mark.parametrize("name", PROCESSES)
def test_every_process_refuses_without_a_secret(name: str, empty: str) -> None:
    code, said = start(name, DATABASE_URL=empty, **SAFE | {"SECRET_KEY": ""})
    assert code == 1, said
    assert "not safe for production" in said
    assert "SECRET_KEY is not set" in said
    assert "Set SECRET_KEY to the output of" in said


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"SECRET_KEY": "demo-" + "x" * 60}, "SECRET_KEY is a demo's"),
        ({"SECRET_KEY": "short"}, "fewer than 32 characters"),
        ({"DEBUG": "True"}, "DEBUG is on"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS allows any host"),
        ({"EMAIL_URL": "file:///var/mail"}, "EMAIL_URL is not set to a mail server"),
    ],
)
def test_each_fault_is_named(empty: str, wrong: dict[str, str], message: str) -> None:
    code, said = start("pages", DATABASE_URL=empty, **SAFE | wrong)
    assert code == 1, said
    assert message in said


def test_it_refuses_demo_accounts(system: WholeSystem) -> None:
    code, said = start("pages", DATABASE_URL=system.env["DATABASE_URL"], **SAFE)
    assert code == 1, said
    assert "Demo accounts can sign in" in said
    assert "disable these accounts" in said


def test_the_deploy_check_lists_it_too(empty: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--tag", "production"],
        cwd=CHECKOUT,
        env=os.environ | SAFE | {"DATABASE_URL": empty, "SECRET_KEY": "short"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "dispatch112.C001" in done.stderr
