"""The pytest plugin that gives every test run real servers.

PostgreSQL and Valkey start before Django reads its settings, in a folder of their own (DISPATCH_VAR, else
a temporary one), unless DATABASE_URL and REDIS_URL name others. pyproject.toml loads this plugin.
"""

import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from dispatch112.embedded import servers
from dispatch112.embedded.servers import Servers

pytest_plugins = ["tests.system", "tests.chromium"]

SECRET = "demo-the-secret-of-the-test-run-which-protects-nothing-at-all"
ENVIRONMENT = {
    "DEMO": "True",
    "SECRET_KEY": SECRET,
    "CONN_MAX_AGE": "0",  # a kept connection would hold the test database when it is to be removed
    "PUBLIC_ORIGINS": "http://testserver,http://localhost",
    "STATIC_RELEASE": "",
}


class Session:
    """The servers of this run and the folder they live in."""

    def __init__(self) -> None:
        self.temporary = "DISPATCH_VAR" not in os.environ
        self.var = Path(os.environ.get("DISPATCH_VAR") or tempfile.mkdtemp(prefix="dispatch112-tests-"))
        self.servers: Servers | None = None

    def start(self) -> None:
        """Start what is needed and tell Django of it by the environment."""
        os.environ.update(ENVIRONMENT, DISPATCH_VAR=str(self.var))
        if not (os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL")):
            self.servers = servers.start(self.var)
            os.environ["DATABASE_URL"] = self.servers.addresses.database_url
            os.environ["REDIS_URL"] = self.servers.addresses.redis_url
        (self.var / "static").mkdir(parents=True, exist_ok=True)

    def stop(self) -> None:
        """Stop what was started; a temporary folder goes with it."""
        if self.servers is not None:
            self.servers.stop()
        if self.temporary:
            shutil.rmtree(self.var, ignore_errors=True)


SESSION = pytest.StashKey[Session]()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, object, object]:
    """Start the servers; a wrapper, because pytest-django reads the settings in this hook."""
    if not (early_config.known_args_namespace.help or early_config.known_args_namespace.version):
        session = Session()
        early_config.stash[SESSION] = session
        session.start()
    return (yield)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the servers, whatever became of the tests."""
    session = config.stash.get(SESSION, None)
    if session is not None:
        session.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests that need the whole product, then those that need a browser, come last.

    Playwright keeps an event loop open in this thread, in which Django's guard would refuse other tests.
    """
    items.sort(key=_weight)


def _weight(item: pytest.Item) -> int:
    names = getattr(item, "fixturenames", ())
    return 2 if "browser" in names else 1 if "system" in names else 0


@pytest.fixture(scope="session")
def session_servers(pytestconfig: pytest.Config) -> Session:
    """The servers of this run."""
    return pytestconfig.stash[SESSION]
