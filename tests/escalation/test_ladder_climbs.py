"""Each step of the ladder is taken at its time, once, and tells whom it should."""

from incidents.escalation.sweep import escalate_due
from incidents.models import Channel, Escalation, EscalationKind, Incident, Notification, TelephoneTask
from tests.escalation.scene import STEPS, Scene, after, entries


def test_it_takes_no_step_before_its_time(scene: Scene) -> None:
    dispatch = scene.dispatch()
    assert escalate_due(engine="test", at=after(dispatch, 29.9)) == 0
    dispatch.refresh_from_db()
    assert (dispatch.level, dispatch.version) == (0, 1)


def test_it_takes_each_step_at_its_time(scene: Scene) -> None:
    dispatch = scene.dispatch()
    for level, (seconds, role, _) in enumerate(STEPS, start=1):
        assert escalate_due(engine="test", at=after(dispatch, seconds - 0.1)) == 0
        assert escalate_due(engine="test", at=after(dispatch, seconds + 0.25)) == 1
        dispatch.refresh_from_db()
        assert dispatch.level == level
        assert dispatch.version == level + 1
        taken = Escalation.objects.get(dispatch=dispatch, level=level)
        assert (taken.ladder_role, taken.kind, taken.engine) == (role, EscalationKind.UNACKNOWLEDGED, "test")
        assert (taken.due_at, taken.at) == (after(dispatch, seconds), after(dispatch, seconds + 0.25))
    assert dispatch.escalate_at is None
    assert escalate_due(engine="test", at=after(dispatch, 86_400)) == 0


def test_it_journals_level_role_and_lateness(scene: Scene) -> None:
    dispatch = scene.dispatch()
    escalate_due(engine="test", at=after(dispatch, 30.25))
    (entry,) = entries(dispatch, "escalated")
    assert entry.actor is None
    assert entry.data == {
        "level": 1,
        "role": "duty",
        "told": 1,
        "due_at": after(dispatch, 30).isoformat(),
        "late_ms": 250,
        "engine": "test",
    }


def test_it_gives_incident_and_dispatch_a_new_version(scene: Scene) -> None:
    dispatch = scene.dispatch()
    before = Incident.objects.get(pk=dispatch.incident_id).version
    escalate_due(engine="test", at=after(dispatch, 30))
    assert Incident.objects.get(pk=dispatch.incident_id).version == before + 1


def test_it_tells_the_contacts_of_the_step_by_board_and_email(scene: Scene) -> None:
    dispatch = scene.dispatch()
    told = []
    for seconds, _, _ in STEPS:
        Notification.objects.all().delete()
        escalate_due(engine="test", at=after(dispatch, seconds))
        told.append(dict(Notification.objects.values_list("channel", "recipient")))
    fire, centre = f"agency:{scene.fire.pk}", f"centre:{scene.centre.pk}"
    assert told == [
        {Channel.BOARD: fire, Channel.EMAIL: "duty@damkar.tng.example.test"},
        {Channel.BOARD: fire, Channel.EMAIL: "agency-supervisor@damkar.tng.example.test"},
        {Channel.BOARD: fire, Channel.EMAIL: "second-contact@damkar.tng.example.test"},
        {Channel.BOARD: centre, Channel.EMAIL: "head@tng.example.test"},
    ]


def test_it_asks_the_centre_to_telephone_where_the_step_says_so(scene: Scene) -> None:
    dispatch = scene.dispatch()
    escalate_due(engine="test", at=after(dispatch, 119))
    assert not TelephoneTask.objects.exists()
    escalate_due(engine="test", at=after(dispatch, 120))
    task = TelephoneTask.objects.get()
    assert (task.dispatch, task.level, task.done_at) == (dispatch, 3, None)
    assert [entry.data for entry in entries(dispatch, "telephone_task")] == [{"level": 3}]


def test_it_gives_each_agency_its_own_clock(scene: Scene) -> None:
    incident = scene.incident(scene.fire, scene.police, scene.hospital)
    dispatches = list(incident.dispatches.all())
    later = dispatches[1]
    later.escalate_at = after(later, 45)
    later.save()
    assert escalate_due(engine="test", at=after(later, 31)) == 2
    assert [dispatch.level for dispatch in incident.dispatches.order_by("id")] == [1, 0, 1]


def test_after_an_outage_it_takes_every_missed_step_in_order(scene: Scene) -> None:
    dispatch = scene.dispatch()
    assert escalate_due(engine="test", at=after(dispatch, 130)) == 3
    taken = entries(dispatch, "escalated")
    assert [entry.data["level"] for entry in taken] == [1, 2, 3]
    assert [entry.data["late_ms"] for entry in taken] == [100_000, 70_000, 10_000]
    dispatch.refresh_from_db()
    assert dispatch.escalate_at == after(dispatch, 300)


def test_it_stops_at_the_limit_and_the_next_sweep_goes_on(scene: Scene) -> None:
    dispatches = [scene.dispatch() for _ in range(7)]
    late = after(dispatches[-1], 31)
    assert [escalate_due(engine="test", at=late, limit=3) for _ in range(4)] == [3, 3, 1, 0]
    assert Escalation.objects.count() == 7


def test_it_has_nothing_to_climb_without_a_policy(scene: Scene) -> None:
    scene.centre.escalation_policies.all().delete()
    dispatch = scene.dispatch()
    assert dispatch.escalate_at is None
    assert escalate_due(engine="test", at=after(dispatch, 86_400)) == 0
