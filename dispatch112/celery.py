"""The Celery application of the processes `worker` and `beat`."""

import os
import sys

import django
from celery import Celery
from celery.signals import beat_init, worker_init
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from dispatch112.checks import refuse_unsafe_production

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dispatch112.settings")

app = Celery("dispatch112")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def every(seconds: float, task: str, *args: str) -> dict[str, object]:
    """A line of the schedule. What no worker took before the next is due has lost its reason and expires."""
    return {"task": task, "schedule": seconds, "args": args, "options": {"expires": seconds}}


# Kept in memory: a schedule file can be torn by a kill, and nothing in it is worth keeping.
app.conf.beat_scheduler = "celery.beat:Scheduler"
app.conf.beat_schedule = {
    "escalate": every(settings.ESCALATION_INTERVAL, "incidents.tasks.escalate"),
    "send to boards": every(settings.POLL_SECONDS, "incidents.tasks.send_notifications", "board"),
    "send e-mail": every(settings.POLL_SECONDS, "incidents.tasks.send_notifications", "email"),
    "end quiet surges": every(30, "incidents.tasks.end_quiet_surges"),
    "give up ringing": every(60, "incidents.tasks.give_up_ringing"),
    "purge drafts": every(3600, "incidents.tasks.purge_drafts"),
    "send webhooks": every(settings.POLL_SECONDS, "incidents.tasks.send_notifications", "webhook"),
    "send SMS": every(settings.POLL_SECONDS, "incidents.tasks.send_notifications", "sms"),
    "purge location links": every(3600, "incidents.tasks.purge_location_links"),
    "purge caller reads": every(3600, "incidents.tasks.purge_caller_reads"),
    "purge idempotency keys": every(3600, "incidents.tasks.purge_idempotency_keys"),
}
# Tasks keep their database connection; each looks first whether it is still good.
app.conf.CELERY_DB_REUSE_MAX = 1_000_000


@worker_init.connect
@beat_init.connect
def refuse(**_details: object) -> None:
    """Hold worker and beat to what every serving process is held to."""
    try:
        django.setup()
        refuse_unsafe_production()
    except (ImproperlyConfigured, SystemExit) as refusal:
        # Celery goes on after an exception here, and beat swallows what would be said at its exit.
        print(refusal, file=sys.__stderr__, flush=True)
        raise SystemExit(1) from refusal
