"""How an incident of the demo is told."""

from dataclasses import dataclass
from typing import Final

from incidents.dispositions import Disposition

STEPS: Final = ("acknowledge", "en_route", "on_scene", "clear")
DECLINED_AFTER: Final = 40


@dataclass(frozen=True, slots=True)
class Case:
    """One incident.

    `parts` names the agencies that are sent and how far each got: seconds from the dispatch to each of
    STEPS. An agency in `declines` gives that reason after DECLINED_AFTER seconds. Without a part the
    plan is asked, and where it has nobody the gap is shown. Notes: (seconds, agency or "", text).
    """

    kind: str
    place: str
    landmark: str
    narrative: str
    caller: tuple[str, str]
    parts: dict[str, tuple[int, ...]]
    declines: tuple[str, str] = ("", "")
    priority: int | None = None
    address: str = ""
    point: tuple[float, float, int] | None = None
    notes: tuple[tuple[int, str, str], ...] = ()
    closed: tuple[int, Disposition] | None = None
