"""Whether the people at the sockets may still be there: asked for all of them together, every few seconds."""

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils.timezone import now
from rest_framework.authtoken.models import Token

from agencies.middleware import SESSION_KEY as STANDING_KEY
from agencies.standings import standings_of_users
from incidents.live.codes import NO_POST, ROLE_CHANGED, SIGNED_OUT
from incidents.live.sign_in import Guest, session_is_of
from operators.models import User
from operators.standing import Standing


def unwelcome(guests: Collection[Guest]) -> dict[Guest, int]:
    """Return those who may not stay, with the code that says why; five queries, however many they are.

    Signed out, account disabled or password changed: 4401. No post left: 4403. In another post than the
    one for which the board was opened: 4409.
    """
    users = User.objects.in_bulk({guest.standing.user_id for guest in guests})
    standings = standings_of_users(users.values())
    sessions = _sessions({guest.session_key for guest in guests if guest.session_key})
    tokens = _tokens({guest.token for guest in guests if guest.token})
    codes = {}
    for guest in guests:
        user = users.get(guest.standing.user_id)
        session = sessions.get(guest.session_key) if guest.session_key else None
        if user is None or not _is_signed_in(guest, user, session, tokens):
            codes[guest] = SIGNED_OUT
        elif code := _post(guest, standings[user.pk], session):
            codes[guest] = code
    return codes


def _is_signed_in(guest: Guest, user: User, session: dict[str, Any] | None, tokens: set[str]) -> bool:
    if not user.is_active or user.password != guest.password_hash:
        return False
    if guest.token is not None:
        return guest.token in tokens
    return session is not None and session_is_of(session, user)


def _post(guest: Guest, standings: list[Standing], session: dict[str, Any] | None) -> int | None:
    if not standings:
        return NO_POST
    chosen = session.get(STANDING_KEY) if session else guest.chosen
    present = next((one for one in standings if one.key == chosen), standings[0])
    return None if present.key == guest.standing.key else ROLE_CHANGED


def _sessions(keys: set[str]) -> dict[str, dict[str, Any]]:
    stored = Session.objects.filter(session_key__in=keys, expire_date__gt=now())
    return {key: _decoded(data) for key, data in stored.values_list("session_key", "session_data")}


def _tokens(keys: set[str]) -> set[str]:
    return set(Token.objects.filter(key__in=keys).values_list("key", flat=True))


# A session's data rarely changes between two looks; its signature need not be checked again.
@lru_cache(maxsize=4096)
def _decoded(data: str) -> dict[str, Any]:
    return dict(SessionStore().decode(data))
