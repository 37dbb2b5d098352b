"""The page behind the link of a message: what the dispatch is about, and one button.

Opening it changes nothing, because a messenger's preview opens it too. Nothing of the caller stands here.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from incidents.access import message_of_token
from incidents.actions.acknowledging import acknowledge_by_link, dispatch_of
from incidents.errors import Conflict, NotYours, Stale
from incidents.models import Notification
from incidents.states import DispatchStatus


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def acknowledge_page(request: HttpRequest, token: str) -> HttpResponse:
    """Show the dispatch (GET), or acknowledge it (POST); 404 for a link that is not known."""
    try:
        message = message_of_token(token)
    except NotYours:
        return _answer(request, {"dispatch": None}, 404, "id")
    with override(message.language):
        problem, status = _acknowledged(request, token) if request.method == "POST" else ("", 200)
        return _answer(request, _shown(message, problem), status, message.language)


def _acknowledged(request: HttpRequest, token: str) -> tuple[str, int]:
    given = request.POST.get("version", "")
    version = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
    try:
        acknowledge_by_link(token=token, version=version)
    except Stale:
        changed = _("The incident changed a moment ago. Nothing was acknowledged. Read it again, then press.")
        return changed, 409
    except Conflict as refused:
        return refused.message, 409
    return "", 200


def _shown(message: Notification, problem: str) -> dict[str, Any]:
    dispatch = dispatch_of(message)
    return {
        "dispatch": dispatch,
        "incident": dispatch.incident,
        "centre": dispatch.incident.centre,
        "type": dispatch.incident.incident_type.label(message.language),
        "waits": dispatch.status == DispatchStatus.NOTIFIED,
        "problem": problem,
    }


def _answer(request: HttpRequest, context: dict[str, Any], status: int, language: str) -> HttpResponse:
    with override(language):
        page = render(
            request, "incidents/acknowledge/page.html", context | {"language": language}, status=status
        )
    # The address is the key: it must not go on to anybody, and nobody may put the page into theirs.
    page["Referrer-Policy"] = "no-referrer"
    page["X-Robots-Tag"] = "noindex"
    page["Content-Security-Policy"] = "default-src 'self'; frame-ancestors 'none'"
    return page
