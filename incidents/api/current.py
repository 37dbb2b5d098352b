"""The records of what happens as an answer shows them, read with all that the answer needs."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.db.models import Model, Prefetch, QuerySet

from agencies.api.showing import Shape, shown
from incidents.access import (
    REFERRAL_PARTS,
    visible_call_backs,
    visible_calls,
    visible_dispatches,
    visible_handovers,
    visible_help_requests,
    visible_incidents,
    visible_number_flags,
    visible_referrals,
    visible_telephone_calls,
    visible_telephone_tasks,
)
from incidents.api.caller_shapes import FlagShape
from incidents.api.handover_shapes import HandoverShape
from incidents.api.help_shapes import HelpRequestShape
from incidents.api.referral_shapes import ReferralShape
from incidents.api.shapes import (
    CallShape,
    DispatchDetailShape,
    DispatchShape,
    IncidentAloneShape,
    IncidentShape,
    TelephoneTaskShape,
)
from incidents.api.telephone_shapes import CallBackShape, TelephoneCallShape
from incidents.models import (
    Call,
    CallBack,
    Dispatch,
    Handover,
    HelpRequest,
    Incident,
    Note,
    NumberFlag,
    Referral,
    TelephoneCall,
    TelephoneTask,
)
from operators.standing import Standing

DISPATCH_PARTS = ("agency", "acknowledged_by")
INCIDENT_PARTS = ("incident_type", "place", "created_by")
MOST_NOTES = 200


def whole_incidents(incidents: QuerySet[Incident]) -> QuerySet[Incident]:
    """Return the incidents with what `IncidentShape` shows: two queries, however many there are."""
    dispatches = Dispatch.objects.select_related(*DISPATCH_PARTS).order_by("id")
    return incidents.select_related(*INCIDENT_PARTS).prefetch_related(Prefetch("dispatches", dispatches))


def shown_incident(
    standing: Standing, incident: Incident, dispatches: Iterable[Dispatch] | None = None
) -> dict[str, Any]:
    """Return what `IncidentShape` shows of an incident that an action gave.

    Without `dispatches` the present ones are read; those that the same transaction wrote need not be.
    """
    if dispatches is None:
        dispatches = Dispatch.objects.filter(incident=incident).select_related(*DISPATCH_PARTS).order_by("id")
    listed = [shown(DispatchShape, dispatch, standing) for dispatch in dispatches]
    return shown(IncidentAloneShape, incident, standing) | {"dispatches": listed}


def shown_dispatch(standing: Standing, dispatch: Dispatch) -> dict[str, Any]:
    """Return a dispatch and the state of its incident."""
    return shown(DispatchDetailShape, dispatch, standing)


def shown_notes(incident: Incident) -> list[Note]:
    """Return the newest notes of an incident, in the order in which they were written."""
    newest = Note.objects.filter(incident=incident).select_related("author").order_by("-pk")[:MOST_NOTES]
    return list(reversed(newest))


def current_of(standing: Standing, record: Model) -> dict[str, Any] | None:
    """Return the present state of a record that was refused; None when it is no longer this person's."""
    found, shape = _present(standing, record)
    return shown(shape, found, standing) if found else None


def _present(standing: Standing, record: Model) -> tuple[Model | None, Shape]:
    visible, parts, shape = PRESENT[type(record)]
    found = visible(standing)
    # select_related() without a name would follow every key there is.
    return (found.select_related(*parts) if parts else found).filter(pk=record.pk).first(), shape


def _incidents(standing: Standing) -> QuerySet[Incident]:
    return whole_incidents(visible_incidents(standing))


# Where the present state of each record is found, what is read with it, and how it is shown.
PRESENT: Final[dict[type[Model], tuple[Callable[[Standing], QuerySet[Any]], tuple[str, ...], Shape]]] = {
    Incident: (_incidents, (), IncidentShape),
    Dispatch: (visible_dispatches, (*DISPATCH_PARTS, "incident"), DispatchDetailShape),
    Call: (visible_calls, (), CallShape),
    CallBack: (visible_call_backs, (), CallBackShape),
    Handover: (visible_handovers, ("centre", "to_centre", "incident", "opened"), HandoverShape),
    HelpRequest: (visible_help_requests, ("asked_by", "colleague"), HelpRequestShape),
    NumberFlag: (visible_number_flags, ("created_by",), FlagShape),
    Referral: (visible_referrals, (*REFERRAL_PARTS, "call"), ReferralShape),
    TelephoneCall: (visible_telephone_calls, ("operator", "claimed_by"), TelephoneCallShape),
    TelephoneTask: (visible_telephone_tasks, (), TelephoneTaskShape),
}
