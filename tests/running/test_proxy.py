"""The proxy before a server that says what reached it: whose address is believed, what is written down."""

import json
import subprocess
import threading
import urllib.request
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dispatch112.embedded.process import free_port, wait_until
from dispatch112.launcher import probe, proxy

TOKEN = "/l/the-token-of-a-link/?number=081298765432"


class Mirror(BaseHTTPRequestHandler):
    """Answers with the headers of the request."""

    def do_GET(self) -> None:
        content = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def mirror() -> Generator[int]:
    """The port of the server behind the proxy."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Mirror) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@contextmanager
def running(folder: Path, pages: int, trusted: str) -> Iterator[str]:
    """Run the proxy where nothing but the template says what is logged; give its URL."""
    port = free_port()
    listen = f"127.0.0.1:{port}"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TRUSTED_PROXY", trusted)
        command = proxy.write_config(folder, listen=listen, pages=pages, boards=free_port())
    config = folder / "nginx.conf"
    config.write_text(
        config.read_text().replace("http {\n    access_log off;", "http {\n    access_log access;")
    )
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        assert wait_until(lambda: probe.asked(f"http://{listen}/")[0] == 200, 10)
        yield f"http://{listen}"
    finally:
        process.terminate()
        process.wait(10)


def reached(url: str, forwarded: str) -> str:
    """Return the address that the pages are told of for a request with this X-Forwarded-For."""
    request = urllib.request.Request(url, headers={"X-Forwarded-For": forwarded})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return str(json.load(answer)["x-real-ip"])


def test_behind_a_proxy_that_is_named_every_client_has_its_own_address(tmp_path: Path, mirror: int) -> None:
    with running(tmp_path, mirror, "127.0.0.1") as url:
        assert reached(url, "198.51.100.7") == "198.51.100.7"
        # What a client itself says stands before what the proxy added.
        assert reached(url, "203.0.113.1, 198.51.100.8") == "198.51.100.8"


def test_of_nobody_else_an_address_is_believed(tmp_path: Path, mirror: int) -> None:
    with running(tmp_path, mirror, "10.0.0.0/8") as url:
        assert reached(url, "198.51.100.7") == "127.0.0.1"


def test_no_number_and_no_token_is_written_down(tmp_path: Path, mirror: int) -> None:
    with running(tmp_path, mirror, "127.0.0.1") as url:
        assert probe.asked(url + TOKEN)[0] == 200
        # Nobody answers for the boards.
        assert probe.asked(f"{url}/ws{TOKEN}")[0] == 502
    written = (tmp_path / "output").read_text() + (tmp_path / "access").read_text()
    assert "the-token" not in written
    assert "0812" not in written
