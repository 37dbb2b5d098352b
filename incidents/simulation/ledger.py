"""What is measured while a day is played, and the table at its end."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from incidents.reports.statistics import nearest_rank


@dataclass(slots=True)
class Ledger:
    """Counts and times, in seconds of one monotonic clock, that all players share."""

    calls: int = 0
    incidents: int = 0
    steps: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    posts: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    posted_at: dict[int, float] = field(default_factory=dict)
    seen_at: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    frames: int = 0
    reconnects: int = 0
    # Rows on the boards at the end, and how many of them a fresh snapshot has otherwise.
    rows: int = 0
    rows_wrong: int = 0
    boards: int = 0
    boards_right: int = 0

    def frame_delays(self) -> list[float]:
        """Return, for each board that showed a new incident, the time from its POST to the frame."""
        return [
            max(0.0, at - posted)
            for incident, posted in self.posted_at.items()
            for at in self.seen_at.get(incident, [])
        ]

    @property
    def failed(self) -> bool:
        """Whether anything went wrong that should not: an error, or a board that shows something else."""
        return bool(self.errors) or self.boards_right < self.boards

    def table(self) -> Iterator[str]:
        """Yield the lines of the table."""
        yield f"{'calls':34}{self.calls:>10}"
        yield f"{'incidents':34}{self.incidents:>10}"
        for step, number in sorted(self.steps.items()):
            yield f"{'dispatches: ' + step:34}{number:>10}"
        yield f"{'':34}{'n':>10}{'median':>12}{'p99':>12}"
        for name, times in sorted(self.posts.items()):
            yield _line(f"POST {name}", times)
        yield _line("POST -> frame received", self.frame_delays())
        yield f"{'frames received':34}{self.frames:>10}"
        yield f"{'sockets reconnected':34}{self.reconnects:>10}"
        yield f"{'boards equal to a fresh snapshot':34}{f'{self.boards_right}/{self.boards}':>10}"
        yield f"{'rows equal to a fresh snapshot':34}{f'{self.rows - self.rows_wrong}/{self.rows}':>10}"
        yield f"{'errors':34}{self.errors.total():>10}"
        for kind, number in self.errors.most_common():
            yield f"  {kind:32}{number:>10}"


def _line(name: str, times: list[float]) -> str:
    if not times:
        return f"{name:34}{0:>10}"
    ordered = sorted(times)
    median, p99 = (nearest_rank(ordered, percent) * 1000 for percent in (50, 99))
    return f"{name:34}{len(times):>10}{median:>9.1f} ms{p99:>9.1f} ms"
