"""Reading the reference files beside this module; each is read once for the life of a process."""

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a CSV file, by column."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def document(name: str) -> dict[str, Any]:
    """Return a TOML file."""
    with (HERE / name).open("rb") as file:
        return tomllib.load(file)
