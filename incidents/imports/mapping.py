"""The map of a call log: which column holds what, in which words and formats. Read from TOML."""

import codecs
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from incidents.call_classes import CallClass

# The fields that a column may fill; `answer_seconds` is an answer time given as seconds after the ring.
FIELDS: Final = frozenset(
    {
        "presented_at", "answered_at", "answer_seconds", "call_class", "caller_number", "caller_name",
        "language", "summary", "external_id",
    }
)  # fmt: skip
SETTINGS: Final = frozenset(
    {"source", "delimiter", "encoding", "date_formats", "identical_rows", "columns", "values", "defaults"}
)
DATE_FORMATS: Final = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M")


class MapError(Exception):
    """The map cannot be used; the message says what to change."""


@dataclass(frozen=True, slots=True)
class ImportMap:
    """A map that was checked. `columns` gives for each field its columns, joined by a space when several."""

    columns: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    source: str = "import"
    delimiter: str = ","
    encoding: str = "utf-8-sig"
    date_formats: tuple[str, ...] = DATE_FORMATS
    keeps_identical_rows: bool = False


def load_map(path: Path) -> ImportMap:
    """Read a map; raise `MapError`."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MapError(f"{path}: the map cannot be read: {error}. Nothing was imported.") from error
    try:
        return _checked(raw)
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        raise MapError(f"{path}: {error}. Nothing was imported; correct the map and run again.") from error


def _checked(raw: dict[str, Any]) -> ImportMap:
    _refuse_unknown("setting", raw, SETTINGS)
    columns = {
        name: (column,) if isinstance(column, str) else tuple(column)
        for name, column in raw.get("columns", {}).items()
    }
    _refuse_unknown("field in [columns]", columns, FIELDS)
    defaults = raw.get("defaults", {})
    _refuse_unknown("field in [defaults]", defaults, {"call_class", "language"})
    _refuse_unknown("field in [values]", raw.get("values", {}), FIELDS)
    if "presented_at" not in columns:
        raise ValueError("[columns] must say which column is presented_at, the time a call came in")
    if "call_class" not in columns and "call_class" not in defaults:
        raise ValueError("give a column for call_class, or a class for all calls in [defaults]")
    return ImportMap(
        columns=columns,
        values=_values(raw),
        defaults={name: _known(name, value) for name, value in defaults.items()},
        source=str(raw.get("source", "import")),
        delimiter=_delimiter(raw),
        encoding=_encoding(raw.get("encoding", "utf-8")),
        date_formats=tuple(raw.get("date_formats", DATE_FORMATS)),
        keeps_identical_rows=_keeps(raw.get("identical_rows", "leave_out")),
    )


def _refuse_unknown(what: str, found: Mapping[str, Any], known: frozenset[str] | set[str]) -> None:
    unknown = sorted(set(found) - known)
    if unknown:
        raise ValueError(f"unknown {what}: {', '.join(unknown)} (known: {', '.join(sorted(known))})")


def _values(raw: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Value maps, looked up without regard to case and outer blanks."""
    return {
        name: {word.strip().casefold(): _known(name, str(value)) for word, value in words.items()}
        for name, words in raw.get("values", {}).items()
    }


def _known(name: str, value: str) -> str:
    if name == "call_class" and value not in CallClass.values:
        raise ValueError(f"{value!r} is no class of calls (known: {', '.join(CallClass.values)})")
    return value


def _delimiter(raw: dict[str, Any]) -> str:
    delimiter = raw.get("delimiter", ",")
    if not isinstance(delimiter, str) or len(delimiter) != 1:
        raise ValueError('delimiter is one character, such as ";" or "\\t"')
    return delimiter


def _encoding(name: str) -> str:
    """Return the codec; a byte order mark before UTF-8 is passed over."""
    codec = codecs.lookup(name).name
    return "utf-8-sig" if codec == "utf-8" else codec


def _keeps(choice: str) -> bool:
    if choice not in ("leave_out", "keep"):
        raise ValueError('identical_rows is "leave_out" or "keep"')
    return choice == "keep"
