"""A call to 112."""

from typing import Final

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Func, Value
from django.utils.translation import gettext_lazy as _

from incidents.call_classes import CallClass
from incidents.models.call_back import CallBack
from incidents.models.incident import Incident
from operators.languages import SPOKEN_LANGUAGES
from operators.models import Centre, User

# A number as it is searched: by its digits alone, however it was written.
DIGITS: Final = Func(
    F("caller_number"),
    Value(r"\D"),
    Value(""),
    Value("g"),
    function="regexp_replace",
    output_field=models.CharField(),
)


class CallSource(models.TextChoices):
    """How a call came into the system."""

    MANUAL = "manual", _("Logged by hand")
    API = "api", _("By the API")
    IMPORT = "import", _("Imported")
    PAPER = "paper", _("From a paper form")
    PBX = "pbx", _("By the telephone system")


class Call(models.Model):
    """One call. The caller's number may be absent: 112 works without a SIM card."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="calls", verbose_name=_("centre"))
    incident = models.ForeignKey(
        Incident, models.PROTECT, null=True, blank=True, related_name="calls", verbose_name=_("incident")
    )
    call_class = models.CharField(_("class"), max_length=14, choices=CallClass, default=CallClass.NORMAL)
    presented_at = models.DateTimeField(_("presented at"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    caller_number = models.CharField(_("caller's number"), max_length=24, blank=True)
    caller_name = models.CharField(_("caller's name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=SPOKEN_LANGUAGES, default="id")
    summary = models.TextField(_("summary"), max_length=2000, blank=True)
    source = models.CharField(_("source"), max_length=8, choices=CallSource, default=CallSource.MANUAL)
    external_id = models.CharField(_("number in the source"), max_length=80, blank=True)
    operator = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="calls", verbose_name=_("operator")
    )
    do_not_call_back = models.BooleanField(
        _("do not call back"), default=False, help_text=_("A call would put this caller in danger.")
    )
    call_back = models.ForeignKey(
        CallBack, models.PROTECT, null=True, blank=True, related_name="calls", verbose_name=_("call-back")
    )
    attached_at = models.DateTimeField(
        _("attached at"), null=True, blank=True, help_text=_("When it became a further call of an incident.")
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("created at"))
    updated_at = models.DateTimeField(_("updated at"))
    updated_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["-presented_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "external_id"],
                condition=~models.Q(external_id=""),
                name="one_call_an_external_id",
            )
        ]
        indexes = [
            models.Index(fields=["centre", "-presented_at"]),
            models.Index(fields=["centre", "caller_number", "-presented_at"]),
            models.Index("centre", OpClass(DIGITS, name="text_pattern_ops"), name="call_digits"),
        ]

    def __str__(self) -> str:
        return f"{self.get_call_class_display()} {self.presented_at:%Y-%m-%d %H:%M:%S}"
