"""A call-back: the centre owes one to each number whose call was cut off before anybody could help."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.call_backs import CallBackResult, CallBackState
from operators.models import Centre, User


class CallBack(models.Model):
    """One call-back, however often the number called. `dialled` is the number as it is compared.

    `forbidden`: calling back would put the caller in danger; what is done instead is noted.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="call_backs", verbose_name=_("centre"))
    state = models.CharField(_("state"), max_length=10, choices=CallBackState, default=CallBackState.OPEN)
    number = models.CharField(_("caller's number"), max_length=24)
    dialled = models.CharField(max_length=24)
    forbidden = models.BooleanField(_("do not call back"), default=False)
    due_at = models.DateTimeField(_("due at"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("created at"))
    updated_at = models.DateTimeField(_("updated at"))
    updated_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("call-back")
        verbose_name_plural = _("call-backs")
        ordering = ["due_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "dialled"],
                condition=Q(state=CallBackState.OPEN),
                name="one_open_call_back_a_number",
            )
        ]
        indexes = [
            models.Index(fields=["centre", "-created_at"]),
            models.Index(
                fields=["centre", "due_at"], condition=Q(state=CallBackState.OPEN), name="call_back_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.created_at:%Y-%m-%d %H:%M}"


class CallBackAttempt(models.Model):
    """One attempt and what it gave."""

    call_back = models.ForeignKey(CallBack, models.PROTECT, related_name="tries", verbose_name=_("call-back"))
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("by"))
    result = models.CharField(_("result"), max_length=12, choices=CallBackResult)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.get_result_display()} {self.at:%H:%M}"
