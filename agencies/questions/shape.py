"""The form of a set of guided questions: names, kinds and lengths of what is written. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,23}")
# One digit each; zero is unsure.
MOST_ANSWERS: Final = 9
MOST_QUESTIONS: Final = 30
MOST_STEPS: Final = 15
LONGEST: Final = 240
ALLOWED: Final = {
    "set": {"type", "question", "rule", "advice"},
    "question": {"key", "id", "en", "when", "answer", "unsure"},
    "answer": {"key", "id", "en", "priority", "type", "advice", "quiet"},
    "rule": {"when", "priority", "type", "advice", "quiet"},
    "advice": {"key", "id", "en", "step"},
    "step": {"id", "en", "seconds"},
}

Part = Mapping[str, Any]
Problems = Iterator[str]


def shape_problems(content: Part) -> Problems:
    """Names and kinds of values; the rest can only be read when these are right."""
    yield from _known("set", content, _("The set"))
    if not isinstance(content.get("type", ""), str):
        yield _("The set: type is a code in quotes.")
    for kind in ("question", "rule", "advice"):
        if not _tables(content.get(kind, [])):
            yield _("The set: %(kind)s is written as [[%(kind)s]].") % {"kind": kind}
            return
    if not 1 <= len(content.get("question", [])) <= MOST_QUESTIONS:
        yield _("The set: it has 1 to %(most)d questions.") % {"most": MOST_QUESTIONS}
    for number, question in enumerate(content.get("question", []), start=1):
        yield from _question_shape(question, _place(_("Question"), number, question))
    for number, rule in enumerate(content.get("rule", []), start=1):
        place = _place(_("Rule"), number, rule)
        yield from _known("rule", rule, place)
        yield from _effect_shape(rule, place)
        yield from _when_shape(rule.get("when"), place)
    for number, advice in enumerate(content.get("advice", []), start=1):
        yield from _advice_shape(advice, _place(_("Advice"), number, advice))


def _question_shape(question: Part, place: str) -> Problems:
    yield from _known("question", question, place)
    yield from _named(question, place)
    yield from _when_shape(question.get("when", {}), place)
    answers = question.get("answer")
    if answers is None:
        return
    if not _tables(answers) or not 2 <= len(answers) <= MOST_ANSWERS:
        yield _("%(place)s: it has 2 to %(most)d answers, or none for a text.") % {
            "place": place,
            "most": MOST_ANSWERS,
        }
        return
    for number, answer in enumerate(answers, start=1):
        its = f"{place}, {_place(_('answer'), number, answer)}"
        yield from _known("answer", answer, its)
        yield from _named(answer, its)
        yield from _effect_shape(answer, its)


def _advice_shape(advice: Part, place: str) -> Problems:
    yield from _known("advice", advice, place)
    yield from _named(advice, place)
    steps = advice.get("step")
    if not _tables(steps) or not 1 <= len(steps or []) <= MOST_STEPS:
        yield _("%(place)s: it has 1 to %(most)d steps.") % {"place": place, "most": MOST_STEPS}
        return
    for number, step in enumerate(steps or [], start=1):
        its = f"{place}, {_('step')} {number}"
        yield from _known("step", step, its)
        yield from _worded(step, its)
        if not _whole(step.get("seconds", 1), 1, 3600):
            yield _("%(place)s: seconds is a number from 1 to 3600.") % {"place": its}


def _effect_shape(effect: Part, place: str) -> Problems:
    if not _whole(effect.get("priority", 1), 1, 4):
        yield _("%(place)s: priority is a number from 1 to 4.") % {"place": place}
    if not isinstance(effect.get("type", ""), str):
        yield _("%(place)s: type is a code in quotes.") % {"place": place}
    if not _texts(effect.get("advice", [])):
        yield _("%(place)s: advice is a list of keys.") % {"place": place}
    if not isinstance(effect.get("quiet", False), bool):
        yield _("%(place)s: quiet is true or false.") % {"place": place}


def _when_shape(when: Any, place: str) -> Problems:
    if not isinstance(when, Mapping) or not all(_texts(answers) for answers in when.values()):
        yield _('%(place)s: when is written as { question = ["answer"] }.') % {"place": place}


def _known(kind: str, part: Part, place: str) -> Problems:
    for name in sorted(part.keys() - ALLOWED[kind]):
        yield _("%(place)s: %(name)s means nothing here.") % {"place": place, "name": name}


def _named(part: Part, place: str) -> Problems:
    key = part.get("key")
    if not isinstance(key, str) or not KEY.fullmatch(key) or key == "unsure":
        yield _("%(place)s: key has 1 to 24 small letters, digits or _.") % {"place": place}
    yield from _worded(part, place)


def _worded(part: Part, place: str) -> Problems:
    for language in ("id", "en"):
        text = part.get(language)
        if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
            yield _("%(place)s: %(language)s is a text of at most %(most)d characters.") % {
                "place": place,
                "language": language,
                "most": LONGEST,
            }


def _place(word: str, number: int, part: Part) -> str:
    return f"{word} {part.get('key') or number}"


def _tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, Mapping) for one in value)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _whole(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
