"""Which shift a moment belongs to."""

from datetime import datetime, time, timedelta

from operators.models import Centre, Shift, ShiftPattern

# Three shifts a day, as the centres have them (DOMAIN section 1).
DEFAULT_PATTERN = (
    ("Pagi", time(7, 30), time(16, 0)),
    ("Sore", time(16, 0), time(23, 30)),
    ("Malam", time(23, 30), time(7, 30)),
)


def shift_at(centre: Centre, moment: datetime) -> Shift:
    """Return the centre's shift that contains `moment` (aware), making its row when it is asked for first.

    Where no pattern covers the moment, it belongs to a shift of its own local day.
    """
    local = moment.astimezone(centre.zone)
    for pattern in centre.shift_patterns.all():
        for day in (local, local - timedelta(days=1)):
            starts, ends = _bounds(pattern, day)
            if starts <= local < ends:
                return _shift(centre, pattern.name, starts, ends)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return _shift(centre, f"{midnight:%Y-%m-%d}", midnight, midnight + timedelta(days=1))


def _bounds(pattern: ShiftPattern, day: datetime) -> tuple[datetime, datetime]:
    starts = datetime.combine(day.date(), pattern.starts, tzinfo=day.tzinfo)
    ends = datetime.combine(day.date(), pattern.ends, tzinfo=day.tzinfo)
    return starts, ends if ends > starts else ends + timedelta(days=1)


def _shift(centre: Centre, name: str, starts: datetime, ends: datetime) -> Shift:
    shift, _created = Shift.objects.get_or_create(
        centre=centre, starts_at=starts, defaults={"name": name, "ends_at": ends}
    )
    return shift
