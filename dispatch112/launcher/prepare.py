"""`python -m dispatch112.launcher.prepare`: what must be there before the processes start.

Messages, static files, database, reference data, demo. Each step is done once for what it reads: its
hash is kept under var/. An own process, so that the launcher itself need not load Django.
"""

import sys
import time
from collections.abc import Callable, Iterator

import django
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from dispatch112.launcher.announce import ACCOUNTS
from dispatch112.launcher.logs import say
from dispatch112.launcher.messages import compile_messages
from dispatch112.launcher.plan import LaunchError
from dispatch112.launcher.stamps import Stamps, digest, files, static_release

DATA_SOURCES = tuple(
    f"{app}/**/*.{kind}"
    for app in ("operators", "agencies", "incidents")
    for kind in ("py", "json", "csv", "toml", "yaml")
)


def migrate() -> None:
    """Bring the database to the present schema."""
    call_command("migrate", interactive=False, verbosity=0)


def collect_static() -> None:
    """Gather the static files into var/, compressed."""
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def database_identity() -> str:
    """Return what tells this database from every other, also from one of the same name made anew."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT system_identifier, oid FROM pg_control_system(), pg_database"
            " WHERE datname = current_database()"
        )
        return str(cursor.fetchone())


def steps() -> Iterator[tuple[str, str, Callable[[], object]]]:
    """Yield name, hash of the sources, and work of each step; an empty hash means every time."""
    database = database_identity()
    yield "messages", digest(files("locale/*/LC_MESSAGES/*.po")), compile_messages
    yield "static files", static_release(), collect_static
    yield "database", digest(files("*/migrations/*.py", "requirements.txt"), database), migrate
    data = digest(files(*DATA_SOURCES), database)
    yield "reference data", data, lambda: call_command("load_reference", verbosity=0)
    if settings.DEMO:
        yield "demo", data, lambda: call_command("load_demo", verbosity=0)


def main() -> int:
    """Do the steps that are not done yet, one line each."""
    django.setup()
    stamps = Stamps(settings.VAR_DIR)
    for name, value, work in steps():
        if stamps.fresh(name, value):
            continue
        begun = time.monotonic()
        say(f"preparing {name} ...")
        work()
        stamps.done(name, value)
        say(f"prepared {name} in {time.monotonic() - begun:.1f} s")
    if settings.DEMO:
        with (settings.VAR_DIR / ACCOUNTS).open("w") as file:
            call_command("demo_accounts", stdout=file)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (LaunchError, CommandError) as error:
        sys.exit(str(error))
