"""Who is at the other end of a socket: by the session of the page, or by a token."""

from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY
from django.contrib.auth import SESSION_KEY as USER_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils.crypto import constant_time_compare
from rest_framework.authtoken.models import Token

from agencies.api.authentication import STANDING_HEADER
from agencies.middleware import SESSION_KEY as STANDING_KEY
from agencies.standings import choose_standing
from incidents.live.codes import NO_POST, SIGNED_OUT
from operators.models import User
from operators.standing import Standing


@dataclass(frozen=True, slots=True)
class Guest:
    """A person at a socket, and what the right to be there hangs on.

    `chosen` names the post that a program asked for; a browser's stands in its session.
    """

    standing: Standing
    session_key: str | None
    token: str | None
    chosen: str | None
    password_hash: str


class Refused(Exception):
    """This socket is not served; `code` says why."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def sign_in(headers: Mapping[bytes, bytes]) -> Guest:
    """Return who sent these headers (lower-case names); raise `Refused`. Reads the database only."""
    authorization = headers.get(b"authorization")
    if authorization is not None:
        chosen = headers.get(STANDING_HEADER.lower().encode(), b"").decode("latin-1")
        return _by_token(authorization.decode("latin-1"), chosen or None)
    return _by_session(headers.get(b"cookie", b"").decode("latin-1"))


def session_is_of(session: Mapping[str, Any], user: User) -> bool:
    """Return whether a session's data is a sign-in of `user` by the present password."""
    if session.get(USER_KEY) != str(user.pk) or BACKEND_SESSION_KEY not in session:
        return False
    valid = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
    return any(constant_time_compare(session.get(HASH_SESSION_KEY, ""), one) for one in valid)


def _by_session(cookies: str) -> Guest:
    key = _session_key(cookies)
    session = SessionStore(key).load() if key else {}
    user = User.objects.filter(pk=session[USER_KEY]).first() if USER_KEY in session else None
    if user is None or not session_is_of(session, user):
        raise Refused(SIGNED_OUT)
    return _guest(user, session.get(STANDING_KEY), session_key=key)


def _session_key(cookies: str) -> str | None:
    try:
        morsel = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
    return morsel.value if morsel else None


def _by_token(authorization: str, chosen: str | None) -> Guest:
    scheme, _, key = authorization.partition(" ")
    token = Token.objects.select_related("user").filter(key=key.strip()).first()
    if scheme.lower() != "token" or token is None:
        raise Refused(SIGNED_OUT)
    guest = _guest(token.user, chosen, token=token.key)
    if chosen is not None and guest.standing.key != chosen:
        raise Refused(NO_POST)
    return guest


def _guest(
    user: User, chosen: str | None, *, session_key: str | None = None, token: str | None = None
) -> Guest:
    if not user.is_active:
        raise Refused(SIGNED_OUT)
    standing = choose_standing(user, chosen)
    if standing is None:
        raise Refused(NO_POST)
    return Guest(standing, session_key, token, chosen, user.password)
