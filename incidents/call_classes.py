"""What a call was, as a pure table (DOMAIN section 1, call classes)."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CallClass(TextChoices):
    """The class of a call. A call is not an incident."""

    NORMAL = "normal", _("Emergency")
    GHOST = "ghost", _("Silent")
    PRANK = "prank", _("Prank")
    INFORMATION = "information", _("Information")
    DROPPED = "dropped", _("Dropped")
    TEST = "test", _("Test")
    NON_EMERGENCY = "non_emergency", _("Non-emergency")


JUNK: Final = frozenset(CallClass) - {CallClass.NORMAL}
