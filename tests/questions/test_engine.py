"""The engine of the guided questions, held to the same table as the console's (tests/js)."""

import json
from pathlib import Path
from typing import Any

import pytest

from agencies.questions.engine import asked, fits, next_question, outcome
from agencies.questions.rules import problems_of

TABLE = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))
SET = TABLE["set"]
TYPES = {"SICK", "PERUNCON", "BREATH", "AMBTRANS", "BURN", "CHOKE"}


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["name"])
def test_it_says_what_the_table_says(case: dict[str, Any]) -> None:
    answers = case["answers"]
    following = next_question(SET, answers)
    said = outcome(SET, answers)
    assert [question["key"] for question in asked(SET, answers)] == case["asked"]
    assert (following["key"] if following else None) == case["next"]
    assert (said.type, said.priority, said.advice, said.quiet) == (
        case["type"], case["priority"], case["advice"], case["quiet"],
    )  # fmt: skip


def test_the_tables_set_keeps_the_rules() -> None:
    assert problems_of(SET, TYPES) == []


def test_what_fits_a_question() -> None:
    by_key = {question["key"]: question for question in SET["question"]}
    assert fits(by_key["awake"], "yes")
    assert fits(by_key["awake"], "unsure")
    assert not fits(by_key["awake"], "perhaps")
    assert fits(by_key["where"], "Gang Kelinci 3")
    assert not fits(by_key["where"], "x" * 301)
