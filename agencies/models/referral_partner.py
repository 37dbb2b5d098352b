"""The city's other call centre, to which a call that is no emergency is referred, and which refers back."""

import base64
import secrets
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models.incident_type import IncidentType
from operators.models import Centre

# The Standard Webhooks recommendation: 24 to 64 bytes.
SECRET_BYTES: Final = 32


def new_secret() -> str:
    """Return a new signing secret as Standard Webhooks writes it."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


class ReferralPartner(models.Model):
    """One such centre of one 112 centre. Without a webhook and an e-mail it is only telephoned.

    A secret field may hold two secrets, one a line, while the other side changes over: we sign with the
    first and accept both.
    """

    centre = models.ForeignKey(
        Centre, models.CASCADE, related_name="referral_partners", verbose_name=_("centre")
    )
    code = models.SlugField(
        _("code"),
        max_length=40,
        unique=True,
        help_text=_("Names it when it hands an emergency over: the header X-Referral-Partner."),
    )
    name = models.CharField(_("name"), max_length=80)
    phone = models.CharField(_("telephone"), max_length=32, help_text=_("For example 1500293."))
    webhook_url = models.URLField(_("webhook address"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    our_secret = models.TextField(
        _("secret that we sign with"), max_length=400, default=new_secret, help_text=_("Give it to them.")
    )
    their_secret = models.TextField(
        _("secret that they sign with"), max_length=400, default=new_secret, help_text=_("Give it to them.")
    )
    acknowledge_seconds = models.PositiveIntegerField(
        _("seconds until they must have acknowledged"), default=120
    )
    types = models.ManyToManyField(IncidentType, through="ReferredType", verbose_name=_("categories"))
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("referral partner")
        verbose_name_plural = _("referral partners")
        ordering = ["centre", "name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.phone})"


class ReferredType(models.Model):
    """A category that this partner takes; its position is the digit that chooses it at the console."""

    partner = models.ForeignKey(
        ReferralPartner, models.CASCADE, related_name="lines", verbose_name=_("referral partner")
    )
    incident_type = models.ForeignKey(IncidentType, models.CASCADE, verbose_name=_("type"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["partner", "incident_type"], name="type_once_a_partner")
        ]

    def __str__(self) -> str:
        return str(self.incident_type)
