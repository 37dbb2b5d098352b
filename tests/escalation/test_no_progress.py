"""Acknowledged, then forgotten: the agency's supervisor is told, once."""

from incidents.actions.progress import acknowledge, en_route
from incidents.escalation.sweep import escalate_due
from incidents.models import Channel, Escalation, EscalationKind, Notification
from tests.escalation.scene import PROGRESS_SECONDS, STEPS, Scene, after, entries, set_ladder


def test_it_warns_once_and_tells_the_agency_supervisor(scene: Scene) -> None:
    dispatch = scene.dispatch()
    acknowledge(standing=scene.fajar, dispatch_id=dispatch.pk, version=1, at=after(dispatch, 10))
    due = 10 + PROGRESS_SECONDS
    assert escalate_due(engine="test", at=after(dispatch, due - 1)) == 0
    assert escalate_due(engine="test", at=after(dispatch, due + 2)) == 1
    dispatch.refresh_from_db()
    assert (dispatch.progress_overdue, dispatch.escalate_at, dispatch.level) == (True, None, 0)
    taken = Escalation.objects.get()
    assert (taken.kind, taken.level) == (EscalationKind.NO_PROGRESS, 1)
    assert taken.ladder_role == "agency_supervisor"
    mails = Notification.objects.filter(kind="no_progress", channel=Channel.EMAIL)
    assert [mail.recipient for mail in mails] == ["agency-supervisor@damkar.tng.example.test"]
    (entry,) = entries(dispatch, "no_progress")
    assert entry.data["late_ms"] == 2000
    assert escalate_due(engine="test", at=after(dispatch, 86_400)) == 0


def test_it_does_not_warn_once_the_agency_is_en_route(scene: Scene) -> None:
    dispatch = scene.dispatch()
    acknowledge(standing=scene.fajar, dispatch_id=dispatch.pk, version=1, at=after(dispatch, 10))
    en_route(standing=scene.fajar, dispatch_id=dispatch.pk, version=2, at=after(dispatch, 60))
    assert escalate_due(engine="test", at=after(dispatch, 86_400)) == 0


def test_en_route_after_the_warning_takes_it_away(scene: Scene) -> None:
    dispatch = scene.dispatch()
    acknowledge(standing=scene.fajar, dispatch_id=dispatch.pk, version=1, at=after(dispatch, 10))
    escalate_due(engine="test", at=after(dispatch, 311))
    moved = en_route(standing=scene.fajar, dispatch_id=dispatch.pk, version=3, at=after(dispatch, 320))
    assert not moved.progress_overdue


def test_it_never_warns_where_the_policy_says_so(scene: Scene) -> None:
    set_ladder(scene.centre, STEPS, progress=None)
    dispatch = scene.dispatch()
    acknowledge(standing=scene.fajar, dispatch_id=dispatch.pk, version=1, at=after(dispatch, 10))
    assert escalate_due(engine="test", at=after(dispatch, 86_400)) == 0
