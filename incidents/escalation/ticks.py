"""The engines' sign of life."""

from typing import Final

from django.db import connection

# Both engines sweep more often than anybody reads the sign.
STAMP_SQL: Final = """
    INSERT INTO incidents_enginetick (name, at) VALUES (%s, clock_timestamp())
    ON CONFLICT (name) DO UPDATE SET at = EXCLUDED.at
    WHERE incidents_enginetick.at < EXCLUDED.at - interval '0.8 s'
"""


def stamp(engine: str) -> None:
    """Note that `engine` has finished a sweep, by the database's clock; written about once a second."""
    with connection.cursor() as cursor:
        cursor.execute(STAMP_SQL, [engine])
