"""The interpreter's phrase card: the first five questions in the languages of callers, from phrases.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("phrases.toml")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One question. `said` is how it is spoken, for a script that an operator may not read; either may be "".

    `meaning` is the question in the operator's language; "" where that is the phrase itself.
    """

    text: str
    said: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PhraseLanguage:
    """One language of the card under its own name; `direction` is that of its script, "ltr" or "rtl"."""

    code: str
    name: str
    direction: str
    phrases: list[Phrase]


@cache
def phrase_card(language: str) -> list[PhraseLanguage]:
    """Return the card for an operator who reads the interface in `language`, one of the card's."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["languages"]
    meanings = next(row["phrases"] for row in rows if row["code"] == language)
    return [
        PhraseLanguage(
            code=row["code"],
            name=row["name"],
            direction=row.get("direction", "ltr"),
            phrases=[
                Phrase(
                    phrase["text"],
                    phrase.get("said", ""),
                    "" if row["code"] == language else meaning["text"],
                )
                for phrase, meaning in zip(row["phrases"], meanings, strict=True)
            ],
        )
        for row in rows
    ]
