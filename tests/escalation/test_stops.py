"""An answer stops everything that is pending; a reopened incident starts afresh."""

import pytest
from django.db import IntegrityError
from django.utils.translation import override

from incidents.actions.closing import close_incident, reopen_incident
from incidents.actions.progress import acknowledge, cancel_dispatch, decline, en_route
from incidents.dispositions import Disposition
from incidents.escalation.sweep import escalate_due
from incidents.models import Dispatch, Incident, Notification, NotificationStatus, TelephoneTask
from incidents.timeline import timeline_of
from tests.escalation.scene import PROGRESS_SECONDS, Scene, after, entries

WITHDRAWN = NotificationStatus.WITHDRAWN
PENDING = NotificationStatus.PENDING


def statuses(dispatch: Dispatch, kind: str) -> set[str]:
    return set(Notification.objects.filter(dispatch=dispatch, kind=kind).values_list("status", flat=True))


def test_acknowledged_in_time_it_never_climbs(scene: Scene) -> None:
    dispatch = scene.dispatch()
    acknowledge(standing=scene.fajar, dispatch_id=dispatch.pk, version=1, at=after(dispatch, 29))
    assert escalate_due(engine="test", at=after(dispatch, 29 + PROGRESS_SECONDS - 1)) == 0
    assert entries(dispatch, "escalated") == []


def test_acknowledged_late_it_climbs_no_further_and_withdraws_what_is_unsent(scene: Scene) -> None:
    dispatch = scene.dispatch()
    escalate_due(engine="test", at=after(dispatch, 121))
    answered = acknowledge(standing=scene.fajar, dispatch_id=dispatch.pk, version=4, at=after(dispatch, 125))
    assert answered.level == 3
    assert statuses(dispatch, "escalated") == {WITHDRAWN}
    assert statuses(dispatch, "dispatched") == {PENDING}, "the alarm itself is still news"
    escalate_due(engine="test", at=after(dispatch, 301))
    assert len(entries(dispatch, "escalated")) == 3


def test_an_acknowledgement_closes_the_open_telephone_task(scene: Scene) -> None:
    dispatch = scene.dispatch()
    escalate_due(engine="test", at=after(dispatch, 121))
    acknowledge(standing=scene.fajar, dispatch_id=dispatch.pk, version=4, at=after(dispatch, 125))
    task = TelephoneTask.objects.get()
    assert (task.done_at, task.done_by, task.result) == (after(dispatch, 125), None, "")
    assert [entry.data for entry in entries(dispatch, "telephone_done")] == [
        {"level": 3, "result": "", "needless": True}
    ]


def test_declined_or_cancelled_it_stops_and_withdraws_everything(scene: Scene) -> None:
    declined, cancelled = scene.dispatch(), scene.dispatch()
    late = after(cancelled, 31)
    escalate_due(engine="test", at=late)
    decline(standing=scene.fajar, dispatch_id=declined.pk, version=2, reason="no engine", at=late)
    cancel_dispatch(standing=scene.ayu, dispatch_id=cancelled.pk, version=2, reason="mistake", at=late)
    for dispatch in (declined, cancelled):
        assert statuses(dispatch, "escalated") == statuses(dispatch, "dispatched") == {WITHDRAWN}
    assert escalate_due(engine="test", at=after(cancelled, 86_400)) == 0


def test_one_agency_that_answers_does_not_silence_the_others(scene: Scene) -> None:
    incident = scene.incident(scene.fire, scene.police)
    fire, police = incident.dispatches.order_by("id")
    acknowledge(standing=scene.fajar, dispatch_id=fire.pk, version=1, at=after(fire, 5))
    assert escalate_due(engine="test", at=after(fire, 31)) == 1
    police.refresh_from_db()
    assert police.level == 1


def test_en_route_withdraws_the_warning_of_no_progress(scene: Scene) -> None:
    dispatch = scene.dispatch()
    acknowledge(standing=scene.fajar, dispatch_id=dispatch.pk, version=1, at=after(dispatch, 5))
    escalate_due(engine="test", at=after(dispatch, 306))
    assert statuses(dispatch, "no_progress") == {PENDING}
    en_route(standing=scene.fajar, dispatch_id=dispatch.pk, version=3, at=after(dispatch, 310))
    assert statuses(dispatch, "no_progress") == {WITHDRAWN}


def test_a_reopened_incident_starts_afresh_and_no_old_timer_touches_it(scene: Scene) -> None:
    old = scene.dispatch()
    escalate_due(engine="test", at=after(old, 31))
    incident = Incident.objects.get(pk=old.incident_id)
    closed = close_incident(
        standing=scene.ayu,
        incident_id=incident.pk,
        version=incident.version,
        disposition=Disposition.COMPLETED,
        cancel_dispatches=True,
        at=after(old, 40),
    )
    reopen_incident(
        standing=scene.ayu,
        incident_id=incident.pk,
        version=closed.version,
        reason="it burns again",
        agency_ids=[scene.fire.pk],
        at=after(old, 50),
    )
    new = Dispatch.objects.exclude(pk=old.pk).get()
    assert (new.level, new.escalate_at) == (0, after(old, 80))
    assert escalate_due(engine="test", at=after(old, 79)) == 0, "the old ladder had steps at 60 s"
    assert escalate_due(engine="test", at=after(old, 80)) == 1
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.level, new.level) == (1, 1)
    assert Incident.objects.get(pk=incident.pk).status == "resources_assigned"


def test_the_database_refuses_a_timer_on_a_dispatch_that_has_ended(scene: Scene) -> None:
    dispatch = scene.dispatch()
    decline(standing=scene.fajar, dispatch_id=dispatch.pk, version=1, reason="no engine")
    with pytest.raises(IntegrityError, match="timer_only_while_waiting"):
        Dispatch.objects.filter(pk=dispatch.pk).update(escalate_at=after(dispatch, 30))


def test_the_timeline_does_not_say_that_somebody_telephoned_when_nobody_needed_to(scene: Scene) -> None:
    dispatch = scene.dispatch()
    escalate_due(engine="test", at=after(dispatch, 121))
    acknowledge(standing=scene.fajar, dispatch_id=dispatch.pk, version=4, at=after(dispatch, 125))
    with override("en"):
        texts = [line.text for line in timeline_of(scene.ayu, dispatch.incident)]
    assert "Damkar need not be telephoned any more" in texts
    assert "Damkar was telephoned" not in texts
