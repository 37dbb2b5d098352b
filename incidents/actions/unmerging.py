"""Undoing a merge: the two incidents are again what they were, with what happened since added to them."""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from incidents.access import access_incident, visible_merges
from incidents.actions.change_alerts import ANSWERED, alert_of_move, take_back_alert
from incidents.actions.guard import follow_dispatches, save_dispatch
from incidents.actions.merge_state import restore, restore_change
from incidents.actions.merging import changing_both, set_priority
from incidents.errors import Conflict, Stale
from incidents.journal import Change, Kind
from incidents.models import Call, Dispatch, Incident, Merge
from incidents.permissions import require
from incidents.states import INCIDENT_ENDED
from operators.standing import Standing


def unmerge_incident(
    *, standing: Standing, incident_id: int, version: int, at: datetime | None = None
) -> Incident:
    """Take the merged incident out of the other again; return it as it is then.

    Calls and dispatches go back; what the merge took back has its state and deadline again, so that what is
    overdue escalates at once. A step that an agency took since stays taken, a call that came since stays
    where it came. Raises `Conflict` when it is not merged, when the other has ended, or when a later merge
    rests on this one; `Stale`, `NotYours`.
    """
    merge = _merge_of(standing, incident_id)
    with changing_both(standing, incident_id, merge.into_id, at) as (one, absorbed, into):
        if absorbed.version != version:
            raise Stale(absorbed)
        if not visible_merges(standing).filter(pk=merge.pk).exists():
            raise Stale(absorbed)
        _refuse(merge, absorbed, into)
        _give_back_dispatches(one, merge, absorbed)
        _give_back_calls(one, merge, absorbed)
        raised_from = merge.before["priority"]
        if raised_from is not None and into.priority == absorbed.priority:
            set_priority(one, into, raised_from)
            take_back_alert(one, into, "priority", merge.at)
        absorbed.disposition = merge.before["disposition"]
        absorbed.disposition_note = merge.before["disposition_note"]
        absorbed.closed_at, absorbed.merged_into = None, None
        follow_dispatches(one, absorbed)
        follow_dispatches(one, into)
        merge.undone_at, merge.undone_by_id = one.at, standing.user_id
        merge.save(update_fields=["undone_at", "undone_by"])
        one.record(Kind.INCIDENT_UNMERGED, incident=absorbed, into=into.pk, number=into.number)
        one.record(Kind.INCIDENT_RELEASED, incident=into, other=absorbed.pk, number=absorbed.number)
    return absorbed


def _merge_of(standing: Standing, incident_id: int) -> Merge:
    incident = access_incident(standing, incident_id)
    require(standing, "merge_incidents")
    merge = visible_merges(standing).filter(absorbed=incident).first()
    if merge is None:
        raise Conflict(_("This incident is not merged into another one. Nothing was changed."), incident)
    return merge


def _refuse(merge: Merge, absorbed: Incident, into: Incident) -> None:
    if into.status in INCIDENT_ENDED:
        if into.merged_into is not None:
            message = _("%(number)s was itself merged into %(other)s. Nothing was changed. Undo that first.")
            names = {"number": into.number, "other": into.merged_into.number}
        else:
            message = _("%(number)s has ended. Nothing was changed. Reopen it first, then undo the merge.")
            names = {"number": into.number}
        raise Conflict(message % names, absorbed)
    touched = _dispatches_of(merge)
    for later in Merge.objects.filter(into=into, undone_at=None, pk__gt=merge.pk).select_related("absorbed"):
        if touched & _dispatches_of(later):
            message = _("%(number)s was merged in later and rests on this one. Undo that first.")
            raise Conflict(message % {"number": later.absorbed.number}, absorbed)


def _dispatches_of(merge: Merge) -> set[int]:
    return {state["id"] for state in merge.before["dispatches"]}


def _give_back_dispatches(one: Change, merge: Merge, absorbed: Incident) -> None:
    states: list[dict[str, Any]] = merge.before["dispatches"]
    found = Dispatch.objects.select_related("agency", "incident").in_bulk([state["id"] for state in states])
    # First what went over goes back, so that what was taken back for it has room again.
    for state in states:
        dispatch = found[state["id"]]
        if state["how"] == "carried" and dispatch.incident_id == merge.into_id:
            # Written while it is still with the other one: the agency's board hears that this row leaves.
            one.record(Kind.DISPATCH_RETURNED, dispatch=dispatch)
            if dispatch.changed_at is None and state["status"] in ANSWERED:
                # They acknowledged the other address: they must hear that the old one holds.
                alert_of_move(one, dispatch, merge.into, absorbed)
            else:
                restore_change(dispatch, state)
            dispatch.incident, dispatch.carried_from_id = absorbed, state["carried_from"]
            save_dispatch(one, dispatch)
    for state in states:
        if state["how"] == "taken_back":
            restore(one, found[state["id"]], state)


def _give_back_calls(one: Change, merge: Merge, absorbed: Incident) -> None:
    Call.objects.filter(pk__in=merge.before["calls"], incident=merge.into).update(
        incident=absorbed, version=F("version") + 1, updated_at=one.at, updated_by=one.actor_id
    )
