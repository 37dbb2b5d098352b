"""The app of what happens: calls, incidents, dispatches, the journal and all that reads it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IncidentsConfig(AppConfig):
    """Calls, incidents, dispatches and their journal."""

    name = "incidents"
    verbose_name = _("What happens")
