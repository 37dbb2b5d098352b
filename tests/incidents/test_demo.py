"""What the demo tells: made through the actions, true in itself."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from agencies.standings import standings_of
from incidents.call_classes import CallClass
from incidents.journal.change import database_now
from incidents.models import (
    Call,
    Dispatch,
    Escalation,
    Incident,
    JournalEntry,
    Notification,
    NotificationStatus,
)
from incidents.states import INCIDENT_OPEN, DispatchStatus
from operators.demo import DEMO_PASSWORD
from operators.models import Centre, User
from operators.shifts import shift_at


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo, told once for this module and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(told: None, db: None) -> Centre:
    return Centre.objects.get(code="tng")


def test_its_journal_has_no_gap_and_follows_time(demo: Centre) -> None:
    for centre in Centre.objects.all():
        entries = list(JournalEntry.objects.filter(centre=centre).order_by("seq").values_list("seq", "at"))
        assert [seq for seq, _at in entries] == list(range(1, len(entries) + 1))
        times = [at for _seq, at in entries]
        assert times == sorted(times)
        assert times[-1] <= database_now()


def test_its_boards_are_full_and_in_hand(demo: Centre) -> None:
    shown = Incident.objects.filter(centre=demo, status__in=INCIDENT_OPEN)
    assert shown.count() == 12
    assert not Incident.objects.filter(centre=demo, place=None).exists()
    waiting = Dispatch.objects.filter(centre=demo, status=DispatchStatus.NOTIFIED, incident__in=shown)
    assert waiting.count() == 2
    assert not Dispatch.objects.filter(progress_overdue=True).exists()
    overdue = Dispatch.objects.filter(escalate_at__lt=database_now() - timedelta(seconds=5))
    assert not overdue.exists(), "no step was left to the engines"
    assert Escalation.objects.filter(level__gte=3).exists(), "a ladder that was climbed far"


def test_its_shifts_have_their_calls(demo: Centre) -> None:
    present = shift_at(demo, database_now())
    before = shift_at(demo, present.starts_at - timedelta(seconds=1))
    calls = Call.objects.filter(centre=demo, answered_at__gte=before.starts_at)
    assert calls.count() == Call.objects.filter(centre=demo).count() >= 60
    assert calls.exclude(call_class=CallClass.NORMAL).count() > calls.count() / 2
    assert present.attendances.filter(left_at=None).count() == 2
    assert not before.attendances.filter(left_at=None).exists()


def test_palembang_shows_a_gap(demo: Centre) -> None:
    assert Incident.objects.filter(centre__code="plm", plan_gap=True).count() == 1


def test_nothing_old_is_sent(demo: Centre) -> None:
    old = Notification.objects.filter(created_at__lt=database_now() - timedelta(minutes=3))
    assert old.exists()
    assert not old.filter(status=NotificationStatus.PENDING).exists()
    addresses = Notification.objects.filter(channel="email").values_list("recipient", flat=True)
    assert all(address.endswith(".example.test") for address in addresses)


def test_every_account_shown_signs_in(demo: Centre) -> None:
    page = Client().get("/accounts/login/")
    assert page.context["demo_password"] == DEMO_PASSWORD
    accounts = list(page.context["demo_accounts"])
    assert {account.username for account in accounts} >= {
        "operator",
        "polisi",
        "damkar",
        "rsud",
        "supervisor",
    }
    for account in accounts:
        assert account.is_demo
        assert account.check_password(DEMO_PASSWORD)
        assert standings_of(account)
    others = User.objects.exclude(pk__in=[account.pk for account in accounts])
    assert not any(user.has_usable_password() for user in others)
