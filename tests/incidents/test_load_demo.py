"""`load_demo`: quick, safe to run again, and never among real people."""

import time

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from incidents.models import Call, JournalEntry
from operators.models import User
from tests.cast import Cast


def test_it_is_told_in_seconds_and_once(db: None) -> None:
    begun = time.process_time()
    call_command("load_demo", verbosity=0)
    assert time.process_time() - begun < 6
    told = (Call.objects.count(), JournalEntry.objects.count(), User.objects.count())
    User.objects.create_user("nyata")  # the demo stays when real people join
    call_command("load_demo", verbosity=0)
    assert (Call.objects.count(), JournalEntry.objects.count(), User.objects.count() - 1) == told


def test_it_refuses_without_demo(db: None, settings: LazySettings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="no demo"):
        call_command("load_demo")
    assert not User.objects.exists()


def test_it_refuses_among_real_people_unless_forced(cast: Cast) -> None:
    with pytest.raises(CommandError, match="real users"):
        call_command("load_demo")
    assert not User.objects.filter(is_demo=True).exists()
