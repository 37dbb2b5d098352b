"""The types of incidents, shared by all centres."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.priority import Priority


class Category(models.TextChoices):
    """The categories of emergencies (DOMAIN section 1, the legal list)."""

    MEDICAL = "medical", _("Medical")
    FIRE = "fire", pgettext_lazy("category of incidents", "Fire")
    SECURITY = "security", _("Security")
    ACCIDENT = "accident", _("Accident")
    DISASTER = "disaster", _("Disaster")
    UTILITY = "utility", _("Animals and utilities")
    OTHER = "other", _("Other")


class IncidentType(models.Model):
    """A type of incident; codes follow APCO 2.103.2 where it has one."""

    code = models.CharField(_("code"), max_length=12, unique=True)
    category = models.CharField(_("category"), max_length=10, choices=Category)
    name_id = models.CharField(_("name in Indonesian"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    keywords = ArrayField(
        models.CharField(max_length=40), verbose_name=_("search words"), default=list, blank=True
    )
    default_priority = models.PositiveSmallIntegerField(
        _("default priority"), choices=Priority, default=Priority.P2
    )
    do_not_call_back = models.BooleanField(
        _("do not call back"),
        default=False,
        help_text=_("Proposed for such calls: whoever is near the caller must not hear of it."),
    )
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("incident type")
        verbose_name_plural = _("incident types")
        ordering = ["category", "name_id"]

    def __str__(self) -> str:
        return f"{self.name_id} / {self.name_en}"

    def label(self, language: str) -> str:
        """Return the type's name in `language` ("id" or "en")."""
        return self.name_en if language == "en" else self.name_id
