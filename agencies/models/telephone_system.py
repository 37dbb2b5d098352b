"""The telephone system (PBX) of a centre, which tells of every call that rings."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models.referral_partner import new_secret
from operators.models import Centre


class TelephoneSystem(models.Model):
    """One telephone system of one centre. Without any, calls are logged by hand.

    The secret field may hold two secrets, one a line, while the system changes over: both are accepted.
    """

    centre = models.ForeignKey(
        Centre, models.CASCADE, related_name="telephone_systems", verbose_name=_("centre")
    )
    code = models.SlugField(
        _("code"),
        max_length=40,
        unique=True,
        help_text=_("Names it in what it sends: the header X-Telephone-System."),
    )
    name = models.CharField(_("name"), max_length=80)
    secret = models.TextField(
        _("secret that it signs with"), max_length=400, default=new_secret, help_text=_("Enter it there.")
    )
    grace_seconds = models.PositiveSmallIntegerField(
        _("grace time, seconds"),
        default=10,
        help_text=_("A call that rings or is claimed for longer, and is not answered, turns amber for all."),
    )
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("telephone system")
        verbose_name_plural = _("telephone systems")
        ordering = ["centre", "name"]

    def __str__(self) -> str:
        return self.name
