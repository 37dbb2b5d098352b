"""An operator asks a colleague, who speaks the caller's language say, to join a call or to take it over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from operators.models import Centre, User


class HelpKind(models.TextChoices):
    """What is asked."""

    JOIN = "join", _("Join the call")
    TAKE_OVER = "take_over", _("Take the call over")


class HelpState(models.TextChoices):
    """How far a request is."""

    ASKED = "asked", _("Asked")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class HelpRequest(models.Model):
    """One request of one colleague. `draft` is the key of the call on the asker's desk."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="help_requests", verbose_name=_("centre"))
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("operator"))
    colleague = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("colleague"))
    kind = models.CharField(_("kind"), max_length=9, choices=HelpKind)
    language = models.CharField(_("language"), max_length=2)
    draft = models.SlugField(max_length=40, db_index=False)
    state = models.CharField(_("state"), max_length=9, choices=HelpState, default=HelpState.ASKED)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("created at"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("request for help")
        verbose_name_plural = _("requests for help")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "asked_by", "draft", "colleague"],
                condition=models.Q(state="asked"),
                name="one_open_request_a_colleague",
            )
        ]
        indexes = [
            models.Index(fields=["colleague"], condition=models.Q(state="asked"), name="help_request_waits"),
            models.Index(fields=["asked_by", "draft"], name="help_request_draft"),
        ]

    def __str__(self) -> str:
        return f"{self.asked_by} -> {self.colleague}"
