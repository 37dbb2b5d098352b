"""The processes under bin/run: what dies is started again, what it needs is checked first."""

import signal
import socket
import subprocess
import sys

import pytest

from tests.system import CHECKOUT, WholeSystem, eventually


@pytest.mark.parametrize("name", ["worker", "beat", "boards", "pages", "proxy"])
def test_a_killed_process_is_started_again(system: WholeSystem, name: str) -> None:
    old = system.kill(name, signal.SIGKILL)
    assert system.wait_restarted(name, old) != old
    assert "starts again in" in system.log(name)
    eventually(lambda: system.readyz()[1].get("status") == "ready", 60)


def test_a_taken_port_is_said_before_anything_starts(system: WholeSystem) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        code, said = launch(system, "--port", str(port))
    assert code == 1
    assert f"Port {port} on 127.0.0.1 cannot be used" in said
    assert "Nothing was started" in said
    assert "--port" in said


def test_the_port_of_the_environment_is_held_to_be_one(system: WholeSystem) -> None:
    code, said = launch(system, PORT="web")
    assert code == 1
    assert "PORT is 'web', not a port number" in said


def test_a_second_run_of_one_folder_is_refused(system: WholeSystem) -> None:
    code, said = launch(system, "--port", "0x", check=False)
    assert code == 2
    code, said = launch(system)
    assert code == 1
    assert f"already runs from {system.var} at {system.url}" in said


def test_one_url_without_the_other_is_refused(system: WholeSystem) -> None:
    code, said = launch(system, REDIS_URL="")
    assert code == 1
    assert "Only DATABASE_URL is set" in said


def test_while_the_pages_are_away_the_proxy_says_what_to_do(system: WholeSystem) -> None:
    old = system.kill("pages", signal.SIGKILL)
    status, body = eventually(lambda: unavailable(system), 5)
    assert status == 503
    assert body == {} or body["code"] == "unavailable"
    system.wait_restarted("pages", old)
    eventually(lambda: system.readyz()[0] == 200, 60)


def unavailable(system: WholeSystem) -> tuple[int, dict[str, object]] | None:
    status, body = system.readyz()
    return (status, body) if status == 503 else None


def launch(system: WholeSystem, *words: str, check: bool = True, **environment: str) -> tuple[int, str]:
    """Run the launcher beside `system`, on another port; it is expected to refuse."""
    port = () if words or environment else ("--port", "1")
    done = subprocess.run(
        [sys.executable, "-m", "dispatch112.launcher", *words, *port],
        cwd=CHECKOUT,
        env=system.env | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode or not check, done.stdout
    return done.returncode, done.stdout + done.stderr
