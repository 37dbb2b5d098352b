"""/livez and /readyz, answered before anything else looks at the request.

A middleware, not views: a probe comes with the address as its host, without a session, and must not
depend on either.
"""

from collections.abc import Callable

import redis
from django.conf import settings
from django.db import Error as DatabaseFailure
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from dispatch112.probes import LIVE, READY
from incidents.escalation.health import Health, health

ENGINES = ("celery", "loop")
REDIS_SECONDS = 0.5
DATABASE_MS = 2000
RETRY_SECONDS = "5"

_redis = redis.Redis.from_url(
    settings.REDIS_URL, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS
)


class HealthMiddleware:
    """Answer the two probes; pass on everything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer GET and HEAD of /livez and /readyz."""
        if request.path == LIVE:
            return HttpResponse("alive\n", content_type="text/plain")
        if request.path == READY:
            return readyz()
        return self.get_response(request)


def readyz() -> JsonResponse:
    """200 when calls can be taken and escalate: the database answers and at least one engine ticks.

    Redis carries hints alone: without it the system is ready, and says that it is degraded. So it does
    while the oldest deadline is `overdue` (s), or dispatches are `failing` to escalate.
    """
    engines = engine_health()
    ages = engines.ages if engines else dict.fromkeys(ENGINES)
    late = [name for name in ENGINES if _late(ages[name])]
    ready = len(late) < len(ENGINES)
    redis_up = redis_answers()
    well = redis_up and not late and engines is not None and not engines.late and not engines.failing
    body = {
        "status": ("ready" if well else "degraded") if ready else "not_ready",
        "database": "up" if engines else "down",
        "redis": "up" if redis_up else "down",
        "engines": {name: None if age is None else round(age, 3) for name, age in ages.items()},
        "late": late,
        "overdue": round(engines.overdue, 3) if engines else None,
        "failing": engines.failing if engines else None,
    }
    headers = {"Cache-Control": "no-store"} | ({} if ready else {"Retry-After": RETRY_SECONDS})
    return JsonResponse(body, status=200 if ready else 503, headers=headers)


def engine_health() -> Health | None:
    """Return the state of escalation, by the database's clock; None when the database is down."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL statement_timeout = {DATABASE_MS}")
            return health()
    except DatabaseFailure:
        connection.close()
        return None


def redis_answers() -> bool:
    """Tell whether Redis answers within half a second."""
    try:
        return bool(_redis.ping())
    except redis.RedisError:
        return False


def _late(age: float | None) -> bool:
    return age is None or age > settings.ENGINE_LATE_AFTER
