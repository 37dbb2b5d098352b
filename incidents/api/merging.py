"""Merging two incidents that are the same event, and undoing it."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.base import StandingView
from incidents.access import access_incident
from incidents.actions.merging import merge_incidents
from incidents.actions.unmerging import unmerge_incident
from incidents.api.bodies import MergeBody, StepBody
from incidents.api.current import shown_incident
from incidents.api.once import once
from incidents.api.shapes import IncidentShape


class MergeInto(StandingView):
    """Merging an incident into another one."""

    @extend_schema(
        operation_id="incidents_merge",
        summary="Merge an incident into another one",
        description="It is closed as a duplicate; its calls go over. Nobody is alerted again: of an agency "
        "on both, the dispatch that has got further goes on. The answer is the other incident.",
        request=MergeBody,
        responses=IncidentShape,
    )
    @once
    def post(self, request: Request, incident_id: int) -> HttpResponse:
        """Merge it."""
        values = self.read(MergeBody, request)
        merge = merge_incidents(
            standing=self.standing, incident_id=incident_id, into_id=values.pop("into"), **values
        )
        return Response(shown_incident(self.standing, access_incident(self.standing, merge.into_id)))


class Unmerge(StandingView):
    """Undoing a merge."""

    @extend_schema(
        operation_id="incidents_unmerge",
        summary="Take a merged incident out of the other one again",
        description="Calls, dispatches, states and deadlines are what they were; a step that an agency took "
        "since stays taken. The answer is the incident that was merged.",
        request=StepBody,
        responses=IncidentShape,
    )
    @once
    def post(self, request: Request, incident_id: int) -> HttpResponse:
        """Undo the merge."""
        values = self.read(StepBody, request)
        incident = unmerge_incident(standing=self.standing, incident_id=incident_id, **values)
        return Response(shown_incident(self.standing, incident))
