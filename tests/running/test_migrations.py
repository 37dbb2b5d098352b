"""Every migration can be taken back, so that an upgrade can be undone (London Ambulance, June 2011)."""

import os
import subprocess
import sys

import psycopg2

from tests.system import CHECKOUT, new_database

OURS = ("incidents", "agencies", "operators")


def manage(database: str, *words: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=CHECKOUT,
        env=os.environ | {"DATABASE_URL": database},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def tables(database: str) -> set[str]:
    with psycopg2.connect(database) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {name for (name,) in cursor.fetchall()}


def test_it_takes_every_migration_back_and_makes_it_again() -> None:
    database = new_database()
    manage(database, "migrate", "--verbosity", "0")
    manage(database, "load_reference", "--verbosity", "0")
    made = tables(database)
    assert "incidents_journalentry" in made
    # Django's own apps point at the user, so all of them go back with ours.
    for app in ("authtoken", "account", "admin", *OURS):
        manage(database, "migrate", app, "zero", "--verbosity", "0")
    left = tables(database)
    assert not {name for name in left if name.startswith(tuple(f"{app}_" for app in OURS))}
    manage(database, "migrate", "--verbosity", "0")
    assert tables(database) == made
