"""What the reference data wrote, so that a newer version of it leaves alone what a centre has changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from operators.models import Centre


class ReferenceMark(models.Model):
    """The values that `load_reference` gave one row, as a hash; without a centre it is shared by all."""

    centre = models.ForeignKey(
        Centre, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("centre")
    )
    kind = models.CharField(_("kind"), max_length=16)
    key = models.CharField(_("key"), max_length=40)
    digest = models.CharField(_("hash of its values"), max_length=64)

    class Meta:
        verbose_name = _("reference mark")
        verbose_name_plural = _("reference marks")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "kind", "key"], nulls_distinct=False, name="one_reference_mark_a_row"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
