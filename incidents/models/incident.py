"""An incident: what happened, where, and how far the answer is."""

from typing import Final

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext_lazy as _

from agencies.models import IncidentType, Place
from agencies.priority import Priority
from incidents.dispositions import Disposition
from incidents.states import INCIDENT_OPEN, IncidentStatus
from operators.models import Centre, User

# How an earlier incident is found by where it was: as landmarks are (agencies/models/landmark.py).
WHERE: Final = Lower(Concat(Value(" "), F("landmark"), Value(" "), F("address")))


class ExerciseStatus(models.TextChoices):
    """Whether an incident is real (CAP 1.2 status)."""

    ACTUAL = "actual", _("Actual")
    EXERCISE = "exercise", _("Exercise")
    TEST = "test", _("Test")


class Incident(models.Model):
    """One incident of a centre. `version` rises with every change of it, its dispatches or its notes."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="incidents", verbose_name=_("centre"))
    number = models.CharField(_("number"), max_length=32)
    incident_type = models.ForeignKey(
        IncidentType, models.PROTECT, related_name="incidents", verbose_name=_("type")
    )
    priority = models.PositiveSmallIntegerField(_("priority"), choices=Priority)
    status = models.CharField(
        _("status"), max_length=20, choices=IncidentStatus, default=IncidentStatus.ACTIVE
    )
    exercise_status = models.CharField(
        _("exercise"), max_length=8, choices=ExerciseStatus, default=ExerciseStatus.ACTUAL
    )
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="incidents", verbose_name=_("place")
    )
    landmark = models.CharField(_("landmark"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    uncertainty = models.PositiveIntegerField(_("uncertainty in metres"), null=True, blank=True)
    initial_location = models.JSONField(_("location as first given"), default=dict)
    narrative = models.TextField(_("narrative"), max_length=10_000, blank=True)
    caller_number = models.CharField(_("caller's number"), max_length=24, blank=True)
    caller_name = models.CharField(_("caller's name"), max_length=120, blank=True)
    plan_gap = models.BooleanField(_("no plan covers it"), default=False)
    disposition = models.CharField(_("disposition"), max_length=4, choices=Disposition, blank=True)
    disposition_note = models.CharField(_("disposition note"), max_length=500, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="absorbed", verbose_name=_("merged into")
    )
    reopened_count = models.PositiveIntegerField(_("times reopened"), default=0)
    version = models.PositiveIntegerField(default=1)
    reported_at = models.DateTimeField(
        _("reported at"),
        null=True,
        blank=True,
        help_text=_("When it was taken, if it was entered later: after an outage, or from paper."),
    )
    created_at = models.DateTimeField(_("created at"))
    created_by = models.ForeignKey(
        User, models.PROTECT, related_name="created_incidents", verbose_name=_("operator")
    )
    updated_at = models.DateTimeField(_("updated at"))
    updated_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "number"], name="one_incident_a_number"),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="incident_on_earth",
            ),
        ]
        indexes = [
            models.Index(
                fields=["centre", "priority", "created_at"],
                condition=models.Q(status__in=sorted(INCIDENT_OPEN)),
                name="incident_open",
            ),
            models.Index(fields=["centre", "-created_at"]),
            GinIndex(OpClass(WHERE, name="gin_trgm_ops"), name="incident_where"),
            GinIndex(
                SearchVector("landmark", "address", "narrative", config="simple"),
                condition=models.Q(status__in=sorted(INCIDENT_OPEN)),
                name="incident_open_words",
            ),
        ]

    def __str__(self) -> str:
        return self.number
