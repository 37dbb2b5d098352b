"""The dispatch of one agency to one incident, with its own status, times and ladder."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, AgencyRole, Contact
from incidents.models.incident import Incident
from incidents.states import DISPATCH_LIVE, DISPATCH_WAITING, DispatchStatus
from operators.models import Centre, User


class Dispatch(models.Model):
    """Incident x agency.

    `ladder` is the policy frozen at dispatch:
    {"steps": [{"level": 1, "after": 30, "role": "duty", "telephone": false}, ...], "progress": 300 | null}.
    `escalate_at` is when the next step is due, or, once acknowledged, when missing progress is to be
    warned of; null when nothing is due. `level` is the last step taken, 0 at first.
    `delivered_at` is when it first reached a board of the agency, `displayed_at` when it first stood on a
    screen there. `unattended` says that nobody sat at the agency's board when it was sent, until it is
    displayed or acknowledged.
    `changed_at` is when the incident changed (`changed_fields`) after the agency had answered, until it
    acknowledges that too.
    `escalation_failed_at` is when a step could not be taken, until one can be: somebody must telephone.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="dispatches", verbose_name=_("centre"))
    incident = models.ForeignKey(
        Incident, models.PROTECT, related_name="dispatches", verbose_name=_("incident")
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="dispatches", verbose_name=_("agency"))
    carried_from = models.ForeignKey(
        Incident,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_dispatches",
        verbose_name=_("sent for"),
        help_text=_("The merged incident that the agency was sent for; it goes on reading it."),
    )
    role = models.CharField(_("role"), max_length=14, choices=AgencyRole, default=AgencyRole.DISPATCHED)
    status = models.CharField(
        _("status"), max_length=12, choices=DispatchStatus, default=DispatchStatus.NOTIFIED
    )
    ladder = models.JSONField(_("ladder"), default=dict)
    level = models.PositiveSmallIntegerField(_("level"), default=0)
    escalate_at = models.DateTimeField(_("next step at"), null=True, blank=True)
    escalated_at = models.DateTimeField(_("last step at"), null=True, blank=True)
    escalation_failed_at = models.DateTimeField(_("escalation failed at"), null=True, blank=True)
    progress_overdue = models.BooleanField(_("no progress"), default=False)
    notified_at = models.DateTimeField(_("notified at"))
    unattended = models.BooleanField(_("nobody at the board"), default=False)
    delivered_at = models.DateTimeField(_("delivered at"), null=True, blank=True)
    displayed_at = models.DateTimeField(_("displayed at"), null=True, blank=True)
    acknowledged_at = models.DateTimeField(_("acknowledged at"), null=True, blank=True)
    acknowledged_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    acknowledged_contact = models.ForeignKey(
        Contact,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("acknowledged by a message's link"),
    )
    en_route_at = models.DateTimeField(_("en route at"), null=True, blank=True)
    on_scene_at = models.DateTimeField(_("on scene at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed, to be acknowledged"), null=True, blank=True)
    changed_fields = models.JSONField(_("changed fields"), default=list, blank=True)
    decline_settled_at = models.DateTimeField(_("no substitute needed since"), null=True, blank=True)
    reason = models.CharField(_("reason declined or cancelled"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(_("updated at"))
    updated_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("dispatch")
        verbose_name_plural = _("dispatches")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "agency"],
                condition=models.Q(status__in=sorted(DISPATCH_LIVE)),
                name="one_live_dispatch_an_agency",
            ),
            models.CheckConstraint(
                condition=models.Q(escalate_at__isnull=True) | models.Q(status__in=sorted(DISPATCH_WAITING)),
                name="timer_only_while_waiting",
            ),
        ]
        indexes = [
            models.Index(
                fields=["escalate_at"], condition=models.Q(escalate_at__isnull=False), name="dispatch_due"
            ),
            models.Index(
                fields=["centre", "changed_at"],
                condition=models.Q(changed_at__isnull=False),
                name="dispatch_changed",
            ),
            models.Index(
                fields=["agency", "incident"],
                condition=models.Q(status__in=sorted(DISPATCH_LIVE)),
                name="dispatch_live",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident} -> {self.agency.short_name}"
