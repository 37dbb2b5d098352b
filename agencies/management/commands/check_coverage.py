"""`manage.py check_coverage`: say for which types and places nobody would be sent; fails if any."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agencies.coverage import Gap, coverage_gaps
from operators.models import Centre

NAMED = 5


class Command(BaseCommand):
    """Prints one line a type that some place is not covered for."""

    help = "List the types and places for which no response plan sends an agency."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the centre."""
        parser.add_argument("--centre", metavar="CODE", help="only this centre, by its code")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the gaps of each active centre."""
        centres = Centre.objects.filter(active=True)
        if options["centre"]:
            centres = centres.filter(code=options["centre"])
            if not centres:
                raise CommandError(f"There is no active centre {options['centre']!r}. Nothing was checked.")
        gaps = [(centre, gap) for centre in centres for gap in coverage_gaps(centre.pk)]
        for centre, gap in gaps:
            self.stdout.write(f"{centre.code}: {gap.incident_type}: nobody {_where(gap)}")
        if gaps:
            raise CommandError(
                f"{len(gaps)} types are not covered everywhere. Add agencies or plans in the admin; until"
                " then such incidents are kept and marked, and the operator must choose whom to send."
            )
        self.stdout.write("Every type is covered in every place.")


def _where(gap: Gap) -> str:
    if gap.everywhere:
        return "in the whole city"
    names = ", ".join(place.name for place in gap.places[:NAMED])
    more = len(gap.places) - NAMED
    return f"in {names}" + (f" and {more} more" if more > 0 else "")
