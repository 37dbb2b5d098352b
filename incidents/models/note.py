"""A note on an incident."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from incidents.models.call import Call
from incidents.models.incident import Incident
from operators.models import User


class Note(models.Model):
    """A note written by the centre (no agency) or by an agency; seen by all who see the incident.

    With a `call` it is what an additional caller told.
    """

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="notes", verbose_name=_("incident"))
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agency")
    )
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("author"))
    call = models.ForeignKey(
        Call, models.PROTECT, null=True, blank=True, related_name="notes", verbose_name=_("call")
    )
    at = models.DateTimeField(_("at"))
    text = models.TextField(_("text"), max_length=2000)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:60]
