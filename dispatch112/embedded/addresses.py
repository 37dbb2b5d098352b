"""Where the embedded servers of a var folder listen, as their starter recorded it."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

# libpq knows no such service, so a connection fails at once, and it quotes the name in its message.
NO_DATABASE = (
    "postgresql://dispatch112@127.0.0.1:1/dispatch112"
    "?service=no-embedded-database-yet,use-bin-run-or-set-DATABASE_URL"
)
NO_REDIS = "redis://127.0.0.1:1/0"


@dataclass(frozen=True)
class Addresses:
    """The URLs of one pair of servers, with their passwords, and the ports alone."""

    database_url: str
    redis_url: str
    database_port: int
    redis_port: int


def home(var: Path) -> Path:
    """Return the folder of the embedded servers: data, passwords, addresses."""
    return var / "embedded"


def read(var: Path) -> Addresses | None:
    """Return the recorded addresses, or None when no embedded server was ever started under `var`."""
    try:
        return Addresses(**json.loads((home(var) / "addresses.json").read_text()))
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError):
        return None


def write(var: Path, addresses: Addresses) -> None:
    """Record the addresses for later processes; readable by the owner alone, for they hold passwords."""
    write_private(home(var) / "addresses.json", json.dumps(asdict(addresses), indent=1))


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)


def database_url(var: Path) -> str:
    """Return the URL of the embedded PostgreSQL, or one whose failure says what to do."""
    recorded = read(var)
    return recorded.database_url if recorded else NO_DATABASE


def redis_url(var: Path) -> str:
    """Return the URL of the embedded Valkey, or one that refuses at once."""
    recorded = read(var)
    return recorded.redis_url if recorded else NO_REDIS
