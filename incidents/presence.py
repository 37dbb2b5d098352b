"""Whether an agency's board is open and somebody is there (staffed-board watch)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import connection, transaction
from django.db.models import Max, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from incidents.models import BoardPresence
from operators.models import Centre

# The boards are noted every 10 s; a board that missed two of them is not open.
OPEN_FOR: Final = timedelta(seconds=25)
NOTE_SQL: Final = """
    INSERT INTO incidents_boardpresence (agency_id, user_id, seen_at, acted_at)
    SELECT agency, person, clock_timestamp(), CASE WHEN acted THEN clock_timestamp() END
    FROM unnest(%s::bigint[], %s::bigint[], %s::boolean[]) board (agency, person, acted)
    ON CONFLICT (agency_id, user_id) DO UPDATE
    SET seen_at = excluded.seen_at,
        acted_at = coalesce(excluded.acted_at, incidents_boardpresence.acted_at)
"""


class BoardState(TextChoices):
    """How an agency's boards are attended."""

    ATTENDED = "attended", _("Board open, somebody is there")
    IDLE = "idle", _("Board open, nobody touches it")
    CLOSED = "closed", _("No board open")


@dataclass(frozen=True, slots=True)
class Attendance:
    """The state of an agency's boards; `since` is when one was last touched (idle) or open (closed)."""

    state: BoardState
    since: datetime | None

    @property
    def attended(self) -> bool:
        """Whether somebody will see a dispatch there."""
        return self.state == BoardState.ATTENDED


NEVER: Final = Attendance(BoardState.CLOSED, None)


def note_boards(boards: Mapping[tuple[int, int], bool]) -> None:
    """Note these boards as open: (agency, person) -> whether it was touched since the last time."""
    if not boards:
        return
    agencies, people = zip(*boards, strict=True)
    with transaction.atomic(), connection.cursor() as cursor:
        # The boards process reads alone but for this.
        cursor.execute("SET TRANSACTION READ WRITE")
        cursor.execute(NOTE_SQL, [list(agencies), list(people), list(boards.values())])


def attendance_at(centre: Centre, agencies: Collection[int], at: datetime) -> dict[int, Attendance]:
    """Return how the boards of these agencies were attended at `at`, which is now or a moment ago."""
    # Who touched a board that is closed by now does not sit at the one that is open.
    latest = (
        BoardPresence.objects.filter(agency__in=agencies, seen_at__gt=at - timedelta(days=30))
        .values_list("agency_id")
        .annotate(seen=Max("seen_at"), acted=Max("acted_at", filter=Q(seen_at__gte=at - OPEN_FOR)))
    )
    patience = timedelta(minutes=centre.attention_minutes)
    known = {agency: _attendance(seen, acted, at, patience) for agency, seen, acted in latest}
    return {agency: known.get(agency, NEVER) for agency in agencies}


def _attendance(seen: datetime, acted: datetime | None, at: datetime, patience: timedelta) -> Attendance:
    if seen < at - OPEN_FOR:
        return Attendance(BoardState.CLOSED, seen)
    if acted is None or acted < at - patience:
        return Attendance(BoardState.IDLE, acted)
    return Attendance(BoardState.ATTENDED, acted)
