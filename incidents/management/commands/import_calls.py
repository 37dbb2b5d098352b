"""`manage.py import_calls FILE.csv --map MAP.toml --centre CODE`: take over an existing call log."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations
from tqdm import tqdm

from incidents.imports.importing import Import, ImportRunning, Outcome, run_import
from incidents.imports.mapping import MapError, load_map
from incidents.imports.reading import Heading, Row
from incidents.imports.rejects import RejectsFile
from operators.models import Centre

# More bad rows than this are not read on a screen; all of them are in the file.
SHOWN = 20


class Command(BaseCommand):
    """Imports calls; nothing is half-imported, and running it twice changes nothing."""

    help = "Import a call log (CSV) by a map of its columns (TOML). See docs/importing.md."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, its map, the centre."""
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--map", type=Path, required=True, metavar="MAP.toml", dest="mapping")
        parser.add_argument("--centre", required=True, metavar="CODE", help="whose calls these are")
        parser.add_argument("--dry-run", action="store_true", help="read and check everything, keep nothing")
        parser.add_argument(
            "--rejects", type=Path, metavar="FILE", help="for the rows left out (FILE.rejected.csv)"
        )

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        """Import and tell what became of the rows."""
        path: Path = options["file"]
        centre = Centre.objects.filter(code=options["centre"]).first()
        if centre is None:
            raise CommandError(f"There is no centre {options['centre']!r}. Nothing was imported.")
        if not path.is_file():
            raise CommandError(f"There is no file {path}. Nothing was imported.")
        rejects = options["rejects"] or path.with_suffix(".rejected.csv")
        if rejects.resolve() in (path.resolve(), options["mapping"].resolve()):
            raise CommandError("--rejects names the file or the map itself. Nothing was imported.")
        try:
            outcome = self._run(path, centre, rejects, options)
        except MapError as error:
            raise CommandError(str(error)) from error
        except ImportRunning as error:
            raise CommandError(
                f"Another import for {centre} is still running. Nothing was imported; run again afterwards."
            ) from error
        except UnicodeError as error:
            raise CommandError(
                f"{path} is not what the map's encoding says ({error}). Nothing was imported."
            ) from error
        self._tell(outcome, rejects, dry_run=options["dry_run"])

    def _run(self, path: Path, centre: Centre, rejects: Path, options: dict[str, Any]) -> Outcome:
        mapping = load_map(options["mapping"])
        size = path.stat().st_size
        bar = tqdm(total=size, unit="B", unit_scale=True, desc=path.name, disable=None, file=sys.stderr)
        shown = 0
        with bar, RejectsFile(rejects, mapping) as file:

            def reject(row: Row, reason: str, heading: Heading) -> None:
                nonlocal shown
                shown += 1
                if shown <= SHOWN:
                    bar.write(f"line {row.line}: {reason}", file=self.stderr)
                file.add(row, reason, heading)

            job = Import(
                path=path,
                mapping=mapping,
                centre=centre,
                reject=reject,
                progress=lambda position: bar.update(position - bar.n),
            )
            return run_import(job, dry_run=options["dry_run"])

    def _tell(self, outcome: Outcome, rejects: Path, *, dry_run: bool) -> None:
        if outcome.rejected > SHOWN:
            self.stderr.write(f"... and {outcome.rejected - SHOWN} more bad rows.")
        verb = "Would import" if dry_run else "Imported"
        self.stdout.write(f"{verb} {outcome.new} calls; {outcome.known} were there before.")
        for name, number in outcome.by_class.most_common():
            self.stdout.write(f"  {name:14} {number:>9}")
        if outcome.rejected:
            self.stdout.write(
                f"{outcome.rejected} rows were left out. They are in {rejects} with the reason:"
                " correct them there and import that file with the same map."
            )
