"""Reading a dispatch's frozen ladder: pure functions over its JSON (see `Dispatch.ladder`)."""

from datetime import datetime, timedelta
from typing import Any


def next_step(ladder: dict[str, Any], level: int) -> dict[str, Any] | None:
    """Return the first step above `level`, or None when the ladder has been climbed to its end."""
    return next((step for step in ladder["steps"] if step["level"] > level), None)


def due_at(ladder: dict[str, Any], level: int, notified_at: datetime) -> datetime | None:
    """Return when the step above `level` is due for a dispatch notified at `notified_at`, or None."""
    step = next_step(ladder, level)
    return notified_at + timedelta(seconds=step["after"]) if step else None


def progress_due_at(ladder: dict[str, Any], acknowledged_at: datetime) -> datetime | None:
    """Return when an acknowledged dispatch that is not en route is to be warned of, or None for never."""
    seconds = ladder["progress"]
    return acknowledged_at + timedelta(seconds=seconds) if seconds else None
