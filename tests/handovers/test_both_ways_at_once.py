"""Two centres that hand over to each other in the same moment: neither waits for the other's journal."""

from threading import Thread
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from incidents.models import CentreClock
from tests.api.conftest import Api, _full_buckets, api
from tests.cast import Cast
from tests.system import eventually

__all__ = ["_full_buckets", "api"]


@pytest.mark.django_db(transaction=True)
def test_who_waits_for_one_journal_holds_no_other(api: Api, cast: Cast) -> None:
    """Without an Idempotency-Key, which would make one unit of it anyhow."""
    incident = cast.incident(cast.damkar)
    body = {"version": incident.version, "centre": cast.plm.pk}
    headers, answers = api.auth("ayu"), list[Any]()

    def offer() -> None:
        path = f"/api/v1/incidents/{incident.pk}/hand-over/"
        answers.append(Client().post(path, body, content_type="application/json", headers=headers))
        connection.close()

    thread = Thread(target=offer)
    with transaction.atomic():
        CentreClock.objects.select_for_update().get(centre=cast.tng)
        thread.start()
        eventually(somebody_waits)
        # Palembang goes on writing into its own journal while the offer waits for Tangerang's.
        assert api.post("indra", "calls/", {"call_class": "prank"}).status_code == 201
    thread.join()
    assert answers[0].status_code == 201


def somebody_waits() -> bool:
    """Tell whether a statement waits for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])
