"""Fields that name a record by its public code."""

from typing import Any

from django.utils.translation import gettext_lazy

from agencies.api.fields import Text
from agencies.models import IncidentType, Place


class IncidentTypeField(Text):
    """An incident type by its code, "FSTRU"."""

    default_error_messages = {
        "unknown": gettext_lazy("There is no such type. Search one in incident-types/ and give its code.")
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=12, help_text="Code of an incident type, for example FSTRU.", **options)

    def run_validation(self, data: Any = None) -> IncidentType | None:
        """Return the type."""
        code = super().run_validation(data)
        if not isinstance(code, str):
            return code
        return IncidentType.objects.filter(code=code).first() or self.fail("unknown")


class PlaceField(Text):
    """A place by its administrative code, "36.71.01.1001", or none; the context gives `centre_id`.

    Another centre's place is found as well: the action says what is wrong with it.
    """

    default_error_messages = {
        "unknown": gettext_lazy("There is no such place. Search one in places/ and give its code.")
    }

    def __init__(self, **options: Any) -> None:
        text = "Administrative code, for example 36.71.01.1001."
        super().__init__(max_length=13, help_text=text, allow_null=True, allow_blank=True, **options)

    def run_validation(self, data: Any = None) -> Place | None:
        """Return the place with those that it is part of."""
        code = super().run_validation(data)
        if not code:
            return None
        found = list(
            Place.objects.filter(code=code).select_related("parent__parent").order_by("centre_id")[:20]
        )
        own = [place for place in found if place.centre_id == self.context["centre_id"]]
        return next(iter(own or found), None) or self.fail("unknown")
