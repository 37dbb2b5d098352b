"""What the tests of referrals share: the other centre, as a server on a real socket."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from agencies.models import ReferralPartner
from agencies.reference.referred import take_defaults
from tests.api.conftest import _full_buckets, api
from tests.cast import Cast
from tests.referrals.partner_server import PartnerServer, partner_server

__all__ = ["_full_buckets", "api"]


@pytest.fixture
def other(settings: Settings) -> Iterator[PartnerServer]:
    """The other centre's server."""
    settings.WEBHOOK_NETWORKS = ["127.0.0.1/32"]
    settings.SEND_DEADLINE = 0.6
    settings.PUBLIC_ORIGINS = ["http://testserver"]
    with partner_server() as server:
        yield server


@pytest.fixture
def partner(cast: Cast, other: PartnerServer) -> ReferralPartner:
    """The other centre as Tangerang knows it."""
    row = ReferralPartner.objects.create(
        centre=cast.tng, code="tng-1500293", name="Call centre Tangerang", phone="1500293",
        webhook_url=other.url, our_secret=other.their_secret, their_secret=other.own_secret,
    )  # fmt: skip
    take_defaults(row)
    return row
