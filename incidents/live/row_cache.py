"""Rendered rows, kept by what they depend on; bounded, the least used go first."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from operators.standing import Scope

Key = tuple[int, int, Scope]
# A row is about 2 kB; 10,000 are 500 incidents on 20 boards of different agencies or languages.
LARGEST: Final = 10_000


@dataclass(frozen=True, slots=True)
class RenderedRow:
    """A row as it goes into a frame: its place in the list and its JSON."""

    sort: str
    json: bytes


class RowCache:
    """Rows by (incident, version, scope); used by several threads."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest
        self._rows: OrderedDict[Key, RenderedRow] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> RenderedRow | None:
        """Return the row, or None when it must be rendered."""
        with self._lock:
            row = self._rows.get(key)
            if row is not None:
                self._rows.move_to_end(key)
            return row

    def put(self, key: Key, row: RenderedRow) -> None:
        """Keep the row."""
        with self._lock:
            self._rows[key] = row
            self._rows.move_to_end(key)
            while len(self._rows) > self._largest:
                self._rows.popitem(last=False)

    def clear(self) -> None:
        """Forget every row."""
        with self._lock:
            self._rows.clear()

    def __len__(self) -> int:
        return len(self._rows)
