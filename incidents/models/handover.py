"""An incident that is handed over to a neighbouring centre of this installation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.handover_states import HandoverState
from incidents.models.incident import Incident
from operators.models import Centre, User


class Handover(models.Model):
    """One hand-over. `incident` stays the giving centre's own; `opened` is what the other made of it."""

    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="handovers_out", verbose_name=_("from centre")
    )
    to_centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="handovers_in", verbose_name=_("to centre")
    )
    incident = models.ForeignKey(
        Incident, models.PROTECT, related_name="handovers", verbose_name=_("incident")
    )
    opened = models.OneToOneField(
        Incident,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="handed_over_as",
        verbose_name=_("opened as"),
    )
    state = models.CharField(_("state"), max_length=8, choices=HandoverState, default=HandoverState.OFFERED)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    answer_by = models.DateTimeField(_("to be answered by"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("created at"))
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("operator"))

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "to_centre"],
                condition=models.Q(state__in=["offered", "accepted"]),
                name="one_live_handover_a_centre",
            ),
            models.CheckConstraint(
                condition=~models.Q(centre=models.F("to_centre")), name="handover_to_another_centre"
            ),
        ]
        indexes = [
            models.Index(fields=["to_centre"], condition=models.Q(state="offered"), name="handover_waits"),
            models.Index(
                fields=["centre"], condition=models.Q(state__in=["offered", "declined"]), name="handover_owed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident.number} -> {self.to_centre}"
