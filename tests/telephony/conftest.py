"""What the tests of the telephone share: a telephone system of Tangerang as a client of ours."""

import pytest

from tests.api.conftest import _full_buckets, api
from tests.cast import Cast
from tests.telephony.scene import Pbx, new_system

__all__ = ["_full_buckets", "api"]


@pytest.fixture
def pbx(cast: Cast) -> Pbx:
    """The telephone system; extension 201 stands on Ayu's desk, 202 on Budi's."""
    for name, extension in (("ayu", "201"), ("budi", "202")):
        cast.users[name].memberships.update(extension=extension)
    return Pbx(new_system(cast))
