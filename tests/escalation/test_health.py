"""What is said about the engines: to `/readyz`, the overview and every board."""

from datetime import timedelta

import pytest
from django.conf import settings

from incidents.escalation.health import engine_ages, is_late
from incidents.escalation.sweep import escalate_due
from incidents.models import Dispatch, EngineTick
from tests.escalation.scene import Scene, after


def test_without_any_tick_it_is_late(scene: Scene) -> None:
    assert engine_ages() == {"celery": None, "loop": None}
    assert is_late()


@pytest.mark.parametrize("engine", ["celery", "loop"])
def test_one_engine_is_enough(scene: Scene, engine: str) -> None:
    escalate_due(engine=engine)
    age = engine_ages()[engine]
    assert age is not None
    assert 0 <= age < 1
    assert not is_late()


def test_engines_that_stopped_are_late(scene: Scene) -> None:
    escalate_due(engine="loop")
    tick = EngineTick.objects.get()
    tick.at -= timedelta(seconds=settings.ENGINE_LATE_AFTER + 1)
    tick.save()
    assert is_late()
    escalate_due(engine="loop")
    assert not is_late()


def test_a_deadline_that_nobody_took_is_late_whatever_the_engines_say(scene: Scene) -> None:
    dispatch = scene.dispatch()
    escalate_due(engine="loop")
    assert not is_late()
    missed = after(dispatch, -settings.ENGINE_LATE_AFTER - 1)
    Dispatch.objects.filter(pk=dispatch.pk).update(escalate_at=missed)
    assert is_late()


def test_ticks_are_written_at_most_about_once_a_second(scene: Scene) -> None:
    escalate_due(engine="loop")
    before = EngineTick.objects.get().at
    escalate_due(engine="loop")
    assert EngineTick.objects.get().at == before
