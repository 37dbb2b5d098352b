"""Hiding personal numbers from those who need not know them (UU PDP 27/2022). Pure."""

SHOWN_EACH_SIDE = 4


def masked_number(number: str) -> str:
    """Return "0812-****-7890" for "081234567890"; a number too short to hide in is hidden whole."""
    digits = "".join(character for character in number if character.isdigit())
    if not digits:
        return ""
    if len(digits) <= 2 * SHOWN_EACH_SIDE:
        return "*" * len(digits)
    return f"{digits[:SHOWN_EACH_SIDE]}-****-{digits[-SHOWN_EACH_SIDE:]}"
