"""The page of a location link: for the caller, without sign-in, small enough for a cheap telephone.

Opening it changes nothing, because a messenger's preview opens it too; the first position does.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from incidents.access import callers_location_link
from incidents.errors import NotYours
from incidents.journal.change import database_now
from incidents.link_tokens import fingerprint_of
from incidents.models import LocationLink

LANGUAGES = ("id", "en")


@never_cache
@require_GET
def shared_location(request: HttpRequest, token: str) -> HttpResponse:
    """Answer the page in the caller's language; 404 for an unknown token, 410 for a closed link."""
    try:
        link = callers_location_link(fingerprint_of(token))
    except NotYours:
        link = None
    language = _language(request, link)
    open_now = link is not None and link.is_open(database_now())
    status = 200 if open_now else 410 if link else 404
    context = {
        "link": link,
        "open_now": open_now,
        "token": token,
        "language": language,
        "other": "en" if language == "id" else "id",
    }
    with override(language):
        answer = render(request, "incidents/location/page.html", context, status=status)
    # The address is the key: it must not go on to anybody, and nobody may put the page into theirs.
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    answer["Content-Security-Policy"] = "default-src 'self'; frame-ancestors 'none'"
    answer["Permissions-Policy"] = "geolocation=(self)"
    return answer


def _language(request: HttpRequest, link: LocationLink | None) -> str:
    wanted = request.GET.get("lang", "")
    if wanted in LANGUAGES:
        return wanted
    return "en" if link is not None and link.language != "id" else "id"
