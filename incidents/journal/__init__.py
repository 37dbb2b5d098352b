"""The journal: the one shape in which everything that happens is written."""

from incidents.journal.change import Change, change, one_unit, unit_of_work
from incidents.journal.kinds import CENTRE_ONLY, Kind

__all__ = ["CENTRE_ONLY", "Change", "Kind", "change", "one_unit", "unit_of_work"]
