"""Delivered, displayed and acknowledged are three facts (New York 2013: a relay unseen for four minutes)."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from incidents.access import access_incident, visible_dispatches
from incidents.actions.guard import save_incident
from incidents.errors import NotAllowed
from incidents.journal import Change, Kind, change
from incidents.models import Dispatch
from operators.standing import Standing

# More than a board shows at once; what is beyond it comes with the next message.
MOST_RECEIPTS: Final = 50


def note_receipts(
    *,
    standing: Standing,
    delivered: Collection[int],
    displayed: Collection[int],
    at: datetime | None = None,
) -> int:
    """Keep when the own agency's dispatches first reached one of its boards, and first stood on a screen.

    Returns how many facts were new. What is displayed was delivered. Unknown dispatches are passed over: the
    board may know more than the reader may. Raises `NotAllowed` for the centre, whose boards prove nothing.
    """
    if standing.agency_id is None:
        raise NotAllowed
    wanted = [*dict.fromkeys([*displayed, *delivered])][:MOST_RECEIPTS]
    open_facts = visible_dispatches(standing).filter(pk__in=wanted, displayed_at=None).order_by("incident_id")
    news = 0
    for pk, incident_id in list(open_facts.values_list("pk", "incident_id")):
        with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
            incident = access_incident(standing, incident_id, lock=True)
            dispatch = Dispatch.objects.select_related("agency").get(pk=pk)
            dispatch.incident = incident
            found = _note(one, dispatch, shown=pk in displayed)
            news += found
            if found and dispatch.unattended and dispatch.displayed_at is not None:
                # Every board says so: somebody is at their board now. The dispatch keeps its version, for
                # the very person who looks at it is about to acknowledge it.
                dispatch.unattended = False
                dispatch.save(update_fields=["unattended"])
                save_incident(one, incident)
    return news


def _note(one: Change, dispatch: Dispatch, *, shown: bool) -> int:
    """Write what is new without a new version: nobody's next step depends on it."""
    fields: list[str] = []
    seconds = (one.at - dispatch.notified_at).total_seconds()
    if dispatch.delivered_at is None:
        dispatch.delivered_at = one.at
        fields.append("delivered_at")
        one.record(Kind.DELIVERED, dispatch=dispatch, seconds=seconds)
    if shown and dispatch.displayed_at is None:
        dispatch.displayed_at = one.at
        fields.append("displayed_at")
        one.record(Kind.DISPLAYED, dispatch=dispatch, seconds=seconds)
    if fields:
        dispatch.save(update_fields=fields)
    return len(fields)
