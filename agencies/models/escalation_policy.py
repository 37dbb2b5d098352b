"""How long an agency may leave a dispatch unacknowledged, and who is told then."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models.agency import Agency, LadderRole
from agencies.models.incident_type import IncidentType
from agencies.priority import Priority
from operators.models import Centre


class EscalationPolicy(models.Model):
    """The ladder for a priority; the most specific of centre, agency and type wins."""

    centre = models.ForeignKey(
        Centre, models.CASCADE, related_name="escalation_policies", verbose_name=_("centre")
    )
    agency = models.ForeignKey(Agency, models.CASCADE, null=True, blank=True, verbose_name=_("agency"))
    incident_type = models.ForeignKey(
        IncidentType, models.CASCADE, null=True, blank=True, verbose_name=_("type")
    )
    priority = models.PositiveSmallIntegerField(_("priority"), choices=Priority)
    progress_seconds = models.PositiveIntegerField(
        _("seconds from acknowledged to en route"),
        null=True,
        blank=True,
        help_text=_("Warn when the agency is not en route by then. Empty: never."),
    )

    class Meta:
        verbose_name = _("escalation policy")
        verbose_name_plural = _("escalation policies")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "agency", "incident_type", "priority"],
                nulls_distinct=False,
                name="one_policy_a_case",
            )
        ]

    def __str__(self) -> str:
        whom = self.agency or self.centre
        return f"{whom} - {self.incident_type or '*'} - P{self.priority}"


class EscalationStep(models.Model):
    """One step of the ladder: after so many seconds without acknowledgement, tell this role."""

    policy = models.ForeignKey(
        EscalationPolicy, models.CASCADE, related_name="steps", verbose_name=_("policy")
    )
    level = models.PositiveSmallIntegerField(_("level"))
    after_seconds = models.PositiveIntegerField(_("seconds after dispatch"))
    ladder_role = models.CharField(_("whom to tell"), max_length=20, choices=LadderRole)
    telephone_task = models.BooleanField(_("ask the centre to telephone"), default=False)

    class Meta:
        verbose_name = _("escalation step")
        verbose_name_plural = _("escalation steps")
        ordering = ["level"]
        constraints = [models.UniqueConstraint(fields=["policy", "level"], name="one_step_a_level")]

    def __str__(self) -> str:
        return f"{self.level}: {self.after_seconds} s -> {self.get_ladder_role_display()}"
