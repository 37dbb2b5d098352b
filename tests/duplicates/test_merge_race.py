"""Merges, acknowledgements and ladders at the same moment: nothing waits for ever, nothing is half done."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from incidents.actions.attaching import attach_call
from incidents.actions.calls import NewCall, log_call
from incidents.actions.merging import merge_incidents
from incidents.actions.progress import acknowledge
from incidents.errors import ActionError
from incidents.escalation.sweep import escalate_due
from incidents.models import Call, Dispatch, Incident, JournalEntry
from tests.cast import Cast

ROUNDS = 12

pytestmark = pytest.mark.django_db(transaction=True)


def together(*work: Callable[[], object]) -> list[object]:
    """Do each in a thread of its own from the same moment; return "done", or the code of the refusal."""
    gate = threading.Barrier(len(work))

    def run(do: Callable[[], object]) -> object:
        gate.wait()
        try:
            do()
        except ActionError as refused:
            return refused.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(work)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(run, do) for do in work]]


def merging(cast: Cast, absorbed: Incident, into: Incident) -> Callable[[], object]:
    return lambda: merge_incidents(
        standing=cast.ayu_standing, incident_id=absorbed.pk, version=absorbed.version, into_id=into.pk,
        into_version=into.version, carry=[cast.damkar.pk],
    )  # fmt: skip


def test_of_two_merges_that_cross_one_is_done(cast: Cast) -> None:
    for _ in range(ROUNDS):
        one, other = cast.incident(cast.damkar), cast.incident(cast.damkar)
        outcomes = together(merging(cast, one, other), merging(cast, other, one))
        assert sorted(map(str, outcomes)) in (["done", "stale"], ["conflict", "done"])
        assert Incident.objects.filter(pk__in=[one.pk, other.pk]).exclude(merged_into=None).count() == 1
        assert Dispatch.objects.filter(incident__in=[one, other], status="notified").count() == 1


def test_a_merge_amid_ladders_acknowledgements_and_calls_leaves_nothing_half_done(cast: Cast) -> None:
    for _ in range(ROUNDS):
        all_at_once(cast)
    numbers = list(JournalEntry.objects.filter(centre=cast.tng).order_by("seq").values_list("seq", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def all_at_once(cast: Cast) -> None:
    one, other = cast.incident(cast.damkar, cast.rsud), cast.incident(cast.polri)
    dispatch = cast.dispatch(one, cast.damkar)
    call = log_call(standing=cast.ayu_standing, new=NewCall())
    late = dispatch.notified_at + timedelta(seconds=40)
    together(
        merging(cast, one, other),
        lambda: escalate_due(engine="test", at=late),
        lambda: acknowledge(standing=cast.fajar_standing, dispatch_id=dispatch.pk, version=1),
        lambda: attach_call(standing=cast.ayu_standing, incident_id=one.pk, call_id=call.pk),
    )
    one.refresh_from_db()
    live = Dispatch.objects.filter(incident=one, status__in=["notified", "acknowledged"])
    told = Call.objects.get(pk=call.pk).incident_id
    if one.merged_into_id:
        assert not live.exists()
        assert told in (other.pk, None)
        assert Dispatch.objects.get(pk=dispatch.pk).incident_id == other.pk
    else:
        assert live.count() == 2
        assert told == one.pk
