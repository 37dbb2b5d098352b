"""Which agencies answer a type of incident, by place."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models.agency import Agency
from agencies.models.incident_type import Category, IncidentType
from agencies.models.place import Place
from operators.models import Centre


class AgencyRole(models.TextChoices):
    """The part an agency plays in an incident (NENA-STA-021.1b EIDO, AgencyRole)."""

    DISPATCHED = "dispatched", _("Dispatched")
    ASSISTING = "assisting", _("Assisting")
    INFORMATIONAL = "informational", _("Informed")


class ResponsePlan(models.Model):
    """Who answers: for a type, or for a whole category; in a place, or in the whole city."""

    centre = models.ForeignKey(
        Centre, models.CASCADE, related_name="response_plans", verbose_name=_("centre")
    )
    incident_type = models.ForeignKey(
        IncidentType,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="response_plans",
        verbose_name=_("type"),
    )
    category = models.CharField(_("category"), max_length=10, choices=Category, blank=True)
    place = models.ForeignKey(
        Place, models.CASCADE, null=True, blank=True, related_name="response_plans", verbose_name=_("place")
    )
    agencies = models.ManyToManyField(Agency, through="PlannedAgency", verbose_name=_("agencies"))

    class Meta:
        verbose_name = _("response plan")
        verbose_name_plural = _("response plans")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "incident_type", "category", "place"],
                nulls_distinct=False,
                name="one_plan_a_type_and_place",
            ),
            models.CheckConstraint(
                condition=models.Q(incident_type__isnull=False, category="")
                | (models.Q(incident_type__isnull=True) & ~models.Q(category="")),
                name="plan_for_a_type_or_a_category",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident_type or self.get_category_display()} - {self.place or self.centre}"


class PlannedAgency(models.Model):
    """One agency of a plan."""

    plan = models.ForeignKey(ResponsePlan, models.CASCADE, related_name="lines", verbose_name=_("plan"))
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="plan_lines", verbose_name=_("agency"))
    role = models.CharField(_("role"), max_length=14, choices=AgencyRole, default=AgencyRole.DISPATCHED)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("planned agency")
        verbose_name_plural = _("planned agencies")
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "agency"], name="agency_once_a_plan")]

    def __str__(self) -> str:
        return f"{self.agency} ({self.get_role_display()})"
