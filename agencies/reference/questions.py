"""A centre's guided questions to begin with (DOMAIN section 4), for its medical director to approve.

Facts are those of DOMAIN section 4; advice is common first aid, no protocol of a vendor.
"""

import re
from functools import cache
from typing import Final

from agencies.models import Category
from agencies.questions.versions import new_version, sets_in_use
from agencies.reference.files import HERE
from agencies.reference.merge import Verdict, merge
from operators.models import Centre

ADVICE: Final = re.compile(r"advice = \[([^\]]*)\]")
# The order of their importance, which is that in which the console offers them.
IMPORTANCE: Final = (
    "cpr", "choking", "bleeding", "recovery", "gas", "wires", "burns", "flood", "whisper",
)  # fmt: skip


def load_questions(centre: Centre) -> Verdict:
    """Bring the centre's question sets up to the reference as new versions; return what was done."""
    wanted = {category: {"source": reference_source(category)} for category in reference_categories()}
    present = {category: {"source": one.source} for category, one in sets_in_use(centre.pk).items()}
    verdict = merge(centre, "questions", wanted, present)
    for category in verdict.create + verdict.update:
        new_version(centre=centre, category=category, source=wanted[category]["source"])
    return verdict


def reference_categories() -> list[str]:
    """Return the categories that have questions."""
    return [one for one in Category.values if (HERE / "question_sets" / f"{one}.toml").exists()]


@cache
def reference_source(category: str) -> str:
    """Return the set of a category, followed by the advice that its answers name."""
    source = (HERE / "question_sets" / f"{category}.toml").read_text(encoding="utf-8")
    named = {key.strip(' "') for found in ADVICE.findall(source) for key in found.split(",")}
    advice = [
        (HERE / "advice" / f"{key}.toml").read_text(encoding="utf-8")
        for key in sorted(named, key=IMPORTANCE.index)
    ]
    return "\n".join([source, *advice])
