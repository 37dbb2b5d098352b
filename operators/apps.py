"""The app of the people: centres, users, roles, shifts and access."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperatorsConfig(AppConfig):
    """People and the centres they work in."""

    name = "operators"
    verbose_name = _("People")
