"""A message to be sent to somebody: written in the transaction of its cause, sent after it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Contact
from incidents.models.dispatch import Dispatch
from incidents.models.incident import Incident
from incidents.models.location_link import LocationLink
from incidents.models.referral import Referral
from operators.models import Centre


class Channel(models.TextChoices):
    """By which transport a message goes."""

    BOARD = "board", _("Board")
    EMAIL = "email", _("E-mail")
    WEBHOOK = "webhook", _("Webhook")
    SMS = "sms", _("SMS")


class NotificationStatus(models.TextChoices):
    """How far the sending is."""

    PENDING = "pending", _("Pending")
    LEASED = "leased", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    WITHDRAWN = "withdrawn", _("No longer needed")


class Notification(models.Model):
    """One message to one recipient by one channel. `key` lets a transport drop a repetition.

    It is about an incident, most often about one of its dispatches, about a referral, or it carries a
    location link.

    While it is being sent, `leased_until` is both the end of the lease and the sender's proof that it is
    still theirs, and `next_try_at` the same time, so that a sender who died is followed by another.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="notifications", verbose_name=_("centre"))
    incident = models.ForeignKey(
        Incident,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="notifications",
        verbose_name=_("incident"),
    )
    dispatch = models.ForeignKey(
        Dispatch,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="notifications",
        verbose_name=_("dispatch"),
    )
    referral = models.ForeignKey(
        Referral,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="notifications",
        verbose_name=_("referral"),
    )
    location_link = models.ForeignKey(
        LocationLink,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="notifications",
        verbose_name=_("location link"),
    )
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("contact")
    )
    kind = models.CharField(_("kind"), max_length=24)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    recipient = models.CharField(_("recipient"), max_length=254)
    language = models.CharField(_("language"), max_length=2, default="id")
    data = models.JSONField(_("data"), default=dict)
    key = models.UUIDField(_("key"), unique=True)
    status = models.CharField(
        _("status"), max_length=9, choices=NotificationStatus, default=NotificationStatus.PENDING
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(_("next try at"), null=True, blank=True)
    leased_until = models.DateTimeField(_("leased until"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    receipt = models.CharField(_("receipt"), max_length=200, blank=True)
    error = models.CharField(_("error"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("created at"))

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(status__in=["pending", "leased"]),
                name="notification_to_send",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} -> {self.recipient}"
