"""The merging of an incident into another one, and what is needed to undo it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.models.incident import Incident
from operators.models import Centre, User


class Merge(models.Model):
    """`absorbed` was closed into `into`. An undone merge stays, as what happened.

    `before` is the state that an un-merge gives back, as `incidents/actions/merge_state.py` writes it.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+", verbose_name=_("centre"))
    absorbed = models.ForeignKey(
        Incident, models.PROTECT, related_name="merges", verbose_name=_("merged incident")
    )
    into = models.ForeignKey(Incident, models.PROTECT, related_name="merged_in", verbose_name=_("into"))
    before = models.JSONField(_("state before"))
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("by"))
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["absorbed"], condition=models.Q(undone_at__isnull=True), name="merged_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(absorbed=models.F("into")), name="merged_into_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed} -> {self.into}"
