"""Telephone numbers as they are dialled. Pure."""

from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

REGION: Final = "ID"
# Where the numbering plan cannot tell the two apart, a message is tried.
MOBILE: Final = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})


def mobile_number(number: str) -> str | None:
    """Return a number that can receive an SMS as E.164, "+628123456789" for "0812-345-6789"; None for others.

    A number without a country code is taken for an Indonesian one. The numbering plan is libphonenumber's.
    """
    try:
        parsed = phonenumbers.parse(number, REGION)
    except NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed) or phonenumbers.number_type(parsed) not in MOBILE:
        return None
    return phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
