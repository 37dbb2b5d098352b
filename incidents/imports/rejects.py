"""The file of the rows that were left out: to be corrected and imported with the same map."""

import csv
import os
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from incidents.imports.mapping import ImportMap
from incidents.imports.reading import ADDED, Heading, Row


class RejectsFile:
    """Collects bad rows under the heading of the log, each with its line and the reason.

    It is made with the first bad row, in the log's own delimiter and encoding, and readable by its owner
    alone: it holds callers' data.
    """

    def __init__(self, path: Path, mapping: ImportMap) -> None:
        self.path = path
        self._mapping = mapping
        self._file: TextIO | None = None
        self._writer: Any = None

    def __enter__(self) -> Self:
        """Open nothing yet; an older file of the same name would tell of another run."""
        self.path.unlink(missing_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def add(self, row: Row, reason: str, heading: Heading) -> None:
        """Write a bad row."""
        if self._writer is None:
            self._start(heading)
        lines = str(row.line) if row.line == row.last_line else f"{row.line}-{row.last_line}"
        self._writer.writerow([lines, reason, *row.cells])

    def _start(self, heading: Heading) -> None:
        descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._file = os.fdopen(
            descriptor, "w", encoding=self._mapping.encoding, errors="surrogateescape", newline=""
        )
        self._writer = csv.writer(self._file, delimiter=self._mapping.delimiter)
        self._writer.writerow([*ADDED, *heading.names])
