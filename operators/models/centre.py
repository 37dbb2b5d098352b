"""A 112 centre and the pattern of its shifts."""

from zoneinfo import ZoneInfo

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from operators.languages import INTERFACE_LANGUAGES


class Zone(models.TextChoices):
    """The three time zones of Indonesia; none has daylight saving."""

    WIB = "Asia/Jakarta", "WIB (UTC+7)"
    WITA = "Asia/Makassar", "WITA (UTC+8)"
    WIT = "Asia/Jayapura", "WIT (UTC+9)"


class Centre(models.Model):
    """The 112 centre of one city or regency. Everything that happens belongs to one centre."""

    code = models.SlugField(_("code"), max_length=12, unique=True, help_text=_("Prefix of incident numbers."))
    name = models.CharField(_("name"), max_length=80)
    admin_code = models.CharField(_("administrative code"), max_length=5, help_text=_("For example 36.71."))
    timezone = models.CharField(_("time zone"), max_length=32, choices=Zone, default=Zone.WIB)
    language = models.CharField(_("language"), max_length=2, choices=INTERFACE_LANGUAGES, default="id")
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    authority = models.CharField(_("ministry shown on reports"), max_length=80, default="Komdigi")
    non_emergency_number = models.CharField(_("non-emergency number"), max_length=20, blank=True)
    watch_boards = models.BooleanField(
        _("watch the agencies' boards"),
        default=True,
        help_text=_("A dispatch to an agency at whose board nobody sits begins its ladder at once."),
    )
    attention_minutes = models.PositiveSmallIntegerField(
        _("minutes until an untouched board counts as unattended"),
        default=30,
        validators=[MinValueValidator(1)],
    )
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("centre")
        verbose_name_plural = _("centres")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="centre_on_earth",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        """The centre's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def zone_suffix(self) -> str:
        """WIB, WITA or WIT: what is written behind every time shown."""
        return Zone(self.timezone).name


class ShiftPattern(models.Model):
    """One of the centre's daily shifts, by local time. An end before the start is on the next day."""

    centre = models.ForeignKey(
        Centre, models.CASCADE, related_name="shift_patterns", verbose_name=_("centre")
    )
    name = models.CharField(_("name"), max_length=40)
    starts = models.TimeField(_("starts"))
    ends = models.TimeField(_("ends"))

    class Meta:
        verbose_name = _("shift pattern")
        verbose_name_plural = _("shift patterns")
        ordering = ["centre", "starts"]
        constraints = [models.UniqueConstraint(fields=["centre", "starts"], name="one_pattern_a_start")]

    def __str__(self) -> str:
        return f"{self.name} {self.starts:%H:%M}-{self.ends:%H:%M}"
