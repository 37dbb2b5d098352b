"""What the tests of guided questions share."""

from tests.api.conftest import Api, _full_buckets, api

__all__ = ["Api", "_full_buckets", "api"]
