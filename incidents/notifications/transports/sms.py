"""SMS, by whatever gateway `SMS_URL` names: Apprise knows some hundred of them and their addresses."""

from typing import Final
from urllib.parse import quote

from apprise import Apprise
from django.conf import settings

from incidents.models import Notification
from incidents.notifications.deadline import within
from incidents.notifications.message import body_of

TO: Final = "{to}"
IN_THE_DEMO: Final = "demo inbox"


class SmsTransport:
    """Sends one message to one number. Gateways of this kind give no receipt that could be looked up."""

    batch = 1

    def send(self, notification: Notification) -> str:
        """Hand the text to the gateway and return its kind, such as "twilio".

        Raises TimeoutError after `settings.SEND_DEADLINE`, OSError when the gateway did not take it,
        ValueError for an address that Apprise does not know. A demo without a gateway sends nothing:
        its inbox page shows the message.
        """
        text = body_of(notification)
        if not settings.SMS_URL and settings.DEMO:
            return IN_THE_DEMO
        gateway = _gateway(settings.SMS_URL.replace(TO, quote(notification.recipient, safe="")))
        within(settings.SEND_DEADLINE, lambda: _hand_over(gateway, text))
        return settings.SMS_URL.partition(":")[0]


def _gateway(address: str) -> Apprise:
    gateway = Apprise()
    # Its own log line would hold the number; what went wrong is said by the journal.
    if not address or not gateway.add(address):
        raise ValueError("SMS_URL names no gateway that Apprise knows")
    return gateway


def _hand_over(gateway: Apprise, text: str) -> None:
    if not gateway.notify(body=text, body_format=None):
        raise OSError("the gateway did not take the message")
