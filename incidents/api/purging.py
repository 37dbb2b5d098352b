"""Forgetting the answers that nobody will ask for again."""

from datetime import timedelta
from typing import Final

from django.db.models.functions import Now

from incidents.models import IdempotencyKey, WebhookReceipt

# Longer than a draft is kept (incidents/actions/drafts.py), whose call must not count twice when it is sent
# at last; shorter than a caller's data may lie about (UU PDP 27/2022).
KEPT: Final = timedelta(hours=72)


def purge_idempotency_keys() -> int:
    """Delete the answers kept for more than 72 hours by the database's clock; return how many."""
    # What other systems sent is named by their own ids, and refused as late long before this.
    WebhookReceipt.objects.filter(at__lt=Now() - KEPT).delete()
    deleted, _by_model = IdempotencyKey.objects.filter(created_at__lt=Now() - KEPT).delete()
    return deleted
