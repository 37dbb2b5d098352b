"""The addresses that belong to the person alone."""

from django.urls import path

from operators.web.preferences import preferences

urlpatterns = [path("preferences/", preferences, name="preferences")]
