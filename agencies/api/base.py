"""What every view of the API has in common."""

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from rest_framework.request import Request
from rest_framework.views import APIView

from agencies.api.authentication import standing_of
from agencies.api.showing import Shape, filled, shown
from operators.models import User
from operators.standing import Standing


class StandingView(APIView):
    """A view whose caller has a post; authentication, permission and throttle are those of the settings."""

    # Secrets among the fields of its answers: what is kept to answer a repeated command is without them.
    not_kept: ClassVar[frozenset[str]] = frozenset()

    @property
    def person(self) -> User:
        """The caller."""
        return cast(User, self.request.user)

    @property
    def standing(self) -> Standing:
        """The capacity in which the caller acts; the permission has seen that there is one."""
        return cast(Standing, standing_of(self.request))

    def read(self, form: Shape, request: Request) -> dict[str, Any]:
        """Return the checked values of the body, or of the query of a GET."""
        data = request.query_params.dict() if request.method == "GET" else request.data
        return filled(form, data, centre_id=self.standing.centre_id)

    def restored(self, kept: dict[str, Any]) -> dict[str, Any]:
        """Return an answer that was kept without its secrets (null) as it is given again."""
        return kept

    def show(self, shape: Shape, value: Any) -> dict[str, Any]:
        """Return `value` as the API shows it to the caller."""
        return shown(shape, value, self.standing)

    def show_all(self, shape: Shape, values: Iterable[Any]) -> list[dict[str, Any]]:
        """Return each of `values` as the API shows it to the caller."""
        return [shown(shape, value, self.standing) for value in values]
