"""The senders in each boards process: a thread per channel, as a hung mail server may hold up mail alone."""

from collections.abc import Callable
from functools import partial
from typing import Final

from django.conf import settings

from incidents.background import Stop, keep_on, run_threads
from incidents.models import Channel
from incidents.notifications.sending import send_due

ENGINE: Final = "loop"


async def run() -> None:
    """Send what is due, looking once per `POLL_SECONDS`, until cancelled."""
    await run_threads({f"send {channel}": sender(channel) for channel in Channel})


def sender(channel: Channel) -> Callable[[Stop], None]:
    """Return the work of the thread that sends on `channel` until it is stopped."""

    def send_until(stop: Stop) -> None:
        keep_on(partial(_turn, channel, stop), stop)

    return send_until


def _turn(channel: Channel, stop: Stop) -> None:
    send_due(engine=ENGINE, channel=channel)
    stop.wait(settings.POLL_SECONDS)
