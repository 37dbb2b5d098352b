"""The codes with which a board's socket is closed (RFC 6455 section 7.4; 4000 and up are our own)."""

from typing import Final

SIGNED_OUT: Final = 4401
NO_POST: Final = 4403
ROLE_CHANGED: Final = 4409
# The board comes back by itself and asks for what it lacks.
TOO_SLOW: Final = 1013
TRY_LATER: Final = 1013
TOO_MANY_MESSAGES: Final = 1008
