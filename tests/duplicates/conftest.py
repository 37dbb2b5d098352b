"""What the tests of duplicates share."""

import pytest

from incidents.models import Incident
from tests.api.conftest import Api, _full_buckets, api
from tests.cast import Cast
from tests.duplicates.scene import FIRE, SECRET

__all__ = ["_full_buckets", "api"]


@pytest.fixture
def pair(api: Api, cast: Cast) -> tuple[Incident, Incident]:
    """A fire that Damkar and RSUD were sent to, and violence next door, with Polri and Damkar on it."""
    call = api.post("ayu", "calls/", {"caller_number": "081211112222"}).json()["id"]
    fire = cast.incident(cast.damkar, cast.rsud, narrative=FIRE, call_id=call, priority=1)
    other = cast.incident(cast.polri, cast.damkar, narrative=SECRET, caller_number="081299998888", priority=2)
    return fire, other
