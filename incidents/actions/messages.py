"""Signed messages of other systems, each taken once."""

from django.db import connection

from incidents.journal import Change


def first_time(one: Change, sender: str, webhook_id: str) -> bool:
    """Remember a message of `sender` in the transaction of what it does; False when it was taken before."""
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO incidents_webhookreceipt (sender, webhook_id, at) VALUES (%s, %s, %s)
            ON CONFLICT (sender, webhook_id) DO NOTHING RETURNING id""",
            [sender, webhook_id, one.at],
        )
        return cursor.fetchone() is not None
