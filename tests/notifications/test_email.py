"""What an e-mail says, and to whom, over a real socket."""

from incidents.escalation.sweep import escalate_due
from incidents.models import Channel, ExerciseStatus, Incident, Notification
from incidents.notifications.sending import send_due
from operators.models import Centre
from tests.escalation.scene import Scene, after
from tests.notifications.mail_server import MailServer


def send(scene: Scene) -> None:
    send_due(engine="test", channel=Channel.EMAIL)


def test_the_duty_liaison_is_written_to_at_once(scene: Scene, post: MailServer) -> None:
    dispatch = scene.dispatch()
    send(scene)
    (mail,) = post.received
    assert mail["To"] == "duty@damkar.tng.example.test"
    assert mail["From"] == "112 Kota Tangerang <panggilan@112.example>"
    notification = Notification.objects.get(channel=Channel.EMAIL)
    assert mail["Message-ID"] == f"<{notification.key}@112.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert dispatch.incident.number in mail["Subject"]


def test_it_says_what_is_needed_to_act_and_no_more(scene: Scene, post: MailServer) -> None:
    Centre.objects.update(language="en")
    dispatch = scene.dispatch()
    send(scene)
    body = post.received[0].get_content()
    for fact in (dispatch.incident.number, "House fire", "P1 life threat", "Al-Azhom", "WIB"):
        assert fact in body
    assert f"https://112.example/incidents/{dispatch.incident_id}/" in body
    assert "81234567890" not in body, "a caller's number never leaves by e-mail"
    assert post.received[0].get_content_type() == "text/plain"


def test_a_step_of_the_ladder_names_its_level(scene: Scene, post: MailServer) -> None:
    Centre.objects.update(language="en")
    dispatch = scene.dispatch()
    send(scene)
    escalate_due(engine="test", at=after(dispatch, 61))
    Notification.objects.update(next_try_at=dispatch.notified_at)
    send(scene)
    mails = {mail["To"]: mail for mail in post.received[1:]}
    assert set(mails) == {"duty@damkar.tng.example.test", "agency-supervisor@damkar.tng.example.test"}
    assert (
        "Damkar has not acknowledged (level 2)"
        in mails["agency-supervisor@damkar.tng.example.test"]["Subject"]
    )
    assert "Level: 2 (Agency supervisor)" in mails["agency-supervisor@damkar.tng.example.test"].get_content()


def test_an_exercise_is_marked_as_one(scene: Scene, post: MailServer) -> None:
    Centre.objects.update(language="en")
    scene.dispatch()
    Incident.objects.update(exercise_status=ExerciseStatus.EXERCISE)
    send(scene)
    assert post.received[0]["Subject"].startswith("[Exercise]")


def test_text_that_was_typed_stays_text_and_cannot_reach_the_headers(scene: Scene, post: MailServer) -> None:
    scene.kind.name_id = "Kebakaran\r\nBcc: stranger@example"
    scene.kind.save()
    scene.incident(landmark="<b>Toko & Warung</b>")
    send(scene)
    (mail,) = post.received
    assert mail["Bcc"] is None
    assert "<b>Toko & Warung</b>" in mail.get_content()
