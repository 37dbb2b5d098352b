"""A repeated command answers as the first did: the header Idempotency-Key.

The key's row is claimed first inside the transaction of the change. Whoever comes second with the same
key waits at the row until the first has ended: it then finds the answer, or, when the first failed and
left nothing, does the work itself.
An answer lies in the table for days: what a view names in `not_kept` is left out, and found anew.
"""

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, cast

import orjson
from django.db import connection
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, ParseError
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.base import StandingView
from agencies.api.json import dumps
from incidents.journal import unit_of_work
from incidents.models import IdempotencyKey
from incidents.models.idempotency import TAKEN_OVER

HEADER: Final = "Idempotency-Key"
REPLAYED: Final = "Idempotency-Replayed"
KEY: Final = re.compile(r"[\x21-\x7e]{1,80}")

# When a desk meant to save it: two desks that hold the same draft tell two times of one command.
NOT_THE_COMMAND: Final = frozenset({"reported_at"})

Handler = Callable[..., HttpResponse]


class KeyReused(APIException):
    """The key was used for something else before."""

    status_code = 422
    default_code = "key_reused"


def once(handler: Handler) -> Callable[..., HttpResponse]:
    """Let `handler`, a view's method that changes something, happen once for each key."""

    @wraps(handler)
    def answer(view: StandingView, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        key = request.headers.get(HEADER)
        if key is None:
            return handler(view, request, *args, **kwargs)
        _check(key)
        fingerprint = _fingerprint(view, request)
        with unit_of_work():
            claimed = _claim(view.person.pk, key, fingerprint)
            if claimed is None:
                return _again(view, key, fingerprint)
            response = handler(view, request, *args, **kwargs)
            data = cast(Response, response).data
            content = dumps(data)
            _keep(claimed, response.status_code, dumps(_without(view, data)))
        return _answer(content, response.status_code)

    return answer


def _check(key: str) -> None:
    if not KEY.fullmatch(key):
        raise ParseError(
            _("An Idempotency-Key has 1 to 80 visible ASCII characters. Nothing was saved. Send another."),
            "invalid",
        )


def _fingerprint(view: StandingView, request: Request) -> str:
    data = request.data
    if isinstance(data, dict):
        data = {name: value for name, value in data.items() if name not in NOT_THE_COMMAND}
    parts = [request.method, request.path, view.standing.key, data]
    return hashlib.sha256(orjson.dumps(parts, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _claim(user_id: int, key: str, fingerprint: str) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO incidents_idempotencykey (user_id, key, fingerprint, status, body, created_at)
            VALUES (%s, %s, %s, 0, '', now()) ON CONFLICT (user_id, key) DO NOTHING RETURNING id""",
            [user_id, key, fingerprint],
        )
        row = cursor.fetchone()
    return row[0] if row else None


def _keep(pk: int, status: int, content: bytes) -> None:
    IdempotencyKey.objects.filter(pk=pk).update(status=status, body=content.decode())


def _without(view: StandingView, data: Any) -> Any:
    """Return what may lie in the table: the answer, null where it has a secret."""
    secret = view.not_kept.intersection(data) if view.not_kept else ()
    return data | dict.fromkeys(secret) if secret else data


def _again(view: StandingView, key: str, fingerprint: str) -> HttpResponse:
    first = IdempotencyKey.objects.get(user_id=view.person.pk, key=key)
    if first.fingerprint == TAKEN_OVER:
        raise KeyReused(
            _("A colleague has taken this call over. Nothing was saved here; it lies on their desk.")
        )
    if first.fingerprint != fingerprint:
        raise KeyReused(
            _("This Idempotency-Key was used for another command. Nothing was done. Use a new key.")
        )
    content = first.body.encode()
    if view.not_kept:
        content = dumps(view.restored(orjson.loads(content)))
    response = _answer(content, first.status)
    response[REPLAYED] = "true"
    return response


def _answer(content: bytes, status: int) -> HttpResponse:
    return HttpResponse(content, status=status, content_type="application/json")
