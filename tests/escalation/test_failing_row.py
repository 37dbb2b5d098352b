"""A dispatch whose step raises is recorded, put off and shown; the others have their turn."""

from datetime import timedelta

from django.utils.translation import gettext, override

from incidents.actions.progress import acknowledge
from incidents.escalation.health import health
from incidents.escalation.sweep import escalate_due
from incidents.models import Dispatch, Escalation, Incident
from tests.escalation.scene import Scene, after, entries


def spoil(dispatch: Dispatch) -> dict:
    """Give the dispatch a ladder that no step can be taken on: a role longer than its column."""
    whole = dispatch.ladder
    broken = {**whole, "steps": [{**whole["steps"][0], "role": "nobody" * 10}]}
    Dispatch.objects.filter(pk=dispatch.pk).update(ladder=broken)
    return whole


def test_it_goes_on_with_the_others(scene: Scene) -> None:
    first, broken, last = scene.dispatch(), scene.dispatch(), scene.dispatch()
    spoil(broken)
    assert escalate_due(engine="test", at=after(last, 31)) == 2
    assert set(Escalation.objects.values_list("dispatch_id", flat=True)) == {first.pk, last.pk}


def test_it_goes_on_with_the_other_agencies_of_the_same_incident(scene: Scene) -> None:
    incident = scene.incident(scene.fire, scene.police)
    fire, police = incident.dispatches.order_by("id")
    spoil(fire)
    assert escalate_due(engine="test", at=after(fire, 31)) == 1
    assert Escalation.objects.get().dispatch_id == police.pk


def test_it_records_the_failure_and_puts_it_off_by_a_minute(scene: Scene) -> None:
    dispatch = scene.dispatch()
    spoil(dispatch)
    version = Incident.objects.get(pk=dispatch.incident_id).version
    escalate_due(engine="test", at=after(dispatch, 31))
    dispatch.refresh_from_db()
    assert (dispatch.level, dispatch.version) == (0, 2)
    assert dispatch.escalation_failed_at == after(dispatch, 31)
    assert dispatch.escalate_at == after(dispatch, 31) + timedelta(minutes=1)
    assert Incident.objects.get(pk=dispatch.incident_id).version == version + 1
    (entry,) = entries(dispatch, "escalation_failed")
    assert entry.data == {"level": 0, "due_at": after(dispatch, 30).isoformat(), "error": "ValueError"}


def test_it_is_shown_until_a_step_can_be_taken(scene: Scene) -> None:
    dispatch = scene.dispatch()
    whole = spoil(dispatch)
    escalate_due(engine="test", at=after(dispatch, 31))
    assert health().failing == 1
    Dispatch.objects.filter(pk=dispatch.pk).update(ladder=whole)
    assert escalate_due(engine="test", at=after(dispatch, 92)) == 2, "the two steps of 30 and 60 s"
    assert health().failing == 0


def test_it_is_no_longer_shown_once_acknowledged(scene: Scene) -> None:
    dispatch = scene.dispatch()
    spoil(dispatch)
    escalate_due(engine="test", at=after(dispatch, 31))
    acknowledge(standing=scene.fajar, dispatch_id=dispatch.pk, version=2)
    assert health().failing == 0


def test_the_centre_hears_of_it_and_its_row_says_telephone(scene: Scene) -> None:
    dispatch = scene.dispatch()
    ayu, fajar = scene.cast.client("ayu"), scene.cast.client("fajar")
    before = ayu.get("/api/v1/board/").json()["to"]
    spoil(dispatch)
    escalate_due(engine="test", at=after(dispatch, 31))
    frame = ayu.get(f"/api/v1/board/?since={before}").json()
    with override(scene.ayu.language):
        assert gettext("escalation failed: telephone") in frame["rows"][0]["html"]
    assert [alarm["kind"] for alarm in frame["alarms"]] == ["failed"]
    assert fajar.get(f"/api/v1/board/?since={before}").json()["alarms"] == []
