"""The facts beside the overview's list."""

from datetime import timedelta

import pytest

from incidents.actions.calls import NewCall, log_call
from incidents.actions.closing import close_incident
from incidents.actions.shifts import leave_shift, take_shift
from incidents.call_classes import CallClass
from incidents.dispositions import Disposition
from incidents.journal.change import database_now
from incidents.models import Notification, NotificationStatus
from incidents.web.overview_facts import facts_of
from tests.cast import Cast


def fail_messages(incident) -> None:
    """Let every message about the incident have failed."""
    Notification.objects.filter(incident=incident).update(
        status=NotificationStatus.FAILED, error="550 mailbox unavailable"
    )


def test_calls_are_counted_by_class_within_the_shift(cast: Cast):
    for call_class in (CallClass.PRANK, CallClass.PRANK, CallClass.GHOST):
        log_call(standing=cast.ayu_standing, new=NewCall(call_class=call_class))
    yesterday = database_now() - timedelta(days=1)
    log_call(standing=cast.ayu_standing, new=NewCall(call_class=CallClass.PRANK, presented_at=yesterday))
    facts = facts_of(cast.citra_standing)
    counts = {one.value: (one.count, one.share) for one in facts.calls}
    assert counts["prank"] == (2, 67)
    assert counts["ghost"] == (1, 33)
    assert counts["normal"] == (0, 0)
    assert facts.call_total == 3


def test_who_is_on_shift_is_named_with_languages(cast: Cast):
    cast.ayu.spoken_languages = ["id", "fr"]
    cast.ayu.save()
    take_shift(standing=cast.ayu_standing)
    take_shift(standing=cast.budi_standing)
    leave_shift(standing=cast.budi_standing)
    (person,) = facts_of(cast.citra_standing).people
    assert person.name == str(cast.ayu)
    assert len(person.languages) == 2
    assert len(person.roles) == 1


def test_messages_that_failed_are_shown_while_their_incident_is_open(cast: Cast):
    incident = cast.incident(cast.damkar)
    fail_messages(incident)
    html = cast.client("citra").get("/overview/facts/").content.decode()
    assert incident.number in html
    assert "550 mailbox unavailable" in html
    close_incident(
        standing=cast.ayu_standing,
        incident_id=incident.pk,
        version=incident.version,
        disposition=Disposition.COMPLETED,
        cancel_dispatches=True,
    )
    fail_messages(incident)
    assert facts_of(cast.citra_standing).failed_total == 0


def test_nothing_of_another_centre_is_shown(cast: Cast):
    fail_messages(cast.incident(cast.damkar))
    take_shift(standing=cast.ayu_standing)
    log_call(standing=cast.ayu_standing, new=NewCall())
    facts = facts_of(cast.joko_standing)
    assert (facts.people, facts.call_total, facts.failed_total) == ([], 0, 0)


def test_what_no_plan_covers_is_listed(cast: Cast):
    html = cast.client("citra").get("/overview/").content.decode()
    assert cast.uncovered.name_id in html or cast.uncovered.name_en in html


@pytest.mark.parametrize("name", ["ayu", "fajar"])
@pytest.mark.parametrize("path", ["/overview/", "/overview/facts/"])
def test_it_is_for_those_who_review(cast: Cast, name, path):
    assert cast.client(name).get(path).status_code == 404
