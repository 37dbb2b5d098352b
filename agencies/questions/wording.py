"""What belongs to every set of guided questions, in the languages in which they are asked."""

from typing import Final

Wording = dict[str, str]

WHAT: Final[Wording] = {"id": "Apa yang terjadi?", "en": "What happened?"}
UNSURE: Final[Wording] = {"id": "Tidak pasti", "en": "Not sure"}
CORRECTED: Final[Wording] = {"id": "Koreksi", "en": "Corrected"}
QUIET: Final[Wording] = {
    "id": "JANGAN TELEPON BALIK: penelepon tidak bisa bicara bebas",
    "en": "DO NOT CALL BACK: the caller cannot talk freely",
}
