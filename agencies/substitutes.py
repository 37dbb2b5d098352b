"""Who can go in the place of an agency that declined: of its kind, and serving the place."""

from collections.abc import Collection
from typing import Final

from agencies.models import Agency, IncidentType, Place
from agencies.plans import plan_for

# More than an operator weighs up while somebody waits for help.
MOST: Final = 3


def substitutes_for(
    declined: Agency, *, incident_type: IncidentType, place: Place | None, without: Collection[int]
) -> list[Agency]:
    """Return at most three active agencies of the same kind that serve the place, the fittest first.

    First those that the plan names anyhow, then those whose service area is the smallest around the place,
    last those that serve the whole city. `without` are agencies that are on it or have declined.
    """
    found = list(
        Agency.objects.filter(centre_id=declined.centre_id, kind=declined.kind, active=True)
        .exclude(pk__in=[declined.pk, *without])
        .prefetch_related("service_area")
        .order_by("name")
    )
    upwards = _upwards(place)
    planned = plan_for(centre_id=declined.centre_id, incident_type=incident_type, place=place)
    named = {line.agency.pk for line in planned.lines}
    steps = [(_steps_up(agency, upwards), agency) for agency in found]
    fit = [(agency.pk not in named, up, agency.name, agency) for up, agency in steps if up is not None]
    return [agency for *_order, agency in sorted(fit, key=lambda one: one[:3])][:MOST]


def _upwards(place: Place | None) -> list[int]:
    """Return the place and those around it, the smallest first."""
    around: list[int] = []
    while place is not None:
        around.append(place.pk)
        place = place.parent
    return around


def _steps_up(agency: Agency, upwards: list[int]) -> int | None:
    """Return how many steps up its area is; None: it does not serve the place. No area is the whole city."""
    area = {place.pk for place in agency.service_area.all()}
    if not area or not upwards:
        return len(upwards)
    return next((steps for steps, place in enumerate(upwards) if place in area), None)
