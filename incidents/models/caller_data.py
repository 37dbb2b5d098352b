"""What is kept about telephone numbers besides their calls: a supervisor's flags, and who read of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from operators.models import Centre, User


class NumberFlag(models.Model):
    """A supervisor's warning about a number, shown beside its calls until `ends_at`. It rejects no call.

    `dialled` is the number as it is compared (incidents/telephone_numbers.py).
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+", verbose_name=_("centre"))
    number = models.CharField(_("caller's number"), max_length=24)
    dialled = models.CharField(max_length=24)
    reason = models.CharField(_("reason"), max_length=300)
    ends_at = models.DateTimeField(_("ends at"))
    created_at = models.DateTimeField(_("created at"))
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("by"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("flag of a number")
        verbose_name_plural = _("flags of numbers")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("created_at")), name="flag_ends_after_its_start"
            )
        ]
        indexes = [models.Index(fields=["centre", "dialled", "ends_at"], name="flag_of_number")]

    def __str__(self) -> str:
        return f"{self.pk} {self.created_at:%Y-%m-%d}"


class CallerDataRead(models.Model):
    """One reading of a caller's history: who, when, of which number (UU PDP 27/2022)."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+", verbose_name=_("centre"))
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("by"))
    dialled = models.CharField(_("caller's number"), max_length=24)
    at = models.DateTimeField(_("at"), db_index=True)

    class Meta:
        verbose_name = _("reading of caller data")
        verbose_name_plural = _("readings of caller data")
        ordering = ["-at"]
        indexes = [models.Index(fields=["centre", "dialled", "-at"], name="reads_of_number")]

    def __str__(self) -> str:
        return f"{self.user} {self.at:%Y-%m-%d %H:%M:%S}"
