"""What the tests of escalation share."""

import pytest

from tests.cast import Cast
from tests.escalation.scene import Scene


@pytest.fixture
def scene(cast: Cast) -> Scene:
    """House fires in Kota Tangerang."""
    return Scene(cast)


@pytest.fixture
def shared_scene(transactional_db: None, cast: Cast) -> Scene:
    """The same, committed, for tests in which several connections work at once."""
    return Scene(cast)
