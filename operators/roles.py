"""The roles a person can hold, as a pure table."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person does, in a centre or for an agency."""

    OPERATOR = "operator", _("Operator")
    SUPERVISOR = "supervisor", _("Supervisor")
    ADMINISTRATOR = "administrator", _("Administrator")
    LIAISON = "liaison", _("Liaison")
    AGENCY_SUPERVISOR = "agency_supervisor", _("Agency supervisor")


CENTRE_ROLES = frozenset({Role.OPERATOR, Role.SUPERVISOR, Role.ADMINISTRATOR})
AGENCY_ROLES = frozenset({Role.LIAISON, Role.AGENCY_SUPERVISOR})
REVIEWING_ROLES = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
