"""The referrals of a shift: sent, acknowledged in time, overdue; and the emergencies that came."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from agencies.models import ReferralPartner
from incidents.actions.calls import NewCall, log_call
from incidents.actions.following import withdraw
from incidents.actions.handed_in import HandedIn, accept, receive
from incidents.actions.partner_events import Answer, PartnerEvent, take_event
from incidents.actions.referring import NewReferral, refer
from incidents.models import Referral
from incidents.reports.csv_file import csv_of
from incidents.reports.report import shift_report
from operators.models import Shift
from operators.shifts import shift_at
from tests.cast import Cast


@pytest.fixture
def partner(cast: Cast) -> ReferralPartner:
    return ReferralPartner.objects.create(
        centre=cast.tng, code="tng-cc", name="CC", phone="1500293", webhook_url="https://cc.example.test/",
        acknowledge_seconds=60,
    )  # fmt: skip


@pytest.fixture
def began(cast: Cast) -> datetime:
    """A quarter of an hour into yesterday's shift."""
    now = log_call(standing=cast.ayu_standing, new=NewCall()).created_at - timedelta(days=1)
    return shift_at(cast.tng, now).starts_at + timedelta(minutes=15)


def sent(cast: Cast, at: datetime) -> Referral:
    call = log_call(standing=cast.ayu_standing, new=NewCall(), at=at)
    return refer(standing=cast.ayu_standing, new=NewReferral(call_id=call.pk, summary="Lampu."), at=at)


def answered(partner: ReferralPartner, referral: Referral, event: str, at: datetime, **facts: Any) -> None:
    answer = Answer(f"{referral.pk}-{event}", PartnerEvent(event), **facts)
    take_event(partner_id=partner.pk, referral_id=referral.pk, answer=answer, at=at)


def test_it_counts_what_was_referred(cast: Cast, partner: ReferralPartner, began: datetime) -> None:
    quick, slow, never, back = (sent(cast, began) for _ in range(4))
    taken = sent(cast, began)
    answered(partner, quick, "ticket", began + timedelta(seconds=59), ticket_number="CC-1")
    answered(partner, slow, "acknowledged", began + timedelta(seconds=61))
    answered(partner, back, "returned", began + timedelta(seconds=30))
    withdraw(standing=cast.ayu_standing, referral_id=taken.pk, version=1, at=began + timedelta(seconds=5))
    given = HandedIn(webhook_id="1", ticket_number="CC-9", summary="Api.")
    handed, _new = receive(partner=partner, new=given, at=began)
    accept(standing=cast.ayu_standing, referral_id=handed.pk, version=1, at=began + timedelta(seconds=9))
    shift = Shift.objects.get(centre=cast.tng, starts_at__lte=began, ends_at__gt=began)
    found = shift_report(shift).referrals
    assert (found.sent, found.acknowledged, found.in_time, found.overdue) == (5, 3, 2, 2)
    assert (found.ticketed, found.returned, found.withdrawn, found.failed) == (1, 1, 1, 0)
    assert (found.received, found.accepted, found.opened) == (1, 1, 0)
    assert found.in_time_percent == 50
    assert never.acknowledged_at is None
    assert "referrals,overdue,,2," in csv_of(shift_report(shift))
    page = cast.client("citra").get(f"/reports/shifts/{shift.pk}/").content.decode()
    assert 'id="referrals-title"' in page
