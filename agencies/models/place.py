"""The places of a centre: its city, kecamatan and kelurahan."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext_lazy as _

from operators.models import Centre


class PlaceLevel(models.TextChoices):
    """The level of a place in the administrative codes (Kepmendagri)."""

    CITY = "city", _("city or regency")
    KECAMATAN = "kecamatan", "kecamatan"
    KELURAHAN = "kelurahan", "kelurahan"


class Place(models.Model):
    """An administrative area of a centre. Coordinates are a centre point; the border is a `Boundary`.

    `searched` is for the location search, as that of a `Landmark` is.
    """

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="places", verbose_name=_("centre"))
    code = models.CharField(_("code"), max_length=13)
    level = models.CharField(_("level"), max_length=9, choices=PlaceLevel)
    name = models.CharField(_("name"), max_length=80)
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    searched = models.GeneratedField(
        expression=Lower(Concat(Value(" "), F("name"))), output_field=models.TextField(), db_persist=True
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["centre", "code"], name="one_place_a_code")]
        indexes = [GinIndex(fields=["searched"], opclasses=["gin_trgm_ops"], name="place_searched")]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"
