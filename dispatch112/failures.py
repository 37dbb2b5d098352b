"""What is answered when nothing below could answer: unknown addresses, faults, a database that is away.

Programs get the one JSON shape of the API, people a page.
"""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views import defaults

from incidents.api.errors import RETRY_SECONDS

API = "/api/"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that does not exist."""
    if not request.path.startswith(API):
        return defaults.page_not_found(request, exception)
    return _json("not_found", _("There is no such address. Nothing was changed. See /api/docs/."), 404)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer an error that no view caught: 503 when the database is away, 500 for a fault of our own."""
    away = isinstance(sys.exc_info()[1], (OperationalError, InterfaceError))
    if request.path.startswith(API):
        response = _away() if away else _fault()
    elif away:
        response = HttpResponse(render_to_string("503.html"), status=503)
    else:
        return defaults.server_error(request)
    if away:
        response["Retry-After"] = str(RETRY_SECONDS)
    return response


def _away() -> HttpResponse:
    message = _("The centre's database cannot answer now. Nothing was saved. Try again in a few seconds.")
    return _json("unavailable", message, 503)


def _fault() -> HttpResponse:
    message = _("A fault of the system. Look whether your change was made before you repeat it, and tell us.")
    return _json("fault", message, 500)


def _json(code: str, message: str, status: int) -> HttpResponse:
    return JsonResponse({"code": code, "message": message}, status=status)
