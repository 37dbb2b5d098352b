"""What was answered about an incident, in the reader's language, by the version that it was asked by."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from agencies.models import QuestionSet
from agencies.questions.engine import UNSURE
from agencies.questions.versions import content_of
from agencies.questions.wording import UNSURE as UNSURE_WORDING
from incidents.models import Incident, IncidentAnswer
from operators.standing import Standing

# A set has at most 30 questions; an incident that was asked by more than a few sets is odd.
MOST_ANSWERS = 200


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """One question and what was answered; empty when nothing was known."""

    question: str
    answer: str
    text: str
    answer_text: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered by one version."""

    category: str
    category_label: str
    version: int
    lines: list[AnsweredQuestion]


def answered_of(standing: Standing, incident: Incident) -> list[Answered]:
    """Return the answers by version, in the order of the set's questions; one query."""
    rows = (
        IncidentAnswer.objects.filter(incident=incident)
        .select_related("question_set")
        .order_by("question_set_id", "id")[:MOST_ANSWERS]
    )
    by_set = groupby(rows, key=lambda row: row.question_set_id)
    return [_answered(standing.language, list(group)) for _set, group in by_set]


def _answered(language: str, rows: list[IncidentAnswer]) -> Answered:
    question_set: QuestionSet = rows[0].question_set
    given = {row.question: row.answer for row in rows}
    questions = [one for one in content_of(question_set)["question"] if one["key"] in given]
    return Answered(
        category=question_set.category,
        category_label=str(question_set.get_category_display()),
        version=question_set.version,
        lines=[_line(one, given[one["key"]], language) for one in questions],
    )


def _line(question: dict[str, Any], answer: str, language: str) -> AnsweredQuestion:
    key = "en" if language == "en" else "id"
    by_key = {one["key"]: one[key] for one in question.get("answer", [])}
    unsure = "answer" in question and answer == UNSURE
    return AnsweredQuestion(
        question=question["key"],
        answer=answer,
        text=question[key],
        answer_text=UNSURE_WORDING[key] if unsure else by_key.get(answer, answer),
    )
