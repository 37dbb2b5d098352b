"""Signed messages that were taken already, so that a repetition of one changes nothing."""

from django.db import models


class WebhookReceipt(models.Model):
    """One message of one sender, written in the transaction of what it did.

    Only the replay window of its signature need be remembered: an older one is refused as late.
    """

    sender = models.CharField(max_length=60)
    webhook_id = models.CharField(max_length=100)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sender", "webhook_id"], name="one_receipt_a_message")]

    def __str__(self) -> str:
        return f"{self.sender} {self.webhook_id}"
