"""What the incident's pane shows to one person: facts, dispatches with ladders, and what may be done."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from agencies.models import Agency, LadderRole
from incidents.answers import answered_of
from incidents.declines import open_decline
from incidents.dispositions import Disposition
from incidents.durations import clock
from incidents.masking import masked_number
from incidents.models import Call, Dispatch, Handover, Incident, LocationFix, TelephoneTask
from incidents.permissions import may
from incidents.states import DISPATCH_LIVE, INCIDENT_ENDED, DispatchStatus
from incidents.steps import next_step_of, steps_from
from incidents.telling_fields import changed_label
from incidents.timeline import timeline_of
from incidents.web.merging import merging_of
from operators.models import Centre
from operators.standing import Standing

MOST_CALLS: Final = 50


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder as drawn: `state` is taken, next or later; `due_at` is when it is or was due."""

    level: int
    told: str
    after: str
    state: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class DispatchDetail:
    """One dispatch as the pane shows it; `steps` are those this person may take."""

    dispatch: Dispatch
    rungs: list[Rung]
    steps: list[str]
    next_step: str
    tasks: list[TelephoneTask]
    changed: str
    substitutes: list[Agency]
    acknowledged_after: str

    @property
    def state(self) -> str:
        """The state as shown: an unacknowledged dispatch that has begun to climb is overdue."""
        climbing = self.dispatch.status == DispatchStatus.NOTIFIED and self.dispatch.level > 0
        return "overdue" if climbing else self.dispatch.status


def detail_of(standing: Standing, incident: Incident) -> dict[str, Any]:
    """Return the context of the pane; every query is bounded."""
    ended = incident.status in INCIDENT_ENDED
    dispatches = _own_first(standing, _dispatches(incident))
    return {
        "incident": incident,
        "type_label": incident.incident_type.label(standing.language),
        "ended": ended,
        "dispatches": [_dispatch_detail(standing, dispatch, ended) for dispatch in dispatches],
        "caller_number": _caller_number(standing, incident),
        "calls": _calls(standing, incident),
        "call_count": incident.calls.count(),
        "do_not_call_back": incident.calls.filter(do_not_call_back=True).exists(),
        "answered": answered_of(standing, incident),
        "handovers": _handovers(standing, incident),
        "neighbours": _neighbours(standing) if not ended and may(standing, "hand_over") else [],
        "link_fix": _link_fix(standing, incident),
        **merging_of(standing, incident),
        "lines": timeline_of(standing, incident),
        "addable": [] if ended or not may(standing, "dispatch") else _addable(incident, dispatches),
        "may_edit": not ended and may(standing, "change_incident"),
        "may_close": not ended and may(standing, "close_incident"),
        "may_reopen": ended and incident.merged_into_id is None and may(standing, "reopen_incident"),
        "reopen_agencies": _reopen_agencies(standing, incident, dispatches) if ended else [],
        "live_dispatches": sum(dispatch.status in DISPATCH_LIVE for dispatch in dispatches),
        "dispositions": Disposition.choices,
        "disposition_label": Disposition(incident.disposition).label if incident.disposition else "",
    }


def _dispatches(incident: Incident) -> list[Dispatch]:
    return list(
        incident.dispatches.select_related("agency", "acknowledged_by", "acknowledged_contact")
        .prefetch_related("telephone_tasks")
        .order_by("id")
    )


def _own_first(standing: Standing, dispatches: list[Dispatch]) -> list[Dispatch]:
    return sorted(dispatches, key=lambda dispatch: dispatch.agency_id != standing.agency_id)


def _dispatch_detail(standing: Standing, dispatch: Dispatch, ended: bool) -> DispatchDetail:
    theirs = standing.is_centre or standing.agency_id == dispatch.agency_id
    changed = dispatch.changed_at is not None and not standing.is_centre
    steps = (
        [] if ended or not theirs else steps_from(dispatch.status, centre=standing.is_centre, changed=changed)
    )
    taken_after = (dispatch.acknowledged_at - dispatch.notified_at) if dispatch.acknowledged_at else None
    return DispatchDetail(
        dispatch=dispatch,
        rungs=_rungs(dispatch) if dispatch.status == DispatchStatus.NOTIFIED else [],
        steps=steps,
        next_step=next_step_of(dispatch.status, changed=changed) if steps else "",
        tasks=[
            task for task in dispatch.telephone_tasks.all() if task.done_at is None and standing.is_centre
        ],
        changed=changed_label(dispatch.changed_fields) if dispatch.changed_at else "",
        substitutes=_substitutes(standing, dispatch, ended),
        acknowledged_after=clock(taken_after.total_seconds()) if taken_after else "",
    )


def _substitutes(standing: Standing, dispatch: Dispatch, ended: bool) -> list[Agency]:
    declined = dispatch.status == DispatchStatus.DECLINED and dispatch.decline_settled_at is None
    return open_decline(dispatch).substitutes if declined and not ended and may(standing, "dispatch") else []


def _rungs(dispatch: Dispatch) -> list[Rung]:
    steps = dispatch.ladder.get("steps", [])
    coming = next((step["level"] for step in steps if step["level"] > dispatch.level), None)
    return [
        Rung(
            level=step["level"],
            told=str(LadderRole(step["role"]).label),
            after=clock(step["after"]),
            state=_rung_state(step["level"], dispatch.level, coming),
            due_at=dispatch.notified_at + timedelta(seconds=step["after"]),
        )
        for step in steps
    ]


def _rung_state(level: int, taken: int, coming: int | None) -> str:
    if level <= taken:
        return "taken"
    return "next" if level == coming else "later"


def _caller_number(standing: Standing, incident: Incident) -> str:
    return incident.caller_number if standing.is_centre else masked_number(incident.caller_number)


def _calls(standing: Standing, incident: Incident) -> list[Call]:
    if not standing.is_centre:
        return []
    return list(incident.calls.select_related("operator").order_by("presented_at")[:MOST_CALLS])


def _handovers(standing: Standing, incident: Incident) -> list[Handover]:
    if not standing.is_centre:
        return []
    found = Handover.objects.filter(incident=incident).select_related("to_centre", "opened")
    return list(found.order_by("created_at")[:MOST_CALLS])


def _neighbours(standing: Standing) -> list[Centre]:
    return list(Centre.objects.filter(active=True).exclude(pk=standing.centre_id).order_by("name"))


def _link_fix(standing: Standing, incident: Incident) -> LocationFix | None:
    """Return where the caller's telephone was last, by a location link; agencies get the incident's own."""
    if not standing.is_centre:
        return None
    fixes = LocationFix.objects.filter(link__incident=incident)
    return fixes.order_by("at", "id").last()


def _reopen_agencies(
    standing: Standing, incident: Incident, dispatches: list[Dispatch]
) -> list[tuple[Agency, bool]]:
    """Return the agencies that a reopening can send, those that were sent before ticked and first."""
    if not may(standing, "reopen_incident"):
        return []
    sent = {dispatch.agency_id for dispatch in dispatches}
    agencies = Agency.objects.filter(centre_id=incident.centre_id, active=True)
    choices = [(agency, agency.pk in sent) for agency in agencies]
    return sorted(choices, key=lambda choice: not choice[1])


def _addable(incident: Incident, dispatches: list[Dispatch]) -> list[Agency]:
    present = [dispatch.agency_id for dispatch in dispatches if dispatch.status in DISPATCH_LIVE]
    return list(Agency.objects.filter(centre_id=incident.centre_id, active=True).exclude(pk__in=present))
