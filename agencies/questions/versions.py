"""Which version of the guided questions is in use, and making a new one of it."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from agencies.models import IncidentType, QuestionSet
from agencies.questions.source import check_source, read_source
from operators.models import Centre, User


def sets_in_use(centre_id: int) -> dict[str, QuestionSet]:
    """Return the newest version of each category, by category."""
    newest = QuestionSet.objects.filter(centre_id=centre_id).order_by("category", "-version")
    return {one.category: one for one in newest.distinct("category")}


@transaction.atomic
def new_version(
    *, centre: Centre, category: str, source: str, note: str = "", by: User | None = None
) -> QuestionSet:
    """Keep `source`, which was held to the rules, as the next version; the ones before stay."""
    # Two people who save at once make two versions.
    Centre.objects.select_for_update(no_key=True).get(pk=centre.pk)
    present = QuestionSet.objects.filter(centre=centre, category=category).aggregate(last=Max("version"))
    return QuestionSet.objects.create(
        centre=centre,
        category=category,
        version=(present["last"] or 0) + 1,
        source=source,
        note=note,
        made_by=by,
    )


def check(source: str, category: str) -> None:
    """Hold a written set to the rules; answers never lead out of its category. Raises `WrongSource`."""
    check_source(source, _usable_types(category))


def _usable_types(category: str) -> set[str]:
    return set(IncidentType.objects.filter(category=category, active=True).values_list("code", flat=True))


def content_of(question_set: QuestionSet) -> dict[str, Any]:
    """Return the set as the engine reads it."""
    return read_source(question_set.source)
