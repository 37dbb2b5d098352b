"""Reading a call log line by line: what cannot be read is told with its line, and left out."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TextIO

from incidents.imports.mapping import ImportMap, MapError

# csv's own limit is per field; a field as long as this is an unclosed quotation mark, not a text.
csv.field_size_limit(1_000_000)
# The columns that a file of rejected rows has before those of the log.
ADDED: Final = ("line", "reason")


@dataclass(frozen=True, slots=True)
class Row:
    """One record of the file, from `line` to `last_line`. `problem` says why it cannot be used, if so."""

    line: int
    last_line: int
    cells: tuple[str, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The first line of the file, and where each mapped field stands."""

    names: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]

    def without(self, first: int) -> "Heading":
        """Return the heading without its first columns."""
        places = {name: tuple(index - first for index in at) for name, at in self.places.items()}
        return Heading(self.names[first:], places)

    def values(self, row: Row) -> dict[str, str]:
        """Return the row's text for each mapped field."""
        return {
            name: " ".join(row.cells[index] for index in indexes if row.cells[index]).strip()
            for name, indexes in self.places.items()
        }


def read_heading(records: Iterator[list[str]], mapping: ImportMap) -> Heading:
    """Read the heading; raise `MapError` naming each column that the map expects and the file lacks."""
    try:
        names = tuple(name.strip() for name in next(records, []))
    except csv.Error as error:
        raise MapError(f"The heading cannot be read: {error}. Nothing was imported.") from error
    at = {name.casefold(): index for index, name in reversed(list(enumerate(names)))}
    wanted = [column for columns in mapping.columns.values() for column in columns]
    missing = [column for column in dict.fromkeys(wanted) if column.strip().casefold() not in at]
    if missing:
        hint = f" It has one column only: is {mapping.delimiter!r} the delimiter?" if len(names) < 2 else ""
        raise MapError(
            f"The file has no column {', '.join(map(repr, missing))}. Its columns are:"
            f" {', '.join(map(repr, names)) or 'none'}.{hint} Nothing was imported."
        )
    places = {
        name: tuple(at[column.strip().casefold()] for column in columns)
        for name, columns in mapping.columns.items()
    }
    return Heading(names, places)


class Records:
    """The records of a file opened with errors="surrogateescape" and newline="".

    A file of rejected rows is read like the log it came from: the columns put before it are passed over.
    """

    def __init__(self, file: TextIO, mapping: ImportMap) -> None:
        self._reader = csv.reader(file, delimiter=mapping.delimiter, strict=True)
        self._encoding = mapping.encoding
        heading = read_heading(self._reader, mapping)
        self._skipped = len(ADDED) if heading.names[: len(ADDED)] == ADDED else 0
        self.heading = heading.without(self._skipped)

    def __iter__(self) -> Iterator[Row]:
        """Yield every record that is not blank."""
        while True:
            line = self._reader.line_num + 1
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Row(line, max(line, self._reader.line_num), (), f"not readable as CSV: {error}")
                continue
            cells = cells[self._skipped :]
            if any(cell.strip() for cell in cells):
                yield Row(line, self._reader.line_num, tuple(cells), self._problem(cells))

    def _problem(self, cells: Sequence[str]) -> str:
        expected = len(self.heading.names)
        if len(cells) != expected:
            return f"{len(cells)} columns where the heading has {expected}"
        text = "".join(cells)
        if "\x00" in text:
            return "contains a NUL character"
        if any("\udc80" <= character <= "\udcff" for character in text):
            return f"is not {self._encoding} text; is the map's encoding right?"
        return ""
