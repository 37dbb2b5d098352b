"""`manage.py purge_idempotency_keys`: forget the answers of commands older than 72 hours."""

from typing import Any

from django.core.management.base import BaseCommand

from incidents.api.purging import purge_idempotency_keys


class Command(BaseCommand):
    """The same as Celery does every hour, for a system whose worker stood still."""

    help = "Delete idempotency keys, with the answers kept for them, that are older than 72 hours."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them and say how many they were."""
        self.stdout.write(f"{purge_idempotency_keys()} idempotency keys deleted.")
