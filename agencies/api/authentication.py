"""Who calls the API, in which capacity: by token or by session."""

from typing import cast

from django.utils import translation
from django.utils.translation import gettext as _
from rest_framework.authentication import SessionAuthentication, TokenAuthentication
from rest_framework.authtoken.models import Token
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from agencies.standings import standings_of
from operators.models import User
from operators.requests import Request as PageRequest
from operators.standing import Standing

# Which of several standings a token acts in. A session keeps its choice itself; a page names the one it was
# opened for.
STANDING_HEADER = "X-Standing"


class TokenWithStanding(TokenAuthentication):
    """`Authorization: Token ...`; sets what the middleware sets for a session: standing and language."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        """Return the token's user, or None when the request brings no token."""
        found = super().authenticate(request)
        if found is None:
            return None
        user, token = found
        translation.activate(user.language)
        page_request = cast(PageRequest, request._request)
        page_request.standing = _chosen(user, request.headers.get(STANDING_HEADER))
        return user, token


class SessionWithStanding(SessionAuthentication):
    """The session of a page; what a page of another post than the present one sends is refused."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        """Return the session's user, or None for a stranger."""
        found = super().authenticate(request)
        named = request.headers.get(STANDING_HEADER)
        if found is not None and named:
            present = standing_of(request)
            if present is None or present.key != named:
                # The post was changed in another window, or taken away: this page's next incident would be
                # kept, and its agencies sent, in another city than the one it shows.
                raise PermissionDenied(
                    _("You work in another post than this page shows. Nothing was done. Reload the page."),
                    code="no_post",
                )
        return found


def _chosen(user: User, key: str | None) -> Standing | None:
    standings = standings_of(user)
    if key is None:
        return standings[0] if standings else None
    chosen = next((standing for standing in standings if standing.key == key), None)
    if chosen is None:
        # Acting silently in another capacity than the one asked for could dispatch in the wrong city.
        raise PermissionDenied(
            _("You have no post named by the header X-Standing. Nothing was done. See GET /api/v1/me/."),
            code="no_post",
        )
    return chosen


def standing_of(request: Request) -> Standing | None:
    """Return the capacity in which the caller acts, or None for a person without a post."""
    return cast(PageRequest, request._request).standing


class HasStanding(BasePermission):
    """Only people with a post at a centre or an agency."""

    code = "no_post"

    @property
    def message(self) -> str:
        """What a person without a post is told."""
        return _("You have no post at a centre or an agency yet. Nothing was done. Ask an administrator.")

    def has_permission(self, request: Request, view: object) -> bool:
        """Return whether the request has a standing."""
        return standing_of(request) is not None


class IsCentre(HasStanding):
    """Only the centre's own staff."""

    code = "not_allowed"

    @property
    def message(self) -> str:
        """What a person of an agency is told."""
        return _("Your role may not do this. Nothing was changed. Ask a supervisor of the centre.")

    def has_permission(self, request: Request, view: object) -> bool:
        """Return whether the request's standing is one of the centre."""
        standing = standing_of(request)
        return standing is not None and standing.is_centre
