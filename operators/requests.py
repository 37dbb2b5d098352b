"""The request as the pages see it."""

from django.http import HttpRequest

from operators.models import User
from operators.standing import Standing


class Request(HttpRequest):
    """A request whose person and standing the middleware has put on it."""

    user: User
    standing: Standing | None
