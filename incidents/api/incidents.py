"""Incidents: listing, opening, reading and correcting."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.base import StandingView
from incidents.access import access_incident
from incidents.actions.editing import change_incident
from incidents.actions.intake import NewIncident, open_incident
from incidents.api.bodies import ChangeBody, IncidentBody
from incidents.api.current import shown_incident, whole_incidents
from incidents.api.finding import IncidentsQuery, find_incidents
from incidents.api.once import once
from incidents.api.pages import IncidentDetailShape, IncidentPageShape
from incidents.api.paging import page_of
from incidents.api.shapes import IncidentShape
from incidents.errors import Invalid, NotYours


class Incidents(StandingView):
    """The incidents that the caller may see."""

    @extend_schema(
        operation_id="incidents_list",
        summary="List incidents",
        description="The newest first. For people of an agency: those that were dispatched to it.",
        parameters=[IncidentsQuery],
        responses=IncidentPageShape,
    )
    def get(self, request: Request) -> Response:
        """Answer one page."""
        query = self.read(IncidentsQuery, request)
        found = whole_incidents(find_incidents(self.standing, query))
        incidents, following = page_of(found, limit=query["limit"], cursor=query["cursor"])
        return Response({"results": self.show_all(IncidentShape, incidents), "next": following})

    @extend_schema(
        operation_id="incidents_create",
        summary="Open an incident and dispatch its agencies",
        request=IncidentBody,
        responses={201: IncidentShape},
    )
    @once
    def post(self, request: Request) -> HttpResponse:
        """Keep the incident; its agencies are dispatched in the same transaction."""
        values = self.read(IncidentBody, request)
        try:
            opened = open_incident(standing=self.standing, new=_new_incident(values))
        except NotYours as refused:
            # The one record that the body names by its id; a 404 would speak of the address.
            raise Invalid({"call": [refused.message]}) from refused
        opened.incident.created_by = self.person
        return Response(shown_incident(self.standing, opened.incident, opened.dispatches), status=201)


class OneIncident(StandingView):
    """One incident."""

    @extend_schema(
        operation_id="incidents_read",
        summary="Read an incident with its notes and calls",
        responses=IncidentDetailShape,
    )
    def get(self, request: Request, incident_id: int) -> Response:
        """Answer the incident."""
        incident = access_incident(self.standing, incident_id)
        return Response(self.show(IncidentDetailShape, incident))

    @extend_schema(
        operation_id="incidents_change",
        summary="Correct an incident",
        request=ChangeBody,
        responses=IncidentShape,
    )
    @once
    def patch(self, request: Request, incident_id: int) -> HttpResponse:
        """Set the fields given."""
        values = self.read(ChangeBody, request)
        version = values.pop("version")
        incident = change_incident(
            standing=self.standing, incident_id=incident_id, version=version, values=values
        )
        return Response(shown_incident(self.standing, incident))


def _new_incident(values: dict[str, Any]) -> NewIncident:
    values["call_id"] = values.pop("call", None)
    values["agency_ids"] = values.pop("agencies", None)
    values["referral_id"] = values.pop("referral", None)
    return NewIncident(**values)
