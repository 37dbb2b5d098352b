"""The messages of the demo, which go to nobody: what a caller or an agency would have got."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from incidents.models import Channel, Notification
from incidents.notifications.lease import NEEDED
from incidents.notifications.message import body_of, subject_of
from incidents.web.gate import centre_page
from operators.requests import Request
from operators.standing import Standing

WRITTEN: Final = (Channel.SMS, Channel.EMAIL)
MOST_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Message:
    """A message as its recipient would read it."""

    notification: Notification
    subject: str
    body: str


@centre_page
def demo_inbox(request: Request, standing: Standing) -> HttpResponse:
    """The centre's SMS and e-mails, the newest first; outside a demo there is no such page."""
    if not settings.DEMO:
        raise Http404
    written = Notification.objects.filter(centre_id=standing.centre_id, channel__in=WRITTEN)
    newest = written.select_related(*NEEDED).order_by("-created_at", "-pk")[:MOST_SHOWN]
    messages = [Message(one, subject_of(one), body_of(one)) for one in newest]
    return render(request, "incidents/demo_inbox.html", {"inbox": messages})
