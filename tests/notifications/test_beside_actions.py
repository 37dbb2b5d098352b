"""Sending goes on while people change the same incidents, and neither waits for the other."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction

from incidents.access import access_incident
from incidents.models import Channel, NotificationStatus
from incidents.notifications.sending import send_due
from tests.escalation.scene import Scene


def test_a_receipt_is_recorded_while_somebody_changes_the_incident(shared_scene: Scene) -> None:
    """A receipt's journal entry refers to the incident; that must not need the lock of an action."""
    incident = shared_scene.incident()

    def send() -> int:
        try:
            return send_due(engine="test", channel=Channel.BOARD)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        access_incident(shared_scene.ayu, incident.pk, lock=True)
        assert pool.submit(send).result(timeout=3) == 1
    sent = incident.notifications.get(channel=Channel.BOARD)
    assert sent.status == NotificationStatus.SENT
