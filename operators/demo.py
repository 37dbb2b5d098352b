"""The one password of all demo accounts. `dispatch112.checks` keeps such accounts out of production."""

from typing import Final

DEMO_PASSWORD: Final = "demo112"
