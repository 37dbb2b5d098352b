"""Who plays: demo people with their API tokens, found in the database before the play begins."""

from dataclasses import dataclass

import httpx
from rest_framework.authtoken.models import Token

from agencies.standings import standings_of
from operators.models import Centre, User
from operators.standing import Standing


@dataclass(frozen=True, slots=True)
class Player:
    """A person who takes part; `standing` is the key of the person's first capacity, that of a socket."""

    name: str
    token: str
    standing: str
    agency_id: int | None


@dataclass(frozen=True, slots=True)
class Troupe:
    """The operators (the centre's staff) and the liaisons, one an agency."""

    operators: tuple[Player, ...]
    liaisons: tuple[Player, ...]


def troupe_of(centre: Centre) -> Troupe:
    """Return the demo people of a centre, making the tokens they lack; real accounts are never used."""
    operators: list[Player] = []
    liaisons: dict[int, Player] = {}
    for user in User.objects.filter(is_demo=True, is_active=True).order_by("pk"):
        standing = next(iter(standings_of(user)), None)
        if standing is None or standing.centre_id != centre.pk:
            continue
        if standing.agency_id is None:
            operators.append(_player(user, standing))
        elif standing.agency_id not in liaisons:
            liaisons[standing.agency_id] = _player(user, standing)
    return Troupe(tuple(operators), tuple(liaisons.values()))


def _player(user: User, standing: Standing) -> Player:
    token, _created = Token.objects.get_or_create(user=user)
    return Player(user.username, token.key, standing.key, standing.agency_id)


async def players_of_tokens(url: str, tokens: list[str]) -> list[Player]:
    """Return who the tokens belong to, as the server says; raise `httpx.HTTPError` for one it refuses."""
    players = []
    async with httpx.AsyncClient(base_url=f"{url}/api/v1/", timeout=15, trust_env=False) as http:
        for token in tokens:
            answer = await http.get("me/", headers={"Authorization": f"Token {token}"})
            me = answer.raise_for_status().json()
            standing = me["standing"]
            players.append(Player(me["username"], token, standing["key"], standing["agency"]))
    return players
