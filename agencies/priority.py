"""The four priorities, as a pure table (DOMAIN section 4)."""

from django.db.models import IntegerChoices
from django.utils.translation import gettext_lazy as _


class Priority(IntegerChoices):
    """How urgent an incident is; a smaller number is more urgent."""

    P1 = 1, _("P1 life threat")
    P2 = 2, _("P2 urgent")
    P3 = 3, _("P3 not time-critical")
    P4 = 4, _("P4 refer or inform")
