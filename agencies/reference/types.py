"""The incident types (DOMAIN sections 1 and 4), shared by all centres.

FSTRU, GASLEAK, CARDIAC, PERUNCON, PREG, MVA, MVAINJY, ROBBERY, DVA, SUICTHRT, DROWN, WIRES, ANIMAL, MCI
and 911H are codes of APCO 2.103.2; the others are our own, in its manner. Names that begin with the same
word are sorted by name where they are searched, so the plainest comes first in the alphabet.
"""

from typing import Any

from agencies.models import IncidentType
from agencies.reference.files import table
from agencies.reference.merge import Verdict, merge

# Domestic violence: a call-back may be answered by the one whom the caller fears.
QUIET = frozenset({"DVA"})
FIELDS = ("category", "name_id", "name_en", "keywords", "default_priority")


def load_types() -> Verdict:
    """Bring the incident types up to the reference; return what was done."""
    wanted = {row["code"]: _values(row) for row in table("incident_types.csv")}
    present = {kind.code: kind for kind in IncidentType.objects.all()}
    values = {code: {name: getattr(kind, name) for name in FIELDS} for code, kind in present.items()}
    verdict = merge(None, "type", wanted, values)
    IncidentType.objects.bulk_create(
        IncidentType(code=code, do_not_call_back=code in QUIET, **wanted[code]) for code in verdict.create
    )
    for code in verdict.update:
        IncidentType.objects.filter(code=code).update(**wanted[code])
    return verdict


def _values(row: dict[str, str]) -> dict[str, Any]:
    return {
        "category": row["category"],
        "name_id": row["name_id"],
        "name_en": row["name_en"],
        "keywords": row["keywords"].split(";"),
        "default_priority": int(row["priority"]),
    }
