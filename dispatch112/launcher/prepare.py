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

from dispatch112.launcher.logs import say
from dispatch112.launcher.messages import compile_messages
from dispatch112.launcher.plan import LaunchError
from dispatch112.launcher.stamps import Stamps, digest, files, static_release

DATA_SOURCES = ("operators/**/*.py", "agencies/**/*.py", "incidents/**/*.py", "agencies/**/*.json")
DATA_SOURCES += ("agencies/**/*.csv", "agencies/**/*.toml", "agencies/**/*.yaml")


def migrate() -> None:
    """Bring the database to the present schema."""
    call_command("migrate", interactive=False, verbosity=0)


def collect_static() -> None:
    """Gather the static files into var/, compressed."""
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def steps() -> Iterator[tuple[str, str, Callable[[], object]]]:
    """Yield name, hash of the sources, and work of each step; an empty hash means every time."""
    database = str(settings.DATABASES["default"]["PORT"]) + str(settings.DATABASES["default"]["NAME"])
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
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (LaunchError, CommandError) as error:
        sys.exit(str(error))
