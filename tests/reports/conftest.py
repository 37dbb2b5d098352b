"""What the tests of the report share."""

import pytest

from tests.reports import town as towns


@pytest.fixture
def town(db: None) -> towns.Town:
    """A town with an empty morning shift."""
    return towns.build()
