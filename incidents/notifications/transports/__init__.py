"""The transports by their channel. A new one is a class with `batch` and `send`, and a line here."""

from typing import Final

from incidents.models import Channel
from incidents.notifications.transports.base import Transport
from incidents.notifications.transports.board import BoardTransport
from incidents.notifications.transports.email import EmailTransport
from incidents.notifications.transports.sms import SmsTransport
from incidents.notifications.transports.webhook import WebhookTransport

TRANSPORTS: Final[dict[str, Transport]] = {
    Channel.BOARD: BoardTransport(),
    Channel.EMAIL: EmailTransport(),
    Channel.WEBHOOK: WebhookTransport(),
    Channel.SMS: SmsTransport(),
}
