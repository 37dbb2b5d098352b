"""The numbers of incidents: TNG-261123-7 is the seventh of that local day; there is no ceiling."""

from datetime import datetime

from django.db import connection

from operators.models import Centre


def next_number(centre: Centre, at: datetime) -> str:
    """Take the centre's next number for the local day of `at`; inside the caller's transaction."""
    day = at.astimezone(centre.zone).date()
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO incidents_incidentnumber (centre_id, day, last) VALUES (%s, %s, 1)
            ON CONFLICT (centre_id, day) DO UPDATE SET last = incidents_incidentnumber.last + 1
            RETURNING last""",
            [centre.pk, day],
        )
        last = cursor.fetchone()[0]
    return f"{centre.code.upper()}-{day:%y%m%d}-{last}"
