"""E-mail, by whatever Django backend `EMAIL_URL` names."""

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from incidents.models import Notification
from incidents.notifications.deadline import within
from incidents.notifications.message import body_of, subject_of


class EmailTransport:
    """Sends plain text. The Message-ID is made of the notification's key: the same at every try."""

    batch = 1

    def send(self, notification: Notification) -> str:
        """Hand the message to the mail server and return its Message-ID.

        Raises TimeoutError when the server has not taken it by the deadline, SMTPException or OSError
        when it refuses or breaks off.
        """
        message_id = f"<{notification.key}@{_domain()}>"
        message = EmailMessage(
            subject=subject_of(notification),
            body=body_of(notification),
            to=[notification.recipient],
            headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
            connection=get_connection(timeout=settings.SEND_DEADLINE),
        )
        within(settings.SEND_DEADLINE, message.send)
        return message_id


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
