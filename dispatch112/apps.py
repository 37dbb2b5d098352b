"""The project as an app: with it come the Celery application and the production checks."""

from django.apps import AppConfig

from dispatch112 import checks
from dispatch112.celery import app as celery_app

__all__ = ["Dispatch112Config", "celery_app"]


class Dispatch112Config(AppConfig):
    """Registers what belongs to no part of the house."""

    name = "dispatch112"

    def ready(self) -> None:
        """Register the production checks, so that `manage.py check --deploy` shows them too."""
        checks.register_checks()
