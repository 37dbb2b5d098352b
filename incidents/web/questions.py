"""The guided questions as the console knows them by heart: they outlive a lost server."""

from typing import Any

from agencies.models import Category, QuestionSet
from agencies.questions.versions import content_of, sets_in_use
from agencies.questions.wording import CORRECTED, UNSURE, WHAT
from operators.standing import Standing


def question_data(standing: Standing) -> dict[str, Any]:
    """Return the sets in use, in the order of the categories, and what belongs to all of them."""
    found = sets_in_use(standing.centre_id)
    return {
        "reader": standing.language,
        "what": WHAT,
        "unsure": UNSURE,
        "corrected": CORRECTED,
        "sets": [_set(found[category]) for category in Category.values if category in found],
    }


def _set(question_set: QuestionSet) -> dict[str, Any]:
    return {
        "id": question_set.pk,
        "version": question_set.version,
        "category": question_set.category,
        "label": str(question_set.get_category_display()),
        "content": content_of(question_set),
    }
