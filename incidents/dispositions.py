"""How an incident ended: the disposition codes of APCO 1.111.2 that a 112 centre uses, as a pure table."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Disposition(TextChoices):
    """The outcome given when an incident is closed."""

    COMPLETED = "1", _("01 Completed")
    CANCELLED = "10", _("10 Cancelled")
    GONE_ON_ARRIVAL = "14", _("14 Gone on arrival")
    REFERRED = "15", _("15 Referred to another service")
    FALSE_ALARM = "18", _("18 False alarm")
    DUPLICATE = "22", _("22 Cancelled as duplicate")
    NO_PATIENT = "38", _("38 No patient found")
    TREATED_TRANSPORTED = "45", _("45 Treated and transported")


CANCELLING: Final = frozenset({Disposition.CANCELLED, Disposition.DUPLICATE})
