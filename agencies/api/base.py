"""What every view of the API has in common."""

from typing import Any, TypeVar, cast

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.views import APIView

from agencies.api.authentication import standing_of
from operators.models import User
from operators.standing import Standing

S = TypeVar("S", bound=serializers.BaseSerializer)


class StandingView(APIView):
    """A view whose caller has a post; authentication, permission and throttle are those of the settings."""

    @property
    def person(self) -> User:
        """The caller."""
        return cast(User, self.request.user)

    @property
    def standing(self) -> Standing:
        """The capacity in which the caller acts; the permission has seen that there is one."""
        return cast(Standing, standing_of(self.request))

    def read(self, form: type[S], request: Request) -> dict[str, Any]:
        """Return the checked values of the body, or of the query of a GET."""
        data = request.query_params.dict() if request.method == "GET" else request.data
        filled = form(data=data, context={"centre_id": self.standing.centre_id})
        filled.is_valid(raise_exception=True)
        return filled.validated_data

    def show(self, form: type[S], value: Any, *, many: bool = False) -> Any:
        """Return `value` as the API shows it to the caller."""
        return form(value, many=many, context={"standing": self.standing}).data
