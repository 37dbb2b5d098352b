"""What a set of guided questions must hold, so that the console can ask it and the server read it. Pure."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from agencies.questions.shape import Part, Problems, shape_problems


def problems_of(content: Part, types: set[str]) -> list[str]:
    """Return what is wrong with a set, each a sentence that names its place; `types` are usable codes."""
    shape = list(shape_problems(content))
    return shape or list(_meaning(content, types))


def _meaning(content: Part, types: set[str]) -> Problems:
    """What refers to something must find it, and every key is there once."""
    questions, advice = content["question"], content.get("advice", [])
    yield from _once([one["key"] for one in questions], _("Questions"))
    yield from _once([one["key"] for one in advice], _("Advice"))
    earlier: dict[str, set[str]] = {}
    for question in questions:
        place = f"{_('Question')} {question['key']}"
        yield from _finds(question.get("when", {}), earlier, place)
        answers = question.get("answer", [])
        yield from _once([one["key"] for one in answers], place)
        yield from _unsure(question, place)
        earlier[question["key"]] = {one["key"] for one in answers}
    for rule in content.get("rule", []):
        yield from _finds(rule["when"], earlier, _("Rule"))
    yield from _references(content, types, {one["key"] for one in advice})


def _references(content: Part, types: set[str], advice: set[str]) -> Problems:
    effects = [one for question in content["question"] for one in question.get("answer", [])]
    effects += content.get("rule", [])
    for code in sorted({one["type"] for one in [content, *effects] if "type" in one} - types):
        yield _("Type %(code)s: not in use in this category.") % {"code": code}
    for key in sorted({key for one in effects for key in one.get("advice", [])} - advice):
        yield _("Advice %(key)s: the set has none of this key.") % {"key": key}


def _finds(when: Part, earlier: Mapping[str, set[str]], place: str) -> Problems:
    for question, answers in when.items():
        missing = set(answers) - earlier.get(question, set())
        if missing or not answers:
            yield _("%(place)s: when asks for %(question)s = %(answers)s, which no earlier question has.") % {
                "place": place,
                "question": question,
                "answers": ", ".join(sorted(missing)) or "-",
            }


def _unsure(question: Part, place: str) -> Problems:
    """Unsure goes the higher way, whatever is written."""
    if "unsure" not in question:
        return
    answers = {one["key"]: one.get("priority", 9) for one in question.get("answer", [])}
    if question["unsure"] not in answers:
        yield _("%(place)s: unsure names one of its answers.") % {"place": place}
    elif answers[question["unsure"]] > min(answers.values()):
        yield _("%(place)s: unsure must be as urgent as the most urgent answer.") % {"place": place}


def _once(keys: list[str], place: str) -> Problems:
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield _("%(place)s: %(key)s is there twice.") % {"place": place, "key": key}
