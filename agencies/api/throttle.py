"""Holds back a program that runs away; no person can reach the limit.

The buckets are in the memory of each process (Django's local-memory cache), so that a request never
waits for Redis: with n processes the limit is up to n times as large.
"""

import time

from django.conf import settings
from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle


class Bucket(BaseThrottle):
    """A token bucket for each user: API_BURST requests at once, API_PER_SECOND in the long run."""

    seconds = 0.0

    def allow_request(self, request: Request, view: object) -> bool:
        """Take one token; False when there is none."""
        name, now = self.name(request), time.monotonic()
        tokens, at = cache.get(name, (float(settings.API_BURST), now))
        tokens = min(settings.API_BURST, tokens + (now - at) * settings.API_PER_SECOND)
        if tokens < 1:
            self.seconds = (1 - tokens) / settings.API_PER_SECOND
            return False
        cache.set(name, (tokens - 1, now), settings.API_BURST / settings.API_PER_SECOND + 1)
        return True

    def name(self, request: Request) -> str:
        """Return whose bucket it is."""
        return f"api:{request.user.pk}"

    def wait(self) -> float:
        """Return after how many seconds there is a token again."""
        return self.seconds
