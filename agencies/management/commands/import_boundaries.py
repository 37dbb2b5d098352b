"""`manage.py import_boundaries FILE.geojson --centre CODE`: take over the borders of a centre's places."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations

from agencies.boundaries.importing import BadFile, import_boundaries
from operators.models import Centre

# More bad features than this are not read on a screen.
SHOWN = 50


class Command(BaseCommand):
    """Imports boundaries; running it twice changes nothing."""

    help = "Import the borders of kelurahan or kecamatan (GeoJSON, one feature each with its code)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and the centre."""
        parser.add_argument("file", type=Path, metavar="FILE.geojson")
        parser.add_argument("--centre", required=True, metavar="CODE", help="whose places these are")
        parser.add_argument("--dry-run", action="store_true", help="read and check everything, keep nothing")

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        """Import and tell what became of the features."""
        path: Path = options["file"]
        centre = Centre.objects.filter(code=options["centre"]).first()
        if centre is None:
            raise CommandError(f"There is no centre {options['centre']!r}. Nothing was imported.")
        if not path.is_file():
            raise CommandError(f"There is no file {path}. Nothing was imported.")
        shown = 0

        def refuse(number: int, code: str, why: str) -> None:
            nonlocal shown
            shown += 1
            if shown <= SHOWN:
                self.stderr.write(f"feature {number} ({code or 'no code'}): {why}")

        try:
            outcome = import_boundaries(path, centre, refuse, dry_run=options["dry_run"])
        except BadFile as bad:
            raise CommandError(f"{bad} Nothing was imported.") from bad
        verb = "Would import" if options["dry_run"] else "Imported"
        self.stdout.write(
            f"{verb} {outcome.new} new boundaries and {outcome.changed} changed ones; "
            f"{outcome.known} were there before, {outcome.refused} were refused."
        )
        if outcome.refused:
            sys.stderr.write("Correct what was refused and run the same command again.\n")
