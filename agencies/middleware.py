"""Gives every request the standing of the person who makes it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from agencies.standings import choose_standing

SESSION_KEY = "standing"


class StandingMiddleware:
    """Sets `request.standing` (lazily: pages that do not ask pay nothing) and the person's language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request in the language of its user."""
        request.standing = SimpleLazyObject(lambda: _standing_of(request))
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)


def _standing_of(request: HttpRequest):
    if not request.user.is_authenticated:
        return None
    return choose_standing(request.user, request.session.get(SESSION_KEY))
