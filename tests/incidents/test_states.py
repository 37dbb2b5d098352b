"""Every state table walked whole: each state with each verb, through the actions, moves or is refused."""

import itertools
from collections.abc import Callable

import pytest

from incidents.actions import closing, dispatching, editing, notes, progress
from incidents.dispositions import Disposition
from incidents.errors import Conflict
from incidents.models import Dispatch, Incident, JournalEntry
from incidents.states import (
    DISPATCH_LIVE,
    DISPATCH_MOVES,
    DISPATCH_WAITING,
    INCIDENT_ENDED,
    INCIDENT_MOVES,
    INCIDENT_OPEN,
    DispatchStatus,
    IncidentStatus,
    dispatch_may_move,
    status_from_dispatches,
)
from tests.cast import Cast

REASON = {"reason": "Semua unit terpakai"}
STEPS: dict[DispatchStatus, tuple[Callable[..., Dispatch], dict[str, str]]] = {
    DispatchStatus.ACKNOWLEDGED: (progress.acknowledge, {}),
    DispatchStatus.DECLINED: (progress.decline, REASON),
    DispatchStatus.EN_ROUTE: (progress.en_route, {}),
    DispatchStatus.ON_SCENE: (progress.on_scene, {}),
    DispatchStatus.CLEARED: (progress.clear, {}),
    DispatchStatus.CANCELLED: (progress.cancel_dispatch, REASON),
}


def placed(cast: Cast, status: DispatchStatus) -> Dispatch:
    """Return a dispatch that stands in `status`."""
    incident = cast.incident()
    dispatch = Dispatch.objects.filter(incident=incident).first()
    assert dispatch is not None
    Dispatch.objects.filter(pk=dispatch.pk).update(
        status=status, escalate_at=dispatch.escalate_at if status in DISPATCH_WAITING else None
    )
    dispatch.refresh_from_db()
    return dispatch


@pytest.mark.parametrize(
    ("status", "wanted"), [*itertools.product(DispatchStatus, STEPS)], ids=lambda one: one.value
)
def test_it_moves_a_dispatch_only_as_the_table_says(
    cast: Cast, status: DispatchStatus, wanted: DispatchStatus
) -> None:
    dispatch = placed(cast, status)
    act, words = STEPS[wanted]
    before = JournalEntry.objects.count()
    call = {"standing": cast.ayu_standing, "dispatch_id": dispatch.pk, "version": dispatch.version, **words}
    if dispatch_may_move(status, wanted):
        assert act(**call).status == wanted
        assert JournalEntry.objects.count() > before
    else:
        with pytest.raises(Conflict):
            act(**call)
        assert JournalEntry.objects.count() == before
    dispatch.refresh_from_db()
    assert dispatch.status == (wanted if dispatch_may_move(status, wanted) else status)
    if dispatch.status not in DISPATCH_WAITING:
        assert dispatch.escalate_at is None


def stood(cast: Cast, status: IncidentStatus) -> Incident:
    """Return an incident without live dispatches that stands in `status`."""
    incident = cast.incident()
    Dispatch.objects.filter(incident=incident).update(status=DispatchStatus.CLEARED, escalate_at=None)
    Incident.objects.filter(pk=incident.pk).update(status=status)
    incident.refresh_from_db()
    return incident


@pytest.mark.parametrize("status", IncidentStatus, ids=lambda one: one.value)
@pytest.mark.parametrize(
    ("disposition", "wanted"),
    [(Disposition.COMPLETED, IncidentStatus.CLOSED), (Disposition.CANCELLED, IncidentStatus.CANCELLED)],
    ids=["close", "cancel"],
)
def test_it_ends_an_incident_only_as_the_table_says(
    cast: Cast, status: IncidentStatus, disposition: Disposition, wanted: IncidentStatus
) -> None:
    incident = stood(cast, status)
    call = {"standing": cast.ayu_standing, "incident_id": incident.pk, "version": incident.version}
    if wanted in INCIDENT_MOVES[status]:
        assert closing.close_incident(**call, disposition=disposition).status == wanted
    else:
        with pytest.raises(Conflict):
            closing.close_incident(**call, disposition=disposition)
        incident.refresh_from_db()
        assert incident.status == status


@pytest.mark.parametrize("status", IncidentStatus, ids=lambda one: one.value)
def test_it_reopens_only_what_has_ended(cast: Cast, status: IncidentStatus) -> None:
    incident = stood(cast, status)
    call = {"standing": cast.ayu_standing, "incident_id": incident.pk, "version": incident.version}
    if status in INCIDENT_ENDED:
        reopened = closing.reopen_incident(**call, reason="Api menyala lagi", agency_ids=[cast.damkar.pk])
        assert reopened.status == IncidentStatus.RESOURCES_ASSIGNED
        fresh = Dispatch.objects.get(incident=incident, status=DispatchStatus.NOTIFIED)
        assert fresh.level == 0
    else:
        with pytest.raises(Conflict):
            closing.reopen_incident(**call, reason="Api menyala lagi")


@pytest.mark.parametrize("status", IncidentStatus, ids=lambda one: one.value)
def test_it_takes_corrections_and_agencies_while_open_and_notes_always(
    cast: Cast, status: IncidentStatus
) -> None:
    incident = stood(cast, status)
    notes.add_note(standing=cast.ayu_standing, incident_id=incident.pk, text="Penelepon menelepon lagi")
    incident.refresh_from_db()
    call = {"standing": cast.ayu_standing, "incident_id": incident.pk, "version": incident.version}
    if status in INCIDENT_OPEN:
        changed = editing.change_incident(**call, values={"landmark": "Gerbang timur"})
        assert changed.landmark == "Gerbang timur"
        dispatching.dispatch_agencies(**{**call, "version": changed.version}, agency_ids=[cast.damkar.pk])
        incident.refresh_from_db()
        assert incident.status == IncidentStatus.RESOURCES_ASSIGNED
    else:
        with pytest.raises(Conflict):
            editing.change_incident(**call, values={"landmark": "Gerbang timur"})
        with pytest.raises(Conflict):
            dispatching.dispatch_agencies(**call, agency_ids=[cast.damkar.pk])


def test_its_tables_name_every_state_and_lead_nowhere_else() -> None:
    assert set(DISPATCH_MOVES) == set(DispatchStatus)
    assert set(INCIDENT_MOVES) == set(IncidentStatus)
    assert all(DISPATCH_MOVES[status] for status in DISPATCH_LIVE)
    assert not any(DISPATCH_MOVES[status] for status in set(DispatchStatus) - DISPATCH_LIVE)
    assert set(IncidentStatus) == INCIDENT_OPEN | INCIDENT_ENDED


def test_an_open_incident_follows_its_dispatches() -> None:
    for length in range(3):
        for statuses in itertools.combinations_with_replacement(DispatchStatus, length):
            for reopened in (False, True):
                found = status_from_dispatches(statuses, reopened=reopened)
                assert found in INCIDENT_OPEN
                assert (found in {IncidentStatus.ACTIVE, IncidentStatus.REOPENED}) == (
                    not set(statuses) & DISPATCH_LIVE
                )
