"""The address at which a person changes the capacity they work in."""

from django.urls import path

from agencies.web.standing import standing

urlpatterns = [path("standing/", standing, name="standing")]
