"""The steps of the ladder that were taken, and the telephone calls they ask for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import LadderRole
from incidents.models.dispatch import Dispatch
from operators.models import User


class EscalationKind(models.TextChoices):
    """Why a step was taken."""

    UNACKNOWLEDGED = "unacknowledged", _("Not acknowledged")
    NO_PROGRESS = "no_progress", _("Acknowledged, not en route")


class Escalation(models.Model):
    """One step taken for one dispatch; the database holds that no level is taken twice."""

    dispatch = models.ForeignKey(
        Dispatch, models.CASCADE, related_name="escalations", verbose_name=_("dispatch")
    )
    kind = models.CharField(
        _("kind"), max_length=14, choices=EscalationKind, default=EscalationKind.UNACKNOWLEDGED
    )
    level = models.PositiveSmallIntegerField(_("level"))
    ladder_role = models.CharField(_("told"), max_length=20, choices=LadderRole)
    due_at = models.DateTimeField(_("due at"))
    at = models.DateTimeField(_("at"))
    engine = models.CharField(_("engine"), max_length=20)

    class Meta:
        verbose_name = _("escalation")
        verbose_name_plural = _("escalations")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["dispatch", "kind", "level"], name="one_escalation_a_level")
        ]

    def __str__(self) -> str:
        return f"{self.dispatch}: {self.level}"


class TelephoneTask(models.Model):
    """The centre is asked to telephone an agency that does not answer."""

    dispatch = models.ForeignKey(
        Dispatch, models.CASCADE, related_name="telephone_tasks", verbose_name=_("dispatch")
    )
    level = models.PositiveSmallIntegerField(_("level"))
    created_at = models.DateTimeField(_("created at"))
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    result = models.CharField(_("result"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("telephone task")
        verbose_name_plural = _("telephone tasks")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["dispatch", "level"], name="one_telephone_task_a_level")
        ]

    def __str__(self) -> str:
        return f"{self.dispatch}: {self.level}"
