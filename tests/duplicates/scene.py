"""Merging by the API, for the tests of duplicates."""

from typing import Any

from incidents.models import Incident
from tests.api.conftest import Api

SECRET = "Pelapor istri pelaku, sembunyi di kamar mandi."
FIRE = "Api dari dapur tetangga."


def merge(api: Api, absorbed: Incident, into: Incident, name: str = "ayu", **values: Any) -> Any:
    """Merge one incident into the other, as they are now; return the answer."""
    for one in (absorbed, into):
        one.refresh_from_db()
    body = {"version": absorbed.version, "into": into.pk, "into_version": into.version, **values}
    return api.post(name, f"incidents/{absorbed.pk}/merge/", body)
