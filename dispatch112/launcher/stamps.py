"""What was prepared already: a hash of what a step read, kept under var/, so that a step is done once."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from dispatch112.launcher.plan import CHECKOUT


def digest(paths: Iterable[Path], *words: str) -> str:
    """Return a short hash of the names and contents of files, and of `words`."""
    total = hashlib.sha256("\0".join(words).encode())
    for path in sorted(paths):
        total.update(str(path.relative_to(CHECKOUT)).encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def files(*patterns: str) -> list[Path]:
    """Return the files of the checkout that match the glob patterns."""
    return [path for pattern in patterns for path in CHECKOUT.glob(pattern) if path.is_file()]


def static_release() -> str:
    """Return the name of the present static files: it changes with any of them, or with a dependency."""
    return digest([*files("static/**/*"), CHECKOUT / "requirements.txt"])


class Stamps:
    """The steps done, by name, with the hash of what they were done for."""

    def __init__(self, var: Path) -> None:
        self._path = var / "prepared.json"
        try:
            self._known: dict[str, str] = json.loads(self._path.read_text())
        except (FileNotFoundError, ValueError):
            self._known = {}

    def fresh(self, step: str, value: str) -> bool:
        """Tell whether `step` was done for `value`."""
        return self._known.get(step) == value

    def done(self, step: str, value: str) -> None:
        """Remember that `step` is done for `value`."""
        self._known[step] = value
        self._path.write_text(json.dumps(self._known, indent=1))
