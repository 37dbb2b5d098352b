"""A set of guided questions as it is written: TOML, read and held to its rules.

A set has a `type` that holds until an answer says more, questions with answers, rules for answers that
mean something together, and advice in steps. docs/questions.md shows one.
"""

import tomllib
from functools import lru_cache
from typing import Any, Final

from django.utils.translation import gettext as _

from agencies.questions.rules import problems_of

LONGEST_SOURCE: Final = 60_000


class WrongSource(ValueError):
    """What is wrong with a written set: `problems`, each a sentence that names its place."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@lru_cache(maxsize=256)
def read_source(source: str) -> dict[str, Any]:
    """Return a set that was held to the rules when it was kept."""
    return tomllib.loads(source)


def check_source(source: str, types: set[str]) -> None:
    """Hold a written set to the rules; `types` are the codes of its category. Raises `WrongSource`."""
    try:
        content = tomllib.loads(source)
    except tomllib.TOMLDecodeError as wrong:
        raise WrongSource([_("Not readable as TOML: %(why)s") % {"why": wrong}]) from wrong
    problems = problems_of(content, types)
    if problems:
        raise WrongSource(problems)
