"""Merging: one of two incidents that are the same event is closed into the other, so that it can be undone.

Calls go over, so that the survivor counts every caller. What was told of the merged incident stays with it:
an agency that was sent to one of the two alone never comes to read the other, unless the centre lets it go on
under the survivor. Nobody is alerted again: of an agency on both, the dispatch that has got further goes on.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

from django.db.models import F
from django.utils.translation import gettext as _

from incidents.access import access_incident
from incidents.actions.change_alerts import alert_of_change, alert_of_move
from incidents.actions.guard import follow_dispatches, move_incident, save_dispatch, save_incident
from incidents.actions.merge_state import state_of
from incidents.actions.progress import cancel_within
from incidents.actions.surging import follow_calls
from incidents.dispositions import Disposition
from incidents.errors import Conflict, Invalid, NotYours, Stale
from incidents.journal import Change, Kind, change
from incidents.models import Call, Dispatch, Incident, Merge
from incidents.permissions import require
from incidents.states import DISPATCH_LIVE, INCIDENT_ENDED, DispatchStatus, IncidentStatus
from operators.standing import Standing

PROGRESS: Final = (
    DispatchStatus.NOTIFIED,
    DispatchStatus.ACKNOWLEDGED,
    DispatchStatus.EN_ROUTE,
    DispatchStatus.ON_SCENE,
)

Live = dict[int, Dispatch]


def merge_incidents(
    *,
    standing: Standing,
    incident_id: int,
    version: int,
    into_id: int,
    into_version: int,
    carry: Collection[int] | None = None,
    at: datetime | None = None,
) -> Merge:
    """Close the incident into another open one of the centre; return the merge.

    `carry` names the agencies that, being on this one alone, go on under the other and read it from then on;
    the others of these are taken back. Raises `Conflict` when somebody is on this one alone and `carry` is
    None, and when one of the two has ended; `Stale`, `Invalid`, `NotYours`.
    """
    with changing_both(standing, incident_id, into_id, at) as (one, absorbed, into):
        _check(absorbed, version, into, into_version)
        live, there = _live(absorbed), _live(into)
        _refuse_undecided(absorbed, live, there, carry)
        before = _before(absorbed, into)
        for agency_id, dispatch in live.items():
            go_on = agency_id in there or agency_id in (carry or ())
            before["dispatches"] += _settle(one, into, dispatch, there.get(agency_id), go_on)
        _take_over_calls(one, before["calls"], into)
        _end(one, absorbed, into)
        _raise_priority(one, absorbed, into)
        follow_dispatches(one, into)
        follow_calls(one, into)
        one.record(Kind.INCIDENT_MERGED, incident=absorbed, into=into.pk, number=into.number)
        one.record(Kind.INCIDENT_ABSORBED, incident=into, other=absorbed.pk, number=absorbed.number)
        return Merge.objects.create(
            centre_id=standing.centre_id, absorbed=absorbed, into=into, before=before, at=one.at,
            by_id=standing.user_id,
        )  # fmt: skip


@contextmanager
def changing_both(
    standing: Standing, incident_id: int, into_id: int, at: datetime | None
) -> Iterator[tuple[Change, Incident, Incident]]:
    """Open a change of two incidents, locked in the order of their ids, so that no two merges cross."""
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        access_incident(standing, incident_id)
        require(standing, "merge_incidents")
        if into_id == incident_id:
            raise Invalid({"into": [_("An incident cannot be merged into itself.")]})
        try:
            found = {pk: access_incident(standing, pk, lock=True) for pk in sorted((incident_id, into_id))}
        except NotYours as refused:
            # The other record is named by the body; a 404 would speak of the address.
            raise Invalid({"into": [refused.message]}) from refused
        yield one, found[incident_id], found[into_id]


def _check(absorbed: Incident, version: int, into: Incident, into_version: int) -> None:
    for incident, seen in ((absorbed, version), (into, into_version)):
        if incident.version != seen:
            raise Stale(incident)
        if incident.status in INCIDENT_ENDED:
            message = _("%(number)s has ended. Nothing was merged. Reopen it first.")
            raise Conflict(message % {"number": incident.number}, incident)
    if absorbed.exercise_status != into.exercise_status:
        raise Conflict(_("One of the two is an exercise or a test. Nothing was merged."), absorbed)


def _live(incident: Incident) -> Live:
    """Return the live dispatches by agency, of which each has one at most."""
    rows = Dispatch.objects.filter(incident=incident, status__in=DISPATCH_LIVE).select_related("agency")
    found = {dispatch.agency_id: dispatch for dispatch in rows.order_by("id")}
    for dispatch in found.values():
        dispatch.incident = incident
    return found


def _refuse_undecided(absorbed: Incident, live: Live, there: Live, carry: Collection[int] | None) -> None:
    alone = [dispatch.agency.short_name for pk, dispatch in live.items() if pk not in there]
    if alone and carry is None:
        message = _(
            "%(names)s: on this incident alone. Nothing was merged. Say whether they go on under the "
            "other one, which they then read, or are taken back."
        )
        raise Conflict(message % {"names": ", ".join(alone)}, absorbed)


def _before(absorbed: Incident, into: Incident) -> dict[str, Any]:
    return {
        "disposition": absorbed.disposition,
        "disposition_note": absorbed.disposition_note,
        "calls": list(Call.objects.filter(incident=absorbed).values_list("pk", flat=True)),
        "priority": into.priority if absorbed.priority < into.priority else None,
        "dispatches": [],
    }


def _settle(
    one: Change, into: Incident, dispatch: Dispatch, other: Dispatch | None, go_on: bool
) -> list[dict[str, Any]]:
    """Let the dispatch that has got further go on under the survivor; return the states before."""
    if other is not None and PROGRESS.index(_status(other)) >= PROGRESS.index(_status(dispatch)):
        return [_take_back(one, dispatch)]
    if not go_on:
        return [_take_back(one, dispatch)]
    changed = [_take_back(one, other)] if other is not None else []
    return [*changed, _carry(one, dispatch, into)]


def _status(dispatch: Dispatch) -> DispatchStatus:
    return DispatchStatus(dispatch.status)


def _take_back(one: Change, dispatch: Dispatch) -> dict[str, Any]:
    before = state_of(dispatch) | {"how": "taken_back"}
    cancel_within(one, dispatch, str(Disposition.DUPLICATE.label))
    return before


def _carry(one: Change, dispatch: Dispatch, into: Incident) -> dict[str, Any]:
    before = state_of(dispatch) | {"how": "carried"}
    alert_of_move(one, dispatch, dispatch.incident, into)
    # Written while it is still with the old one: the agency's board hears that this row leaves.
    one.record(Kind.DISPATCH_CARRIED, dispatch=dispatch)
    dispatch.carried_from_id = dispatch.carried_from_id or dispatch.incident_id
    dispatch.incident = into
    save_dispatch(one, dispatch)
    return before


def _take_over_calls(one: Change, calls: list[int], into: Incident) -> None:
    Call.objects.filter(pk__in=calls).update(
        incident=into, version=F("version") + 1, updated_at=one.at, updated_by=one.actor_id
    )


def _end(one: Change, absorbed: Incident, into: Incident) -> None:
    move_incident(
        absorbed, IncidentStatus.CANCELLED, _("This incident has ended already. Nothing was changed.")
    )
    absorbed.disposition, absorbed.disposition_note = Disposition.DUPLICATE, ""
    absorbed.closed_at, absorbed.merged_into = one.at, into
    save_incident(one, absorbed)


def _raise_priority(one: Change, absorbed: Incident, into: Incident) -> None:
    """Unsure means the higher: a P1 that is merged into a P2 stays one."""
    if absorbed.priority < into.priority:
        set_priority(one, into, absorbed.priority)
        alert_of_change(one, into, {"priority"})


def set_priority(one: Change, incident: Incident, priority: int) -> None:
    """Change the priority; the caller tells the agencies and saves it."""
    before, incident.priority = incident.priority, priority
    one.record(
        Kind.INCIDENT_CHANGED,
        incident=incident,
        fields=["priority"],
        before={"priority": before},
        after={"priority": priority},
    )
