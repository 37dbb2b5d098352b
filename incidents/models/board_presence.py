"""Whether somebody sits at the boards of an agency."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from operators.models import User


class BoardPresence(models.Model):
    """A person's board of an agency: when it was last open, and when they last touched it.

    Written by the boards processes every few seconds for all open boards at once, and not journalled.
    """

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="presences", verbose_name=_("agency"))
    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("user"))
    seen_at = models.DateTimeField(_("board open at"))
    acted_at = models.DateTimeField(_("last touched at"), null=True, blank=True)

    class Meta:
        verbose_name = _("board presence")
        verbose_name_plural = _("board presences")
        constraints = [models.UniqueConstraint(fields=["agency", "user"], name="one_presence_a_person")]

    def __str__(self) -> str:
        return f"{self.agency.short_name}: {self.user}"
