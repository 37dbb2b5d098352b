"""The app of those who answer: agencies, places, incident types, plans and policies."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgenciesConfig(AppConfig):
    """Who answers an incident, where, and how fast they must acknowledge."""

    name = "agencies"
    verbose_name = _("Who answers")
