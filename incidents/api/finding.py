"""Filtering the list of incidents."""

from datetime import timedelta
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from agencies.api.fields import Choice, Flag, Moment, Strict, Text, WholeNumber, identifier
from agencies.priority import Priority
from incidents.access import visible_incidents
from incidents.journal.change import database_now
from incidents.models import Dispatch, Incident
from incidents.states import INCIDENT_OPEN
from operators.standing import Standing

# How far back a text is looked for when nobody says: the list grows for years (LAS 2017).
SEARCHED_DAYS: Final = 92


class IncidentsQuery(Strict):
    """Which incidents."""

    open = Flag(required=False, help_text="true: not ended; false: ended.")
    mine = Flag(required=False, help_text="true: opened by the caller.")
    type = Text(required=False, max_length=12, help_text="Code of the incident type.")
    priority = Choice(Priority.choices, required=False)
    agency = identifier(required=False, help_text="Id of an agency that was dispatched.")
    created_after = Moment(required=False)
    created_before = Moment(required=False)
    q = Text(
        required=False,
        allow_blank=True,
        max_length=80,
        help_text="In number, landmark, address and place; of the last "
        f"{SEARCHED_DAYS} days unless `created_after` says otherwise.",
    )
    limit = WholeNumber(required=False, default=50, min_value=1, max_value=200)
    cursor = Text(
        required=False, default="", allow_blank=True, max_length=120, help_text="`next` of the page before."
    )


def find_incidents(standing: Standing, query: dict[str, Any]) -> QuerySet[Incident]:
    """Return the incidents that `standing` may see and that `query` (of `IncidentsQuery`) asks for."""
    incidents = visible_incidents(standing)
    if "open" in query:
        found = Q(status__in=sorted(INCIDENT_OPEN))
        incidents = incidents.filter(found if query["open"] else ~found)
    if query.get("mine"):
        incidents = incidents.filter(created_by_id=standing.user_id)
    if "agency" in query:
        sent = Dispatch.objects.filter(incident=OuterRef("pk"), agency_id=query["agency"])
        incidents = incidents.filter(Exists(sent))
    names = {"type": "incident_type__code", "priority": "priority"}
    incidents = incidents.filter(**{field: query[name] for name, field in names.items() if name in query})
    return _with_text(_created(incidents, query), query)


def _created(incidents: QuerySet[Incident], query: dict[str, Any]) -> QuerySet[Incident]:
    if "created_after" in query:
        incidents = incidents.filter(created_at__gte=query["created_after"])
    if "created_before" in query:
        incidents = incidents.filter(created_at__lt=query["created_before"])
    return incidents


def _with_text(incidents: QuerySet[Incident], query: dict[str, Any]) -> QuerySet[Incident]:
    text = query.get("q", "")
    if not text:
        return incidents
    if "created_after" not in query:
        incidents = incidents.filter(created_at__gte=database_now() - timedelta(days=SEARCHED_DAYS))
    return incidents.filter(
        Q(number__icontains=text)
        | Q(landmark__icontains=text)
        | Q(address__icontains=text)
        | Q(place__name__icontains=text)
    )
