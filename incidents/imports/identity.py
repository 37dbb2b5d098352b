"""What makes a call of a log the same call when its file is imported again."""

import hashlib
from collections import Counter

from incidents.imports.converting import BadRow
from incidents.imports.mapping import ImportMap
from incidents.imports.reading import Row

LONGEST = 80


class Identities:
    """Gives the rows of one file their numbers, and finds those that come twice.

    A number is the source's own, or, where the log has none, a digest of the whole row. Rows that are
    identical are one call, unless the map keeps them: then they are numbered in their order.
    """

    def __init__(self, mapping: ImportMap) -> None:
        self._mapping = mapping
        self._lines: dict[bytes, int] = {}
        self._times: Counter[bytes] = Counter()

    def of(self, row: Row, own: str) -> str:
        """Return the number of the call in `row`, `own` being the source's; a repetition is a `BadRow`."""
        if own:
            number = own
        elif "external_id" in self._mapping.columns:
            raise BadRow("external_id: the source's own number is empty")
        else:
            number = self._digest(row)
        identity = f"{self._mapping.source}:{number}"
        if len(identity) > LONGEST:
            raise BadRow(f"external_id: longer than {LONGEST} characters with the source's name")
        first = self._lines.setdefault(_short(identity), row.line)
        if first != row.line:
            raise BadRow(f"the same call as in line {first}")
        return identity

    def _digest(self, row: Row) -> str:
        content = "\x1f".join(cell.strip() for cell in row.cells)
        digest = hashlib.sha256(content.encode()).hexdigest()[:32]
        if not self._mapping.keeps_identical_rows:
            return digest
        key = bytes.fromhex(digest)
        self._times[key] += 1
        return f"{digest}-{self._times[key]}"


def _short(identity: str) -> bytes:
    """16 bytes for a number of any length: a file of millions of calls must fit into memory."""
    return hashlib.blake2b(identity.encode(), digest_size=16).digest()
