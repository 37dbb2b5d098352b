"""Plus codes (Open Location Code): ten or eleven signs, or the end of them beside a town's name."""

import re
from typing import Final

from openlocationcode import openlocationcode

# "6P58RJCJ+5Q", or "RJCJ+5Q Tangerang": what follows the code is the town that it is short for.
CODE: Final = re.compile(
    r"(?<![A-Z0-9])([23456789CFGHJMPQRVWX]{2,8}\+[23456789CFGHJMPQRVWX]{2,7})(?![A-Z0-9])"
)


def point_of(text: str, *, latitude: float, longitude: float) -> tuple[str, float, float] | None:
    """Return the code in `text` and the middle of its cell (degrees); None when there is none.

    A short code is taken for the nearest of that name to the given point, the centre's own.
    """
    found = CODE.search(text.upper())
    if found is None:
        return None
    code = found[1]
    if openlocationcode.isShort(code):
        code = openlocationcode.recoverNearest(code, latitude, longitude)
    if not openlocationcode.isFull(code):
        return None
    cell = openlocationcode.decode(code)
    return code, round(cell.latitudeCenter, 6), round(cell.longitudeCenter, 6)
