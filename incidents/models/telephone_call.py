"""A call as the telephone system tells of it, and where its caller's telephone says it is."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.models import TelephoneSystem
from incidents.aml import Method, NoFix
from incidents.models.call import Call
from incidents.telephone_states import TelephoneState
from operators.models import Centre, User


class TelephoneCall(models.Model):
    """One call at one telephone system, which names it by `pbx_id`. It becomes a `Call` when it is logged.

    `operator` is the person whose extension it rings at or was answered at, `claimed_by` whoever said at the
    console that they take it. `extension_at` is the time of the event that told of the extension.
    """

    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="telephone_calls", verbose_name=_("centre")
    )
    system = models.ForeignKey(
        TelephoneSystem, models.PROTECT, related_name="telephone_calls", verbose_name=_("telephone system")
    )
    pbx_id = models.CharField(_("number in the telephone system"), max_length=80)
    state = models.CharField(_("state"), max_length=10, choices=TelephoneState)
    rang_at = models.DateTimeField(_("rang at"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    resumed_at = models.DateTimeField(_("resumed at"), null=True, blank=True)
    held_at = models.DateTimeField(_("held at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    last_at = models.DateTimeField(_("last event at"))
    caller_number = models.CharField(_("caller's number"), max_length=24, blank=True)
    queue = models.CharField(_("queue"), max_length=40, blank=True)
    extension = models.CharField(_("extension"), max_length=20, blank=True)
    extension_at = models.DateTimeField(null=True, blank=True, editable=False)
    operator = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("operator")
    )
    claimed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("claimed by")
    )
    claimed_at = models.DateTimeField(_("claimed at"), null=True, blank=True)
    recording_url = models.CharField(_("recording"), max_length=500, blank=True)
    call = models.OneToOneField(
        Call, models.PROTECT, null=True, blank=True, related_name="telephone_call", verbose_name=_("call")
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("created at"))
    updated_at = models.DateTimeField(_("updated at"))
    updated_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("telephone call")
        verbose_name_plural = _("telephone calls")
        ordering = ["-rang_at"]
        constraints = [
            models.UniqueConstraint(fields=["system", "pbx_id"], name="one_telephone_call_an_id"),
        ]
        indexes = [
            models.Index(fields=["centre", "-rang_at"]),
            # What may ring or wait on a console: few rows, however many calls there were.
            models.Index(fields=["centre", "rang_at"], condition=Q(call=None), name="telephone_call_waits"),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.rang_at:%Y-%m-%d %H:%M:%S}"


class CallerPosition(models.Model):
    """One position (WGS 84) that came with a call; or none, with the reason `why`: nothing is drawn then."""

    telephone_call = models.ForeignKey(
        TelephoneCall, models.PROTECT, related_name="positions", verbose_name=_("telephone call")
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    radius = models.PositiveIntegerField(_("radius, metres"), null=True, blank=True)
    confidence = models.PositiveSmallIntegerField(_("confidence, per cent"), null=True, blank=True)
    method = models.CharField(_("method"), max_length=8, choices=Method, default=Method.UNKNOWN)
    positioned_at = models.DateTimeField(_("positioned at"), null=True, blank=True)
    received_at = models.DateTimeField(_("received at"))
    why = models.CharField(_("no position because"), max_length=10, choices=NoFix, blank=True)

    class Meta:
        verbose_name = _("caller's position")
        verbose_name_plural = _("callers' positions")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) & ~Q(why="")
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180), why="")
                & ~Q(latitude=0, longitude=0),
                name="caller_position_on_earth_or_none",
            )
        ]

    def __str__(self) -> str:
        if self.latitude is None:
            return str(self.get_why_display())
        return f"{self.latitude:.5f}, {self.longitude:.5f}"
