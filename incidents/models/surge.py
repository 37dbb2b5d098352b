"""A surge: one event brings many calls, and the console attaches the next ones by one key."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.models.incident import Incident
from operators.models import Centre, User


class Surge(models.Model):
    """Begun by the number of calls (no `started_by`) or by hand; ended when it is quiet, or by hand."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+", verbose_name=_("centre"))
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="surges", verbose_name=_("incident"))
    started_at = models.DateTimeField(_("started at"))
    started_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    last_call_at = models.DateTimeField(_("last call at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("surge")
        verbose_name_plural = _("surges")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=models.Q(ended_at__isnull=True), name="one_surge_an_incident"
            )
        ]
        indexes = [
            models.Index(fields=["centre"], condition=models.Q(ended_at__isnull=True), name="surge_running")
        ]

    def __str__(self) -> str:
        return f"{self.incident}: {self.started_at:%H:%M}"
