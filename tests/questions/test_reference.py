"""The question sets that a centre begins with: what makes a P1, P2, P3 and which advice comes with it."""

import pytest

from agencies.questions.engine import UNSURE, asked, outcome
from agencies.questions.source import check_source, read_source
from agencies.reference.files import table
from agencies.reference.questions import reference_categories, reference_source

CATEGORIES = ("medical", "fire", "security", "accident", "disaster", "utility")
P1 = {
    "medical": (
        {"awake": "no"}, {"breathing": "no"}, {"bleeding": "yes"}, {"awake": "yes", "chest": "pain"},
        {"awake": "yes", "chest": "stroke"}, {"fitting": "yes"}, {"pregnant": "labour"},
        {"breathing": "choking"},
    ),
    "fire": (
        {"burns": "house"}, {"burns": "rubbish", "trapped": "yes"}, {"burns": "rubbish", "spreading": "yes"},
        {"burns": "gas"}, {"burns": "chemical"}, {"burns": "vehicle", "trapped": "yes"},
    ),
    "security": (
        {"what": "violence", "free": "yes", "ongoing": "now"},
        {"what": "home", "free": "no", "ongoing": "now"},
        {"what": "theft", "ongoing": "now", "weapon": "sharp"}, {"what": "kidnap"}, {"what": "suicide"},
        {"what": "silent"},
    ),
    "accident": (
        {"trapped": "yes"}, {"out": "unconscious"}, {"hurt": "many"}, {"hazard": "fire"},
        {"hazard": "hazmat"},
        {"hurt": "no", "vehicles": "bus"}, {"hurt": "no", "vehicles": "train"},
    ),
    "disaster": (
        {"kind": "flood", "people": "trapped"}, {"kind": "collapse", "people": "buried"},
        {"kind": "flood", "water": "high", "rising": "yes"}, {"kind": "drown", "rescued": "water"},
    ),
    "utility": (
        {"what": "animal", "animal": "snake", "bitten": "yes"}, {"what": "wires", "touching": "yes"},
        {"what": "shock"},
    ),
}  # fmt: skip
LESS = {
    "medical": (
        (2, {"awake": "yes", "complaint": "pain"}), (2, {"awake": "yes", "complaint": "fever"}),
        (2, {"awake": "yes", "complaint": "fracture"}), (3, {"awake": "yes", "complaint": "transport"}),
    ),
    "fire": ((2, {"burns": "vehicle"}), (2, {"burns": "pole"}), (3, {"burns": "rubbish"})),
    "security": (
        (2, {"what": "theft", "ongoing": "just", "suspect": "yes"}),
        (3, {"what": "violence", "ongoing": "past"}),
    ),
    "accident": ((2, {"hurt": "few"}), (3, {"hurt": "no"})),
    "disaster": ((2, {"kind": "evacuate", "weak": "yes"}), (3, {"kind": "flood", "water": "low"})),
    "utility": (
        (2, {"what": "animal", "animal": "snake", "indoors": "yes"}), (2, {"what": "wires"}),
        (4, {"what": "pipe"}),
    ),
}  # fmt: skip
CASES = [(category, 1, answers) for category, all_of in P1.items() for answers in all_of]
CASES += [(category, priority, answers) for category, all_of in LESS.items() for priority, answers in all_of]


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_set_keeps_the_rules(category: str) -> None:
    types = {row["code"] for row in table("incident_types.csv") if row["category"] == category}
    check_source(reference_source(category), types)


def test_every_category_but_the_others_has_one() -> None:
    assert sorted(reference_categories()) == sorted(CATEGORIES)


@pytest.mark.parametrize(("category", "priority", "answers"), CASES)
def test_the_conditions_of_each_priority(category: str, priority: int, answers: dict[str, str]) -> None:
    assert outcome(read_source(reference_source(category)), answers).priority == priority


@pytest.mark.parametrize("category", CATEGORIES)
def test_unsure_is_never_less_urgent_than_an_answer(category: str) -> None:
    content = read_source(reference_source(category))
    for question in content["question"]:
        for answer in question.get("answer", []):
            # Alone, so that only this question speaks.
            alone = {"question": [{**question, "when": {}}], "advice": content.get("advice", [])}
            unsure = outcome(alone, {question["key"]: UNSURE}).priority or 9
            assert unsure <= (outcome(alone, {question["key"]: answer["key"]}).priority or 9)


@pytest.mark.parametrize(
    ("category", "answers", "advice"),
    [
        ("medical", {"awake": "no", "breathing": "no"}, "cpr"),
        ("medical", {"awake": "unsure", "breathing": "unsure"}, "cpr"),
        ("medical", {"bleeding": "yes"}, "bleeding"),
        ("medical", {"breathing": "choking"}, "choking"),
        ("medical", {"awake": "yes", "complaint": "burn"}, "burns"),
        ("fire", {"burns": "gas"}, "gas"),
        ("disaster", {"kind": "flood"}, "flood"),
        ("security", {"what": "silent"}, "whisper"),
    ],
)
def test_advice_comes_with_the_answers(category: str, answers: dict[str, str], advice: str) -> None:
    assert advice in outcome(read_source(reference_source(category)), answers).advice


def test_cpr_comes_before_all_other_advice() -> None:
    content = read_source(reference_source("medical"))
    said = outcome(content, {"awake": "no", "breathing": "choking", "bleeding": "yes"})
    assert said.advice == ["cpr", "choking", "bleeding"]


def test_who_whispers_is_asked_what_yes_and_no_can_answer() -> None:
    content = read_source(reference_source("security"))
    questions = asked(content, {"what": "silent"})
    assert outcome(content, {"what": "silent"}).quiet
    assert outcome(content, {"what": "home", "free": "no"}).quiet
    assert all("answer" in question for question in questions)
