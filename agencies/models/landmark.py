"""Landmarks: what callers name when they are asked where they are (patokan)."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext_lazy as _

from agencies.models.place import Place
from operators.models import Centre


class LandmarkKind(models.TextChoices):
    """What sort of thing it is."""

    WORSHIP = "worship", _("place of worship")
    MARKET = "market", _("market or shop")
    SCHOOL = "school", _("school or campus")
    HEALTH = "health", _("hospital or clinic")
    OFFICE = "office", _("office or public building")
    TRANSPORT = "transport", _("station, stop, road or bridge")
    FACTORY = "factory", _("factory or warehouse")
    HOUSING = "housing", _("housing estate")
    PARK = "park", _("park, water or field")
    OTHER = "other", _("other")


class Landmark(models.Model):
    """A landmark of a centre. `aliases` are what people call it besides, parted by commas.

    `searched` begins with a blank, so that a word's beginning is found as " pas" (pg_trgm).
    """

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="landmarks", verbose_name=_("centre"))
    name = models.CharField(_("name"), max_length=120)
    aliases = models.CharField(
        _("also called"), max_length=300, blank=True, help_text=_("Several are parted by commas.")
    )
    kind = models.CharField(_("kind"), max_length=9, choices=LandmarkKind, default=LandmarkKind.OTHER)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="landmarks", verbose_name=_("place")
    )
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    active = models.BooleanField(_("in use"), default=True)
    searched = models.GeneratedField(
        expression=Lower(Concat(Value(" "), F("name"), Value(" "), F("aliases"))),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("landmark")
        verbose_name_plural = _("landmarks")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "name", "place"], nulls_distinct=False, name="one_landmark_a_name_and_place"
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180))
                & ~models.Q(latitude=0, longitude=0),
                name="landmark_on_earth",
            ),
        ]
        indexes = [GinIndex(fields=["searched"], opclasses=["gin_trgm_ops"], name="landmark_searched")]

    def __str__(self) -> str:
        return self.name
