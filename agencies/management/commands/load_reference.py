"""`manage.py load_reference`: give centres the data they start with; safe to run again at any time."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agencies.reference.load import lines, load_centre, load_shared
from agencies.reference.places import UnknownAdminCode
from operators.models import Centre


class Command(BaseCommand):
    """Loads incident types, places, shifts, ladders and question sets, and with --plans response plans.

    What is missing is created; what nobody has changed since it was loaded is brought up to date; what
    a centre has changed or deleted is left alone.
    """

    help = (
        "Load the reference data of all active centres, or of one. Nothing that was changed is overwritten."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the centre and whether to make plans."""
        parser.add_argument("--centre", metavar="CODE", help="only this centre, by its code")
        parser.add_argument(
            "--plans", action="store_true", help="also response plans, of the kinds of agency a centre has"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and print one line a kind of data."""
        self._say(lines("all centres", [("incident types", load_shared())]), options)
        for centre in self._centres(options["centre"]):
            try:
                verdicts = load_centre(centre, plans=options["plans"])
            except UnknownAdminCode:
                self.stderr.write(
                    f"{centre}: no city or regency has the code {centre.admin_code!r}. Nothing was loaded for"
                    " this centre. Correct its administrative code in the admin, then run this again."
                )
            else:
                self._say(lines(centre.code, verdicts.items()), options)

    def _centres(self, code: str | None) -> list[Centre]:
        centres = Centre.objects.filter(active=True)
        if code is None:
            return list(centres)
        found = list(centres.filter(code=code))
        if not found:
            raise CommandError(f"There is no active centre {code!r}. Nothing was loaded for a centre.")
        return found

    def _say(self, said: Any, options: dict[str, Any]) -> None:
        if options["verbosity"] > 0:
            for line in said:
                self.stdout.write(line)
