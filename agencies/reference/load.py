"""Loading all reference data, in one transaction."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from agencies.reference.merge import Verdict
from agencies.reference.places import load_places
from agencies.reference.plans import load_plans
from agencies.reference.policies import load_policies
from agencies.reference.questions import load_questions
from agencies.reference.shifts import load_shifts
from agencies.reference.types import load_types
from operators.models import Centre

FOR_A_CENTRE = {
    "places": load_places,
    "shifts": load_shifts,
    "escalation policies": load_policies,
    "question sets": load_questions,
}


@transaction.atomic
def load_shared() -> Verdict:
    """Load what all centres share."""
    return load_types()


@transaction.atomic
def load_centre(centre: Centre, *, plans: bool = False) -> dict[str, Verdict]:
    """Load what one centre starts with; with `plans`, response plans of its agencies too.

    Raises `UnknownAdminCode`, and nothing is loaded for this centre.
    """
    loaders = FOR_A_CENTRE | ({"response plans": load_plans} if plans else {})
    return {name: load(centre) for name, load in loaders.items()}


def lines(name: str, verdicts: Iterable[tuple[str, Verdict]]) -> Iterator[str]:
    """Yield one line a kind of data: what was created, updated and left as people made it."""
    for what, verdict in verdicts:
        yield (
            f"{name}: {what}: {len(verdict.create)} created, {len(verdict.update)} updated, "
            f"{len(verdict.kept)} left as they were changed"
        )
