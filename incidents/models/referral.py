"""A call that is no emergency and goes to the other centre; or an emergency that comes from there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import IncidentType, Place, ReferralPartner
from incidents.models.call import Call
from incidents.models.incident import Incident
from incidents.referral_states import WAITS_FOR_US, ReferralState
from operators.models import Centre, User


class Referral(models.Model):
    """One referral, out to the partner or, with `incoming`, in from it.

    `acknowledge_by` is until when the partner must have acknowledged what went out, or somebody here must
    have accepted what came in. `untold`: the partner could not be told the last that happened here.
    `ticket_number` is the partner's own. `caller_number` goes out only with the caller's consent.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="referrals", verbose_name=_("centre"))
    partner = models.ForeignKey(
        ReferralPartner, models.PROTECT, related_name="referrals", verbose_name=_("referral partner")
    )
    incoming = models.BooleanField(_("from them to us"), default=False)
    state = models.CharField(_("state"), max_length=12, choices=ReferralState, default=ReferralState.SENT)
    call = models.ForeignKey(
        Call, models.PROTECT, null=True, blank=True, related_name="referrals", verbose_name=_("call")
    )
    incident = models.ForeignKey(
        Incident, models.PROTECT, null=True, blank=True, related_name="referrals", verbose_name=_("incident")
    )
    incident_type = models.ForeignKey(
        IncidentType, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("category")
    )
    summary = models.TextField(_("summary"), max_length=2000, blank=True)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("place")
    )
    landmark = models.CharField(_("landmark"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    caller_number = models.CharField(_("caller's number"), max_length=24, blank=True)
    caller_name = models.CharField(_("caller's name"), max_length=120, blank=True)
    ticket_number = models.CharField(_("ticket number"), max_length=80, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    acknowledge_by = models.DateTimeField(_("to be acknowledged by"))
    acknowledged_at = models.DateTimeField(_("acknowledged at"), null=True, blank=True)
    ticketed_at = models.DateTimeField(_("ticket at"), null=True, blank=True)
    returned_at = models.DateTimeField(_("returned at"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    times_sent = models.PositiveSmallIntegerField(_("times sent"), default=0)
    untold = models.BooleanField(_("the partner could not be told"), default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("created at"))
    created_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    updated_at = models.DateTimeField(_("updated at"))
    updated_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "ticket_number"],
                condition=models.Q(incoming=True),
                name="one_handing_over_a_ticket",
            ),
            models.UniqueConstraint(
                fields=["call"],
                condition=models.Q(incoming=False) & ~models.Q(state=ReferralState.WITHDRAWN),
                name="one_live_referral_a_call",
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "-created_at"]),
            models.Index(
                fields=["centre"],
                condition=models.Q(state__in=sorted(WAITS_FOR_US)),
                name="referral_waits_for_us",
            ),
            models.Index(
                fields=["centre", "acknowledge_by"],
                condition=models.Q(state__in=["failed", "refused", "sent"]) | models.Q(untold=True),
                name="referral_owed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner.name} {self.pk}"
