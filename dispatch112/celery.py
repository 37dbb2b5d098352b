"""The Celery application of the processes `worker` and `beat`."""

import os

import django
from celery import Celery
from celery.signals import beat_init, worker_init

from dispatch112.checks import refuse_unsafe_production

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dispatch112.settings")

app = Celery("dispatch112")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
@beat_init.connect
def refuse(**_details: object) -> None:
    """Hold worker and beat to what every serving process is held to."""
    django.setup()
    refuse_unsafe_production()
