"""The border of a place, as its centre imported it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models.place import Place


class Boundary(models.Model):
    """A MultiPolygon in the order of GeoJSON (RFC 7946): longitude, latitude, in degrees of WGS 84."""

    place = models.OneToOneField(Place, models.CASCADE, related_name="boundary", verbose_name=_("place"))
    coordinates = models.JSONField(_("coordinates"))
    digest = models.CharField(max_length=64, editable=False)
    imported_at = models.DateTimeField(_("imported at"))

    class Meta:
        verbose_name = _("boundary")
        verbose_name_plural = _("boundaries")
        ordering = ["place__code"]

    def __str__(self) -> str:
        return str(self.place)
