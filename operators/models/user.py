"""A person who signs in, and the centres they work in."""

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from operators.languages import INTERFACE_LANGUAGES, SPOKEN_LANGUAGES
from operators.models.centre import Centre
from operators.roles import CENTRE_ROLES, Role


class Theme(models.TextChoices):
    """How the screens look."""

    DARK = "dark", _("Dark")
    LIGHT = "light", _("Light")
    AUTO = "auto", _("As the device")


class User(AbstractUser):
    """A person. What they may do stands in their memberships, of a centre or of an agency."""

    language = models.CharField(_("language"), max_length=2, choices=INTERFACE_LANGUAGES, default="id")
    theme = models.CharField(_("theme"), max_length=5, choices=Theme, default=Theme.DARK)
    spoken_languages = ArrayField(
        models.CharField(max_length=2, choices=SPOKEN_LANGUAGES),
        verbose_name=_("spoken languages"),
        default=list,
        blank=True,
    )
    is_demo = models.BooleanField(_("demo account"), default=False, editable=False)

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Membership(models.Model):
    """A person's role in a centre."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name=_("user"))
    centre = models.ForeignKey(Centre, models.CASCADE, related_name="memberships", verbose_name=_("centre"))
    role = models.CharField(
        _("role"), max_length=20, choices=[(r.value, r.label) for r in Role if r in CENTRE_ROLES]
    )
    extension = models.CharField(
        _("extension"),
        max_length=20,
        blank=True,
        help_text=_("Of the telephone at this person's desk: calls that ring there ring on their console."),
    )
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["user", "centre", "role"], name="one_membership_a_role"),
            models.UniqueConstraint(
                fields=["centre", "extension"],
                condition=~models.Q(extension=""),
                name="one_person_an_extension",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} - {self.get_role_display()} - {self.centre}"
