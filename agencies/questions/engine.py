"""What the answers to a set of guided questions say: a pure module.

static/js/console/assist/questions_engine.js is the same for the console; both are held to one table of
cases (tests/questions/cases.json). A set is what `agencies.questions.source.read_source` gives. Answers are
a mapping of a question's key to the key of an answer, to `UNSURE`, or to a text where the question takes one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

UNSURE: Final = "unsure"
LONGEST_TEXT: Final = 300
# Behind every priority: an effect that names none.
NO_PRIORITY: Final = 9

Answers = Mapping[str, str]
Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the answers say so far. `priority` None: that of the type; `quiet`: the caller cannot talk."""

    type: str | None
    priority: int | None
    advice: list[str]
    quiet: bool


def asked(content: Content, answers: Answers) -> list[Mapping[str, Any]]:
    """Return the questions that are asked, in their order, those answered and those still to come."""
    return [question for question, _answer in _walk(content, answers)]


def next_question(content: Content, answers: Answers) -> Mapping[str, Any] | None:
    """Return the first question that is asked and has no answer; None when all have one."""
    return next((one for one in asked(content, answers) if one["key"] not in answers), None)


def standing_in(question: Mapping[str, Any], answer: str) -> Mapping[str, Any] | None:
    """Return the answer that takes effect: unsure takes that of the most urgent one (DOMAIN section 4).

    None where an unsure answer changes nothing, and for a text.
    """
    choices = question.get("answer", [])
    if answer != UNSURE:
        return next((one for one in choices if one["key"] == answer), None)
    if "unsure" in question:
        return next(one for one in choices if one["key"] == question["unsure"])
    urgent = [one for one in choices if "priority" in one]
    return min(urgent, key=_priority, default=None)


def outcome(content: Content, answers: Answers) -> Outcome:
    """Return type, priority and advice: the most urgent effect wins, among equals the earlier one."""
    effects = list(_effects(content, answers))
    typed = [one for one in effects if "type" in one]
    wanted = {key for one in effects for key in one.get("advice", [])}
    priority = min((_priority(one) for one in effects), default=NO_PRIORITY)
    return Outcome(
        type=min(typed, key=_priority)["type"] if typed else None,
        priority=None if priority == NO_PRIORITY else priority,
        advice=[one["key"] for one in content.get("advice", []) if one["key"] in wanted],
        quiet=any(one.get("quiet", False) for one in effects),
    )


def fits(question: Mapping[str, Any], answer: str) -> bool:
    """Return whether this can be an answer to the question."""
    if "answer" not in question:
        return len(answer) <= LONGEST_TEXT
    return answer == UNSURE or any(one["key"] == answer for one in question["answer"])


def _walk(content: Content, answers: Answers) -> Iterator[tuple[Mapping[str, Any], Any]]:
    """Yield each question that is asked with the answer that takes effect, or None."""
    given: dict[str, str] = {}
    for question in content["question"]:
        if not _holds(question.get("when", {}), given):
            continue
        answer = answers.get(question["key"])
        effect = standing_in(question, answer) if answer is not None else None
        if effect is not None:
            given[question["key"]] = effect["key"]
        yield question, effect


def _effects(content: Content, answers: Answers) -> Iterator[Mapping[str, Any]]:
    given = {}
    for question, effect in _walk(content, answers):
        if effect is not None:
            given[question["key"]] = effect["key"]
            yield effect
    yield from (rule for rule in content.get("rule", []) if _holds(rule["when"], given))


def _holds(when: Mapping[str, list[str]], given: Mapping[str, str]) -> bool:
    return all(given.get(question) in answers for question, answers in when.items())


def _priority(effect: Mapping[str, Any]) -> int:
    return effect.get("priority", NO_PRIORITY)
