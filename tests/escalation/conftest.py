"""What the tests of escalation share."""

import pytest

from tests.escalation.scene import Scene, build


@pytest.fixture
def scene(db: None) -> Scene:
    """A small city with a ladder of four steps."""
    return build()
