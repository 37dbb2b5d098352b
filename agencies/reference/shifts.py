"""A centre's three shifts a day. They are one row to the reference: half a pattern would leave holes."""

from agencies.reference.merge import Verdict, merge
from operators.models import Centre, ShiftPattern
from operators.shifts import DEFAULT_PATTERN


def load_shifts(centre: Centre) -> Verdict:
    """Give the centre the default shifts, unless it has or had its own; return what was done."""
    wanted = {"daily": {"shifts": [[name, f"{a:%H:%M}", f"{b:%H:%M}"] for name, a, b in DEFAULT_PATTERN]}}
    own = list(ShiftPattern.objects.filter(centre=centre).order_by("starts"))
    rows = [[pattern.name, f"{pattern.starts:%H:%M}", f"{pattern.ends:%H:%M}"] for pattern in own]
    verdict = merge(centre, "shifts", wanted, {"daily": {"shifts": rows}} if own else {})
    if verdict.create or verdict.update:
        ShiftPattern.objects.filter(centre=centre).delete()
        ShiftPattern.objects.bulk_create(
            ShiftPattern(centre=centre, name=name, starts=starts, ends=ends)
            for name, starts, ends in DEFAULT_PATTERN
        )
    return verdict
