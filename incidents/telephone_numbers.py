"""Telephone numbers as they are dialled. Pure."""

from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

REGION: Final = "ID"
COUNTRY: Final = "62"
# 112, 1500293: these begin with no country code.
LONGEST_SHORT_CODE: Final = 7
# Where the numbering plan cannot tell the two apart, a message is tried.
MOBILE: Final = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})


def dialled(number: str) -> str:
    """Return the number as two of them are compared, "08123" for "+62 812-3"; "" for none."""
    digits = "".join(character for character in number if character.isdigit())
    return f"0{digits[2:]}" if digits.startswith(COUNTRY) and len(digits) > LONGEST_SHORT_CODE else digits


def ways_of_writing(number: str) -> tuple[str, ...]:
    """Return the digits under which a number that `dialled` gave may have been kept."""
    return (number, f"{COUNTRY}{number[1:]}") if number.startswith("0") else (number,)


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
