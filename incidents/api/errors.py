"""Every failure of the API in one shape: {"code", "message", "fields"?, "current"?}."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

from incidents.api.current import current_of
from incidents.errors import ActionError, Conflict, Invalid, NotAllowed, NotYours

logger = logging.getLogger(__name__)

RETRY_SECONDS = 2

Context = dict[str, Any]

ACTION_STATUS: dict[type[ActionError], int] = {Invalid: 400, NotAllowed: 403, NotYours: 404, Conflict: 409}
CODES = {
    400: "invalid",
    401: "not_signed_in",
    403: "not_allowed",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    413: "too_large",
    415: "unsupported_media_type",
}
# Failures whose own code says more than that of their status.
SPECIFIC = frozenset({"no_post", "key_reused", "bad_signature"})


def answer_error(error: Exception, context: Context) -> Response | None:
    """Return the answer to `error`; None for a fault of our own, which is logged and answered with 500."""
    for kind, answer in ANSWERS.items():
        if isinstance(error, kind):
            return answer(error, context)
    return None


def body(code: str, message: str, **more: Any) -> dict[str, Any]:
    """Return the one shape of a failure."""
    return {"code": code, "message": message, **more}


def fields_of(detail: Any) -> dict[str, list[str]]:
    """Return the messages by field; those of a list's members stand under the list's own name."""
    if not isinstance(detail, dict):
        return {"body": _messages(detail)}
    named = {"body" if name == "non_field_errors" else str(name): found for name, found in detail.items()}
    return {name: _messages(found) for name, found in named.items()}


def _messages(found: Any) -> list[str]:
    if isinstance(found, dict):
        found = found.values()
    elif not isinstance(found, list):
        return [str(found)]
    return list(dict.fromkeys(message for part in found for message in _messages(part)))


def _action(error: ActionError, context: Context) -> Response:
    if isinstance(error, Invalid):
        return Response(body(error.code, error.message, fields=error.fields), 400)
    status = next(status for kind, status in ACTION_STATUS.items() if isinstance(error, kind))
    answer = body(error.code, error.message)
    if isinstance(error, Conflict):
        # Another system has no standing: its address answers with the present state itself.
        standing = context["request"].standing
        answer["current"] = current_of(standing, error.current) if standing else None
    return Response(answer, status)


def _wrong_fields(error: exceptions.ValidationError, context: Context) -> Response:
    return _action(Invalid(fields_of(error.detail)), context)


def _malformed(error: exceptions.ParseError, context: Context) -> Response:
    return Response(body("malformed", str(error.detail)), 400)


def _throttled(error: exceptions.Throttled, context: Context) -> Response:
    seconds = int(getattr(error, "wait", None) or 1)
    message = _("Too many requests. Nothing was done. Try again in %(seconds)d s.") % {"seconds": seconds}
    return Response(body("throttled", message), 429, headers={"Retry-After": str(seconds)})


def _framework(error: exceptions.APIException, context: Context) -> Response:
    code = str(error.get_codes())
    known = code if code in SPECIFIC else CODES.get(error.status_code, "refused")
    header = getattr(error, "auth_header", None)
    headers = {"WWW-Authenticate": header} if header else {}
    return Response(body(known, str(error.detail)), error.status_code, headers=headers)


def _too_large(error: RequestDataTooBig, context: Context) -> Response:
    message = _("The body is too large. Nothing was saved. Shorten the texts.")
    return Response(body("too_large", message), 413)


def _away(error: Exception, context: Context) -> Response:
    logger.warning("answered with 503: %s", error)
    message = _("The centre's database cannot answer now. Nothing was saved. Try again in a few seconds.")
    return Response(body("unavailable", message), 503, headers={"Retry-After": str(RETRY_SECONDS)})


# The first that fits answers, so the narrower kinds stand before the wider.
ANSWERS: dict[type[Exception], Callable[[Any, Context], Response]] = {
    ActionError: _action,
    exceptions.ValidationError: _wrong_fields,
    exceptions.ParseError: _malformed,
    exceptions.Throttled: _throttled,
    exceptions.APIException: _framework,
    Http404: lambda _error, context: _action(NotYours(), context),
    PermissionDenied: lambda _error, context: _action(NotAllowed(), context),
    RequestDataTooBig: _too_large,
    OperationalError: _away,
    InterfaceError: _away,
}
