"""`manage.py import_landmarks FILE.csv --centre CODE`: take over a list of landmarks."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations

from agencies.landmarks.importing import BadFile, import_landmarks
from operators.models import Centre

# More bad rows than this are not read on a screen.
SHOWN = 50


class Command(BaseCommand):
    """Imports landmarks; running it twice changes nothing."""

    help = "Import landmarks (CSV: name, latitude, longitude; aliases, kind, place_code if known)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and the centre."""
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--centre", required=True, metavar="CODE", help="whose landmarks these are")
        parser.add_argument("--dry-run", action="store_true", help="read and check everything, keep nothing")

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        """Import and tell what became of the rows."""
        path: Path = options["file"]
        centre = Centre.objects.filter(code=options["centre"]).first()
        if centre is None:
            raise CommandError(f"There is no centre {options['centre']!r}. Nothing was imported.")
        if not path.is_file():
            raise CommandError(f"There is no file {path}. Nothing was imported.")
        shown = 0

        def refuse(line: int, why: str) -> None:
            nonlocal shown
            shown += 1
            if shown <= SHOWN:
                self.stderr.write(f"line {line}: {why}")

        try:
            outcome = import_landmarks(path, centre, refuse, dry_run=options["dry_run"])
        except BadFile as bad:
            raise CommandError(f"{bad} Nothing was imported.") from bad
        verb = "Would import" if options["dry_run"] else "Imported"
        self.stdout.write(
            f"{verb} {outcome.new} new landmarks and {outcome.changed} changed ones; "
            f"{outcome.known} were there before, {outcome.refused} were refused."
        )
