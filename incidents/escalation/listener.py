"""A connection that hears of deadlines nearer than the next poll."""

import select

import psycopg2
from django.db import connection

from incidents.background import Stop
from incidents.deadlines import CHANNEL


class Listener:
    """A connection of its own to PostgreSQL that listens for `dispatch_due`.

    Raises psycopg2.Error, from any method, when the server is gone; the owner then makes a new one.
    """

    def __init__(self) -> None:
        self._connection = psycopg2.connect(**{"connect_timeout": 5, **connection.get_connection_params()})
        self._connection.autocommit = True
        with self._connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")

    def wait(self, seconds: float, stop: Stop) -> None:
        """Return after `seconds`, or as soon as a deadline is announced or it is time to end."""
        if select.select([self._connection, stop], [], [], seconds)[0]:
            self._connection.poll()
            self._connection.notifies.clear()

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()
