"""Gives every request the standing of the person who makes it."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils import translation

from agencies.standings import choose_standing
from operators.requests import Request
from operators.standing import Standing

SESSION_KEY = "standing"


class StandingMiddleware:
    """Sets `request.standing` (None for a stranger, or a person without a post) and the person's language."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        """Answer the request in the language of its user."""
        request.standing = _standing_of(request)
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)


def _standing_of(request: Request) -> Standing | None:
    if not request.user.is_authenticated:
        return None
    return choose_standing(request.user, request.session.get(SESSION_KEY))
