"""At least once, with the same Message-ID, three tries, then a failure that people see."""

import time
from datetime import datetime, timedelta

import pytest

from incidents.actions.progress import acknowledge, cancel_dispatch
from incidents.escalation.sweep import escalate_due
from incidents.models import Channel, Dispatch, Incident, Notification, NotificationStatus
from incidents.notifications.lease import lease
from incidents.notifications.record import record_sent
from incidents.notifications.sending import send_due
from tests.escalation.scene import Scene, after, entries
from tests.notifications.mail_server import MailServer, Manner

S = NotificationStatus


def the_mail() -> Notification:
    return Notification.objects.get(channel=Channel.EMAIL)


def send(at: datetime | None = None) -> int:
    return send_due(engine="test", channel=Channel.EMAIL, at=at)


def test_it_records_the_receipt_and_journals_the_delivery(scene: Scene, post: MailServer) -> None:
    dispatch = scene.dispatch()
    assert send() == 1
    mail = the_mail()
    assert (mail.status, mail.tries, mail.leased_until, mail.error) == (S.SENT, 1, None, "")
    assert mail.receipt == f"<{mail.key}@112.example>"
    (entry,) = entries(dispatch, "notification_sent")
    assert (entry.data["channel"], entry.data["about"], entry.data["contact"]) == (
        "email",
        "dispatched",
        mail.contact_id,
    )
    assert "duty@damkar.tng.example.test" not in str(entry.data)
    assert send() == 0, "once sent, it is not sent again"


def test_the_board_is_woken_and_its_receipt_says_no_more_than_that(scene: Scene) -> None:
    dispatch = scene.dispatch()
    assert send_due(engine="test", channel=Channel.BOARD) == 1
    board = Notification.objects.get(channel=Channel.BOARD)
    assert (board.status, board.receipt) == (S.SENT, "woken")
    assert [entry.data["channel"] for entry in entries(dispatch, "notification_sent")] == ["board"]


def test_sending_leaves_the_versions_alone(scene: Scene, post: MailServer) -> None:
    dispatch = scene.dispatch()
    send()
    assert Incident.objects.get(pk=dispatch.incident_id).version == 1
    assert Dispatch.objects.get(pk=dispatch.pk).version == 1


def test_refused_it_is_tried_again_after_5_then_20_seconds_and_then_shown_as_failed(
    scene: Scene, post: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    post.manner = Manner.REFUSE
    dispatch = scene.dispatch()
    start = dispatch.notified_at
    tries = [second for second in range(60) if send(start + timedelta(seconds=second))]
    assert tries == [0, 5, 25]
    mail = the_mail()
    assert (mail.status, mail.tries, mail.next_try_at) == (S.FAILED, 3, None)
    assert "550" in mail.error
    assert "no such mailbox" in mail.error
    (entry,) = entries(dispatch, "notification_failed")
    assert entry.data["tries"] == 3
    assert entry.data["error"].startswith("SMTP")
    assert mail.recipient not in str(entry.data), "who is written to stays out of the journal"
    assert "SMTPRecipientsRefused" in caplog.text
    assert mail.recipient not in caplog.text, "and out of the log"
    assert Incident.objects.get(pk=dispatch.incident_id).version == 2, "the boards render it anew"


def test_a_server_that_dies_mid_send_is_tried_again_with_the_same_message_id(
    scene: Scene, post: MailServer
) -> None:
    post.manners = [Manner.DIE_BEFORE, Manner.DIE_AFTER]
    start = scene.dispatch().notified_at
    for second in (0, 5, 25):
        send(start + timedelta(seconds=second))
    assert the_mail().status == S.SENT
    assert the_mail().tries == 3
    first, second_copy = post.received
    assert first["Message-ID"] == second_copy["Message-ID"] == the_mail().receipt


def test_a_server_that_hangs_costs_one_deadline(scene: Scene, post: MailServer) -> None:
    for manner in (Manner.HANG, Manner.DRIP):
        Notification.objects.all().delete()
        post.manner = manner
        scene.dispatch()
        began = time.monotonic()
        assert send() == 1
        assert time.monotonic() - began < 3
        assert (the_mail().status, the_mail().tries) == (S.PENDING, 1)
        assert "TimeoutError" in the_mail().error


def test_nobody_else_sends_what_is_leased(scene: Scene, post: MailServer) -> None:
    dispatch = scene.dispatch()
    assert len(lease(Channel.EMAIL, limit=1)) == 1
    assert send() == 0
    assert post.received == []
    assert send(after(dispatch, 31)) == 1, "its sender died: the lease is over"
    assert the_mail().status == S.SENT


def test_a_sender_that_comes_late_records_nothing(scene: Scene, post: MailServer) -> None:
    dispatch = scene.dispatch()
    (late,) = lease(Channel.EMAIL, limit=1)
    send(after(dispatch, 31))
    receipt = the_mail().receipt
    record_sent(scene.centre.pk, [(late, "late")], "late", after(dispatch, 32))
    assert (the_mail().receipt, the_mail().tries) == (receipt, 2)
    assert len(entries(dispatch, "notification_sent")) == 1


def test_a_lease_that_is_over_is_not_recorded_even_if_nobody_took_it(scene: Scene, post: MailServer) -> None:
    dispatch = scene.dispatch()
    (late,) = lease(Channel.EMAIL, limit=1)
    record_sent(scene.centre.pk, [(late, "late")], "late", after(dispatch, 32))
    assert the_mail().status == S.LEASED


def test_senders_that_die_three_times_end_in_a_visible_failure(scene: Scene, post: MailServer) -> None:
    dispatch = scene.dispatch()
    for second in (0, 31, 62):
        assert len(lease(Channel.EMAIL, limit=1, at=after(dispatch, second))) == 1
    send(after(dispatch, 93))
    assert the_mail().status == S.FAILED
    assert len(entries(dispatch, "notification_failed")) == 1


def test_an_acknowledgement_withdraws_a_step_that_waits_for_a_retry(scene: Scene, post: MailServer) -> None:
    dispatch = scene.dispatch()
    send()
    post.manner = Manner.REFUSE
    escalate_due(engine="test", at=after(dispatch, 31))
    send(after(dispatch, 31))
    acknowledge(standing=scene.fajar, dispatch_id=dispatch.pk, version=2, at=after(dispatch, 33))
    post.manner = Manner.ACCEPT
    assert send(after(dispatch, 60)) == 0
    assert Notification.objects.get(channel=Channel.EMAIL, kind="escalated").status == S.WITHDRAWN
    assert len(post.received) == 1


def test_a_step_that_was_being_sent_when_the_agency_answered_is_not_tried_again(
    scene: Scene, post: MailServer
) -> None:
    dispatch = scene.dispatch()
    send()
    escalate_due(engine="test", at=after(dispatch, 31))
    assert len(lease(Channel.EMAIL, limit=1, at=after(dispatch, 31))) == 1
    acknowledge(standing=scene.fajar, dispatch_id=dispatch.pk, version=2, at=after(dispatch, 33))
    assert send(after(dispatch, 62)) == 0
    assert Notification.objects.get(channel=Channel.EMAIL, kind="escalated").status == S.WITHDRAWN


def test_a_cancelled_dispatch_is_announced_to_nobody(scene: Scene, post: MailServer) -> None:
    dispatch = scene.dispatch()
    cancel_dispatch(standing=scene.ayu, dispatch_id=dispatch.pk, version=1, reason="mistake")
    assert send() == 0
    assert the_mail().status == S.WITHDRAWN
    assert post.received == []
