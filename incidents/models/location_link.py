"""A link by which a caller shows where they are, and the positions that came by it."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.models.incident import Incident
from operators.languages import SPOKEN_LANGUAGES
from operators.models import Centre, User


class LocationLink(models.Model):
    """One link, sent by SMS. Its token is not stored (incidents/link_tokens.py).

    `draft` is the key of the call that was being typed; `incident` what became of it. `holder` is the
    fingerprint of the first telephone that answered: the link is that telephone's alone from then on.
    """

    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="location_links", verbose_name=_("centre")
    )
    key = models.UUIDField(unique=True, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    draft = models.SlugField(max_length=40, blank=True, db_index=False)
    incident = models.ForeignKey(
        Incident,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="location_links",
        verbose_name=_("incident"),
    )
    number = models.CharField(_("caller's number"), max_length=24, blank=True)
    by_sms = models.BooleanField(_("sent by SMS"), default=False)
    language = models.CharField(_("language"), max_length=2, choices=SPOKEN_LANGUAGES, default="id")
    holder = models.CharField(max_length=64, blank=True, editable=False)
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    refused_at = models.DateTimeField(_("position refused at"), null=True, blank=True)
    expires_at = models.DateTimeField(_("valid until"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"))
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("operator"))

    class Meta:
        verbose_name = _("location link")
        verbose_name_plural = _("location links")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["centre", "number", "-created_at"], name="location_link_number")]

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d %H:%M:%S}"

    def is_open(self, now: datetime) -> bool:
        """Return whether positions are taken by it."""
        return self.closed_at is None and now < self.expires_at

    def newest_fix(self) -> "LocationFix | None":
        """Return the position that the telephone took last, however late the others arrived."""
        return self.fixes.order_by("at", "id").last()


class LocationFix(models.Model):
    """One position of the caller's telephone (WGS 84 degrees).

    `accuracy` is the radius in metres in which it lies with 95 % probability, as the browser gives it (W3C
    Geolocation); `at` the telephone's own time. `announced`: the journal told of it.
    """

    link = models.ForeignKey(
        LocationLink, models.CASCADE, related_name="fixes", verbose_name=_("location link")
    )
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    accuracy = models.PositiveIntegerField(_("accuracy in metres"))
    at = models.DateTimeField(_("positioned at"))
    received_at = models.DateTimeField(_("received at"))
    announced = models.BooleanField(_("in the journal"), default=False)

    class Meta:
        verbose_name = _("position by link")
        verbose_name_plural = _("positions by link")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.latitude:.5f}, {self.longitude:.5f} ±{self.accuracy} m"
