"""What a merge changes of a dispatch, written down before, and given back after.

Times are kept to the microsecond, so that what is given back is what was there.
"""

from datetime import datetime
from typing import Any, Final

from incidents.actions.guard import save_dispatch
from incidents.journal import Change, Kind
from incidents.models import Dispatch, Notification, NotificationStatus, TelephoneTask
from incidents.states import DISPATCH_LIVE

# What taking a dispatch back changes of it (`cancel_within`).
PLAIN: Final = ("status", "reason", "progress_overdue", "changed_fields")
TIMES: Final = ("escalate_at", "escalation_failed_at", "ended_at", "changed_at")


def state_of(dispatch: Dispatch) -> dict[str, Any]:
    """Return, as JSON, what a merge may change of a dispatch, its unsent messages and telephone tasks."""
    pending = Notification.objects.filter(dispatch=dispatch, status=NotificationStatus.PENDING)
    tasks = TelephoneTask.objects.filter(dispatch=dispatch, done_at=None)
    return {
        "id": dispatch.pk,
        "carried_from": dispatch.carried_from_id,
        **{name: getattr(dispatch, name) for name in PLAIN},
        **{name: _text(getattr(dispatch, name)) for name in TIMES},
        "messages": [[pk, _text(at)] for pk, at in pending.values_list("pk", "next_try_at")],
        "tasks": list(tasks.values_list("pk", flat=True)),
    }


def restore(one: Change, dispatch: Dispatch, before: dict[str, Any]) -> None:
    """Give a dispatch that a merge took back its state, deadline, messages and telephone tasks again.

    Not when the agency was sent anew meanwhile: then that dispatch is the one that counts.
    """
    rivals = Dispatch.objects.filter(
        incident_id=dispatch.incident_id, agency_id=dispatch.agency_id, status__in=DISPATCH_LIVE
    )
    if rivals.exclude(pk=dispatch.pk).exists():
        return
    # Merges from before a field was kept say nothing of it.
    for name in PLAIN:
        setattr(dispatch, name, before.get(name, getattr(dispatch, name)))
    for name in TIMES:
        setattr(dispatch, name, _moment(before.get(name)))
    one.set_timer(dispatch, dispatch.escalate_at)
    save_dispatch(one, dispatch)
    for pk, at in before["messages"]:
        Notification.objects.filter(pk=pk, status=NotificationStatus.WITHDRAWN).update(
            status=NotificationStatus.PENDING, next_try_at=_moment(at)
        )
    reopened = TelephoneTask.objects.filter(pk__in=before["tasks"], done_by=None).update(done_at=None)
    one.record(Kind.DISPATCH_RESTORED, dispatch=dispatch, status=dispatch.status, tasks=reopened)


def restore_change(dispatch: Dispatch, before: dict[str, Any]) -> None:
    """Give back what was to be acknowledged of the incident's changes; the caller saves."""
    dispatch.changed_fields = before.get("changed_fields", [])
    dispatch.changed_at = _moment(before.get("changed_at"))


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
