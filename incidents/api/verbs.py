"""What is done with an incident: a note, sending agencies, closing, reopening."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.base import StandingView
from incidents.access import access_incident
from incidents.actions.closing import close_incident, reopen_incident
from incidents.actions.dispatching import dispatch_agencies
from incidents.actions.notes import add_note
from incidents.api.bodies import AgenciesBody, CloseBody, NoteBody, ReopenBody
from incidents.api.current import shown_incident
from incidents.api.once import once
from incidents.api.shapes import IncidentShape, NoteShape
from incidents.dispositions import Disposition


class Notes(StandingView):
    """The notes of an incident."""

    @extend_schema(
        operation_id="incidents_note",
        summary="Write a note on an incident",
        description="Needs no version: a note holds whatever the incident's state is.",
        request=NoteBody,
        responses={201: NoteShape},
    )
    @once
    def post(self, request: Request, incident_id: int) -> HttpResponse:
        """Add the note."""
        note = add_note(standing=self.standing, incident_id=incident_id, **self.read(NoteBody, request))
        note.author = self.person
        return Response(self.show(NoteShape, note), status=201)


class IncidentDispatches(StandingView):
    """The dispatches of an incident."""

    @extend_schema(
        operation_id="incidents_dispatch",
        summary="Send further agencies",
        request=AgenciesBody,
        responses={201: IncidentShape},
    )
    @once
    def post(self, request: Request, incident_id: int) -> HttpResponse:
        """Dispatch the agencies; the answer is the incident with all its dispatches."""
        values = self.read(AgenciesBody, request)
        dispatch_agencies(
            standing=self.standing,
            incident_id=incident_id,
            version=values["version"],
            agency_ids=values["agencies"],
        )
        incident = access_incident(self.standing, incident_id)
        return Response(shown_incident(self.standing, incident), status=201)


class Close(StandingView):
    """Ending an incident."""

    @extend_schema(
        operation_id="incidents_close",
        summary="Close an incident",
        request=CloseBody,
        responses=IncidentShape,
    )
    @once
    def post(self, request: Request, incident_id: int) -> HttpResponse:
        """Close it with its disposition."""
        values = self.read(CloseBody, request)
        disposition = Disposition(values.pop("disposition"))
        incident = close_incident(
            standing=self.standing, incident_id=incident_id, disposition=disposition, **values
        )
        return Response(shown_incident(self.standing, incident))


class Reopen(StandingView):
    """Taking up an ended incident again."""

    @extend_schema(
        operation_id="incidents_reopen",
        summary="Reopen an ended incident",
        request=ReopenBody,
        responses=IncidentShape,
    )
    @once
    def post(self, request: Request, incident_id: int) -> HttpResponse:
        """Reopen it; the agencies named are dispatched anew."""
        values = self.read(ReopenBody, request)
        values["agency_ids"] = values.pop("agencies", ())
        incident = reopen_incident(standing=self.standing, incident_id=incident_id, **values)
        return Response(shown_incident(self.standing, incident))
