"""`manage.py load_demo`: two cities with people to sign in as and two shifts of work; safe to run again."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from incidents.demo.load import load_demo
from operators.models import User


class Command(BaseCommand):
    """Loads the demo where the settings say DEMO, and never among real people unless forced."""

    help = "Load the demo: two cities, accounts with a published password, two shifts of work."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether real people may be there."""
        parser.add_argument("--force", action="store_true", help="also into a database that has real users")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what was done."""
        if not settings.DEMO:
            raise CommandError("This is no demo (DEMO is not set). Nothing was loaded.")
        present = User.objects.filter(is_demo=True).exists()
        if not present and not options["force"] and User.objects.exists():
            raise CommandError(
                "This database has real users and no demo. Nothing was loaded: the demo's accounts have a"
                " published password. Use an empty database, or --force."
            )
        told = load_demo()
        if options["verbosity"] > 0:
            self.stdout.write("The demo was loaded." if told else "The demo was there already.")
