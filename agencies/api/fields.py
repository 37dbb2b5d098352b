"""The fields of bodies and addresses: strict types, messages in the reader's language.

Only the messages that Django REST framework has no Indonesian for are given anew. Rules of the domain
are not here: the actions hold them for every door.
"""

import math
from datetime import UTC, datetime
from typing import Any, Final, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

LARGEST_ID: Final = 2**63 - 1
LARGEST_INTEGER: Final = 2**31 - 1


class Strict(serializers.Serializer):
    """A body or a query: a name that it does not know is refused, so that no typing error goes unseen."""

    default_error_messages = {
        "invalid": gettext_lazy("Send one JSON object with the fields of this address."),
        "unknown": gettext_lazy("There is no such field here. Known are: %(known)s."),
    }

    def to_internal_value(self, data: Any) -> Any:
        """Return the values; `ValidationError` names every wrong and every unknown field at once."""
        unknown = {}
        if hasattr(data, "keys"):
            known = ", ".join(sorted(self.fields))
            text = str(self.error_messages["unknown"]) % {"known": known}
            unknown = {str(name): [text] for name in data if name not in self.fields}
        try:
            values = super().to_internal_value(data)
        except serializers.ValidationError as error:
            raise serializers.ValidationError({**cast(dict[str, Any], error.detail), **unknown}) from error
        if unknown:
            raise serializers.ValidationError(unknown)
        return values


class Text(serializers.CharField):
    """Text as JSON text: a number is not taken for one."""

    default_error_messages = {"invalid": gettext_lazy("This must be text.")}

    def to_internal_value(self, data: Any) -> str:
        """Return the text without spaces around it."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class WholeNumber(serializers.IntegerField):
    """A whole number; true and false are none."""

    default_error_messages = {"max_string_length": gettext_lazy("This number is too large.")}

    def to_internal_value(self, data: Any) -> int:
        """Return the number."""
        if isinstance(data, bool):
            self.fail("invalid")
        try:
            return super().to_internal_value(data)
        except OverflowError:
            self.fail("invalid")


class Number(serializers.FloatField):
    """A number; true, false, infinity and not-a-number are none."""

    default_error_messages = {
        "invalid": gettext_lazy("This must be a number."),
        "overflow": gettext_lazy("This number is too large."),
        "max_string_length": gettext_lazy("This number is too large."),
    }

    def to_internal_value(self, data: Any) -> float:
        """Return the number."""
        if isinstance(data, bool):
            self.fail("invalid")
        value = super().to_internal_value(data)
        if not math.isfinite(value):
            self.fail("invalid")
        return value


class Flag(serializers.BooleanField):
    """True or false."""

    default_error_messages = {"invalid": gettext_lazy("This must be true or false.")}


class ListOf(serializers.ListField):
    """A list."""

    default_error_messages = {
        "not_a_list": gettext_lazy("This must be a list."),
        "max_length": gettext_lazy("At most {max_length} are possible."),
    }


class Moment(serializers.DateTimeField):
    """A time with its zone, as ISO 8601; given on in UTC."""

    default_error_messages = {
        "invalid": gettext_lazy("Give the time as 2026-11-23T14:03:22+07:00, with its zone."),
        "date": gettext_lazy("Give the time as 2026-11-23T14:03:22+07:00, with its zone."),
        "overflow": gettext_lazy("There is no such time."),
    }

    def enforce_timezone(self, value: datetime) -> datetime:
        """Return `value` in UTC; a time without a zone could be meant in three."""
        if value.tzinfo is None:
            self.fail("invalid")
        try:
            return value.astimezone(UTC)
        except OverflowError:
            self.fail("overflow")


class Day(serializers.DateField):
    """A day as ISO 8601."""

    default_error_messages = {
        "invalid": gettext_lazy("Give the day as 2026-11-23."),
        "datetime": gettext_lazy("Give the day as 2026-11-23."),
    }


class Choice(serializers.ChoiceField):
    """One of a table's values; the message lists them."""

    def to_internal_value(self, data: Any) -> Any:
        """Return the value."""
        known = self.choice_strings_to_values
        if isinstance(data, (str, int)) and not isinstance(data, bool) and str(data) in known:
            return known[str(data)]
        values = ", ".join(key for key in known if key)
        raise serializers.ValidationError(_("Choose one of: %(values)s.") % {"values": values})


def identifier(**options: Any) -> WholeNumber:
    """Return the field of a record's id."""
    return WholeNumber(min_value=1, max_value=LARGEST_ID, **options)


def version_seen() -> WholeNumber:
    """Return the field of the version that the person saw."""
    return WholeNumber(min_value=1, max_value=LARGEST_INTEGER, help_text="The version that the person saw.")
