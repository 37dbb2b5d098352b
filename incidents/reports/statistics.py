"""The figures of an interval: exact nearest-rank percentiles, shares and the slowest tenth. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from incidents.reports.targets import Target

# Below this many values a percentile says nothing: the values themselves are listed (DOMAIN section 2).
FEWEST: Final = 10


class Sample(NamedTuple):
    """One measured interval, in seconds.

    `value` is None when a time is missing; `waiting` is then how long it has been running already, for
    a step that is still to come, else None. `policy` is the target frozen with the dispatch, if any.
    """

    value: float | None
    waiting: float | None = None
    priority: int | None = None
    agency_id: int | None = None
    policy: float | None = None


@dataclass(frozen=True, slots=True)
class TargetShare:
    """How much of a group kept one target.

    Judged are the values and those still running that have passed the target: an alarm nobody answers
    is no reason for a better figure. Where each dispatch has its own limit (`by_policy`), `seconds` is
    the one they share, None when they differ.
    """

    seconds: float | None
    by_policy: bool
    wanted: float | None
    source: str
    within: int
    judged: int

    @property
    def percent(self) -> float | None:
        """The share within the target; None when nothing could be judged."""
        return share(self.within, self.judged)

    @property
    def met(self) -> bool | None:
        """Whether the wanted share was reached; None without one, or without values."""
        if self.wanted is None or not self.judged:
            return None
        return self.within * 100 >= self.wanted * self.judged


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of one group of an interval; all lengths in seconds.

    With fewer than ten values the percentiles are None and `values` lists them all, rising.
    """

    n: int
    missing: int
    missing_percent: float | None
    p50: float | None
    p90: float | None
    p95: float | None
    maximum: float | None
    worst_tenth_mean: float | None
    values: tuple[float, ...]
    targets: tuple[TargetShare, ...]


def nearest_rank(ordered: Sequence[float], percent: int) -> float:
    """Return the nearest-rank percentile of at least one value, in rising order: always one of them."""
    return ordered[-(-percent * len(ordered) // 100) - 1]


def share(part: int, whole: int) -> float | None:
    """Return `part` of `whole` in per cent with one decimal; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def summarise(samples: Sequence[Sample], targets: Iterable[Target]) -> Summary:
    """Return the figures of `samples`, held against `targets`."""
    ordered = sorted(sample.value for sample in samples if sample.value is not None)
    missing = len(samples) - len(ordered)
    many = len(ordered) >= FEWEST
    tenth = -(-len(ordered) // 10)
    slowest = ordered[len(ordered) - tenth :]
    return Summary(
        n=len(ordered),
        missing=missing,
        missing_percent=share(missing, len(samples)),
        p50=_seconds(nearest_rank(ordered, 50)) if many else None,
        p90=_seconds(nearest_rank(ordered, 90)) if many else None,
        p95=_seconds(nearest_rank(ordered, 95)) if many else None,
        maximum=_seconds(ordered[-1]) if ordered else None,
        worst_tenth_mean=_seconds(sum(slowest) / tenth) if many else None,
        values=() if many else tuple(_seconds(value) for value in ordered),
        targets=tuple(_held_against(samples, target) for target in targets),
    )


def _held_against(samples: Sequence[Sample], target: Target) -> TargetShare:
    within = judged = 0
    limits = {sample.policy for sample in samples} if target.by_policy else {target.seconds}
    for sample in samples:
        limit = sample.policy if target.by_policy else target.seconds
        if limit is None:
            continue
        if sample.value is not None:
            judged += 1
            within += sample.value <= limit
        elif sample.waiting is not None and sample.waiting > limit:
            judged += 1
    common = limits.pop() if len(limits) == 1 else None
    return TargetShare(common, target.by_policy, target.wanted, target.source, within, judged)


def _seconds(value: float) -> float:
    return round(value, 3)
