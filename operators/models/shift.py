"""A shift that took or takes place, and who was on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from operators.models.centre import Centre
from operators.models.user import User


class Shift(models.Model):
    """One shift of a centre on one day, from `starts_at` to before `ends_at`."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="shifts", verbose_name=_("centre"))
    name = models.CharField(_("name"), max_length=40)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))

    class Meta:
        verbose_name = _("shift")
        verbose_name_plural = _("shifts")
        ordering = ["-starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "starts_at"], name="one_shift_a_start"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="shift_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        starts = self.starts_at.astimezone(self.centre.zone)
        return f"{self.name} {starts:%Y-%m-%d %H:%M} {self.centre.zone_suffix}"


class ShiftAttendance(models.Model):
    """A person on a shift, from taking it until leaving it."""

    shift = models.ForeignKey(Shift, models.PROTECT, related_name="attendances", verbose_name=_("shift"))
    user = models.ForeignKey(User, models.PROTECT, related_name="attendances", verbose_name=_("user"))
    taken_at = models.DateTimeField(_("taken at"))
    left_at = models.DateTimeField(_("left at"), null=True, blank=True)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(left_at=None), name="one_open_attendance_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.shift}"
