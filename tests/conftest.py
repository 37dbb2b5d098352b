"""What every test may ask for."""

from tests.cast import cast

__all__ = ["cast"]
