"""What the tests of callers' numbers share."""

from tests.api.conftest import _full_buckets, api

__all__ = ["_full_buckets", "api"]
