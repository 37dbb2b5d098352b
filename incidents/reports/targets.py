"""The targets that intervals are held against: data, read from a file (see `targets.toml`)."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from agencies.models import AgencyKind


class Interval(TextChoices):
    """The intervals of the report, in the order of a call's life (DOMAIN section 2)."""

    ANSWER = "answer", _("Answer")
    PROCESSING = "processing", _("Call processing")
    ACKNOWLEDGEMENT = "acknowledgement", _("Acknowledgement")
    TURNOUT = "turnout", _("Turnout")
    TRAVEL = "travel", _("Travel")
    RESPONSE = "response", _("Citizen's response")


@dataclass(frozen=True, slots=True)
class Target:
    """One target; `seconds` is None when it is the dispatch's own policy, `wanted` when no share is asked."""

    interval: Interval
    seconds: float | None
    wanted: float | None
    kind: str
    centre: str
    source: str

    @property
    def by_policy(self) -> bool:
        """Whether each dispatch has its own limit."""
        return self.seconds is None


def targets_of(centre_code: str, interval: Interval, kind: str | None) -> list[Target]:
    """Return the targets of an interval for agencies of `kind`; None asks for those that hold for all."""
    return [
        target
        for target in load_targets(Path(settings.REPORT_TARGETS))
        if target.interval == interval and target.centre in ("", centre_code) and target.kind in ("", kind)
    ]


@cache
def load_targets(path: Path) -> Sequence[Target]:
    """Read a file of targets; raise `ImproperlyConfigured` naming the file and the entry that is wrong."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["target"]
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise ImproperlyConfigured(f"{path}: the report's targets cannot be read: {error}") from error
    return tuple(_target(path, number, entry) for number, entry in enumerate(entries, start=1))


def _target(path: Path, number: int, entry: dict[str, Any]) -> Target:
    try:
        known = {"interval", "seconds", "by_policy", "wanted", "kind", "centre", "source"}
        if set(entry) - known:
            raise ValueError(f"unknown: {', '.join(sorted(set(entry) - known))}")
        if bool(entry.get("by_policy")) == ("seconds" in entry):
            raise ValueError("give either seconds or by_policy = true")
        return Target(
            interval=Interval(entry["interval"]),
            seconds=float(entry["seconds"]) if "seconds" in entry else None,
            wanted=float(entry["wanted"]) if "wanted" in entry else None,
            kind=AgencyKind(entry["kind"]).value if "kind" in entry else "",
            centre=str(entry.get("centre", "")),
            source=str(entry["source"]),
        )
    except (KeyError, ValueError) as error:
        raise ImproperlyConfigured(f"{path}: target {number} is wrong: {error}") from error
