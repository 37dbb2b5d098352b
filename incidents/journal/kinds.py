"""The kinds of journal entries, as a pure table, and who may read each."""

from typing import Final

from django.db.models import TextChoices


class Kind(TextChoices):
    """What an entry says. The values are stored for ever: never rename one."""

    CALL_LOGGED = "call_logged"
    CALL_CLASSIFIED = "call_classified"
    CALLS_IMPORTED = "calls_imported"
    INCIDENT_CREATED = "incident_created"
    INCIDENT_CHANGED = "incident_changed"
    INCIDENT_CLOSED = "incident_closed"
    INCIDENT_CANCELLED = "incident_cancelled"
    INCIDENT_REOPENED = "incident_reopened"
    PLAN_GAP = "plan_gap"
    DISPATCHED = "dispatched"
    ACKNOWLEDGED = "acknowledged"
    DECLINED = "declined"
    EN_ROUTE = "en_route"
    ON_SCENE = "on_scene"
    CLEARED = "cleared"
    DISPATCH_CANCELLED = "dispatch_cancelled"
    ESCALATED = "escalated"
    NO_PROGRESS = "no_progress"
    ESCALATION_FAILED = "escalation_failed"
    TELEPHONE_TASK = "telephone_task"
    TELEPHONE_DONE = "telephone_done"
    NOTE_ADDED = "note_added"
    NOTIFICATION_SENT = "notification_sent"
    NOTIFICATION_FAILED = "notification_failed"
    SHIFT_TAKEN = "shift_taken"
    SHIFT_LEFT = "shift_left"


# What the centre keeps to itself: an agency's journal and timeline leave these out. The telephone calls are
# among them because what was said on one is about a person of an agency, often not the reader's.
CENTRE_ONLY: Final = frozenset(
    {
        Kind.CALL_LOGGED, Kind.CALL_CLASSIFIED, Kind.CALLS_IMPORTED, Kind.SHIFT_TAKEN, Kind.SHIFT_LEFT,
        Kind.TELEPHONE_TASK, Kind.TELEPHONE_DONE,
    }
)  # fmt: skip
