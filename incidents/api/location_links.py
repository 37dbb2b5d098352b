"""Location links as the centre sends and reads them."""

from typing import Any, ClassVar

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from agencies.api.fields import Choice, Strict, identifier, version_seen
from incidents.access import access_location_link
from incidents.actions.location_links import (
    NewLink,
    close_link,
    give_link_to_incident,
    links_of,
    send_link,
    take_over_position,
)
from incidents.api.bodies import number, text
from incidents.api.once import once
from incidents.api.shapes import IncidentShape
from incidents.errors import Invalid, NotYours
from incidents.models import LocationLink, NotificationStatus
from incidents.notifications.message import link_address
from operators.languages import SPOKEN_LANGUAGES


class LinkBody(Strict):
    """For whom a link is: a call that is being typed, or an incident."""

    number = number()
    language = Choice(SPOKEN_LANGUAGES, required=False, help_text="Indonesian, or else English.")
    draft = text(40, help_text="The key of the call's draft.")
    incident = identifier(required=False, allow_null=True)


class LinksQuery(Strict):
    """Whose links."""

    draft = text(40)
    incident = identifier(required=False)


class IncidentOfLinkBody(Strict):
    """The incident that the call became."""

    incident = identifier()


class TakeOverBody(Strict):
    """The incident's version."""

    version = version_seen()


class FixShape(serializers.Serializer):
    """A position of the caller's telephone."""

    latitude = serializers.FloatField()
    longitude = serializers.FloatField()
    accuracy = serializers.IntegerField(help_text="Metres; the radius of 95 %.")
    at = serializers.DateTimeField()


class LocationLinkShape(serializers.Serializer):
    """A location link and the newest position that came by it."""

    id = serializers.IntegerField()
    number = serializers.CharField()
    address = serializers.SerializerMethodField(help_text="To be given to the caller by another way.")
    sms = serializers.SerializerMethodField(help_text="State of the message; empty when none was sent.")
    incident = serializers.IntegerField(source="incident_id", allow_null=True)
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    opened_at = serializers.DateTimeField(allow_null=True)
    refused_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    fix = serializers.SerializerMethodField(help_text="The newest position; null before the first.")

    def get_address(self, link: LocationLink) -> str:
        """Return the address that the caller opens."""
        return link_address(link)

    def get_sms(self, link: LocationLink) -> str:
        """Return the status of its message."""
        message = link.notifications.last()
        # Written at the end of the change that made the link.
        return message.status if message else NotificationStatus.PENDING if link.by_sms else ""

    @extend_schema_field(FixShape(allow_null=True))
    def get_fix(self, link: LocationLink) -> dict[str, object] | None:
        """Return the newest position."""
        fix = link.newest_fix()
        return FixShape(fix).data if fix else None


class LinkView(StandingView):
    """A view that answers with a link. Its address is a secret: who has it is taken for the caller."""

    permission_classes = [IsCentre]
    not_kept: ClassVar[frozenset[str]] = frozenset({"address"})

    def restored(self, kept: dict[str, Any]) -> dict[str, Any]:
        """Return the answer with the link's address; without one when the link was deleted."""
        try:
            address = link_address(access_location_link(self.standing, kept["id"]))
        except NotYours:
            address = ""
        return kept | {"address": address}


class LocationLinks(LinkView):
    """The links of one call or incident."""

    @extend_schema(
        operation_id="location_links_list",
        summary="Read the location links of a call or an incident",
        description="The newest first, at most three, each with its newest position.",
        parameters=[LinksQuery],
        responses=LocationLinkShape(many=True),
    )
    def get(self, request: Request) -> Response:
        """Answer them."""
        query = self.read(LinksQuery, request)
        links = links_of(self.standing, draft=query.get("draft", ""), incident_id=query.get("incident"))
        return Response(self.show_all(LocationLinkShape, links))

    @extend_schema(
        operation_id="location_links_create",
        summary="Ask a caller's telephone for its position",
        description="By a link in an SMS, valid for 15 minutes and for the first telephone that opens it. "
        "At most three links to a number within 15 minutes.",
        request=LinkBody,
        responses={201: LocationLinkShape},
    )
    @once
    def post(self, request: Request) -> HttpResponse:
        """Make it; the message goes out after the commit."""
        values = self.read(LinkBody, request)
        values["incident_id"] = values.pop("incident", None)
        try:
            link = send_link(standing=self.standing, new=NewLink(**values))
        except NotYours as refused:
            raise Invalid({"incident": [refused.message]}) from refused
        return Response(self.show(LocationLinkShape, link), 201)


class CloseLink(LinkView):
    """Ending a link."""

    @extend_schema(
        operation_id="location_links_close",
        summary="Close a location link",
        request=None,
        responses=LocationLinkShape,
    )
    @once
    def post(self, request: Request, link_id: int) -> HttpResponse:
        """Close it."""
        return Response(self.show(LocationLinkShape, close_link(standing=self.standing, link_id=link_id)))


class LinkOfIncident(LinkView):
    """A link whose call became an incident."""

    @extend_schema(
        operation_id="location_links_incident",
        summary="Say which incident a location link belongs to",
        request=IncidentOfLinkBody,
        responses=LocationLinkShape,
    )
    @once
    def post(self, request: Request, link_id: int) -> HttpResponse:
        """Keep it."""
        incident_id = self.read(IncidentOfLinkBody, request)["incident"]
        link = give_link_to_incident(standing=self.standing, link_id=link_id, incident_id=incident_id)
        return Response(self.show(LocationLinkShape, link))


class TakeOver(StandingView):
    """The caller's position as the incident's own."""

    permission_classes = [IsCentre]

    @extend_schema(
        operation_id="location_links_take_over",
        summary="Make a link's newest position that of its incident",
        request=TakeOverBody,
        responses=IncidentShape,
    )
    @once
    def post(self, request: Request, link_id: int) -> HttpResponse:
        """Change the incident."""
        version = self.read(TakeOverBody, request)["version"]
        incident = take_over_position(standing=self.standing, link_id=link_id, version=version)
        return Response(self.show(IncidentShape, incident))
