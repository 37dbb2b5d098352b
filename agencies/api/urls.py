"""The addresses under /api/v1/ that tell who answers."""

from django.urls import path

from agencies.api.map import Map, PlaceAt
from agencies.api.reading import Agencies, IncidentTypes, Places, Plan

urlpatterns = [
    path("incident-types/", IncidentTypes.as_view(), name="api_incident_types"),
    path("places/", Places.as_view(), name="api_places"),
    path("map/", Map.as_view(), name="api_map"),
    path("map/point/", PlaceAt.as_view(), name="api_map_point"),
    path("agencies/", Agencies.as_view(), name="api_agencies"),
    path("plan/", Plan.as_view(), name="api_plan"),
]
