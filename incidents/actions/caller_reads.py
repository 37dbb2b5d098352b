"""The record of who read a caller's history (UU PDP 27/2022: reading personal data is processing)."""

from datetime import timedelta

from django.conf import settings
from django.db.models.functions import Now

from incidents.models import CallerDataRead
from incidents.permissions import require
from operators.standing import Standing


def note_read(standing: Standing, dialled: str) -> None:
    """Write down that the person reads the history of a number. Raises `NotAllowed`."""
    require(standing, "read_caller_history")
    CallerDataRead.objects.create(
        centre_id=standing.centre_id, user_id=standing.user_id, dialled=dialled, at=Now()
    )


def purge_caller_reads() -> int:
    """Delete what is older than CALLER_READS_KEPT_DAYS by the database's clock; return how many."""
    old = Now() - timedelta(days=settings.CALLER_READS_KEPT_DAYS)
    deleted, _by_model = CallerDataRead.objects.filter(at__lt=old).delete()
    return deleted
