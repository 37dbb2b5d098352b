"""The journal: everything that happened at a centre, in commit order, for ever."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from incidents.models.dispatch import Dispatch
from incidents.models.incident import Incident
from operators.models import Centre, User


class JournalEntry(models.Model):
    """One entry. `seq` has no gaps within a centre and rises in commit order.

    Entries hold kinds and data, never sentences. A database trigger refuses any update or delete.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="journal", verbose_name=_("centre"))
    seq = models.BigIntegerField(_("sequence"))
    at = models.DateTimeField(_("at"))
    kind = models.CharField(_("kind"), max_length=32)
    incident = models.ForeignKey(
        Incident, models.PROTECT, null=True, blank=True, related_name="journal", verbose_name=_("incident")
    )
    dispatch = models.ForeignKey(
        Dispatch, models.PROTECT, null=True, blank=True, related_name="journal", verbose_name=_("dispatch")
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="journal", verbose_name=_("agency")
    )
    actor = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="journal", verbose_name=_("actor")
    )
    data = models.JSONField(_("data"), default=dict)

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")
        ordering = ["centre", "seq"]
        constraints = [models.UniqueConstraint(fields=["centre", "seq"], name="one_entry_a_seq")]
        indexes = [
            models.Index(fields=["incident", "seq"]),
            models.Index(fields=["centre", "at"]),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.centre_id}:{self.seq} {self.kind}"
