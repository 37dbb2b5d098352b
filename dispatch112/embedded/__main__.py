"""`python -m dispatch112.embedded start|stop|urls`: servers for `manage.py` and for debugging.

The folder is DISPATCH_VAR, else `var` in the checkout. `start` leaves the servers running.
"""

import os
import sys
from pathlib import Path

from dispatch112.embedded import servers
from dispatch112.embedded.addresses import read
from dispatch112.embedded.process import EmbeddedError

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def show(var: Path) -> int:
    """Print the recorded addresses as shell assignments; 1 when there are none."""
    addresses = read(var)
    if addresses is None:
        print(f"No embedded server was started under {var} yet.", file=sys.stderr)
        return 1
    print(f"DATABASE_URL={addresses.database_url}\nREDIS_URL={addresses.redis_url}")
    return 0


def main(words: list[str]) -> int:
    """Carry out one verb; return the exit code."""
    var = Path(os.environ.get("DISPATCH_VAR") or CHECKOUT / "var")
    verb = words[0] if len(words) == 1 else ""
    if verb == "start":
        servers.start(var, tied=False)
        return show(var)
    if verb == "stop":
        print("Stopped." if servers.stop(var) else f"No embedded server runs under {var}.")
        return 0
    if verb == "urls":
        return show(var)
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except EmbeddedError as error:
        sys.exit(str(error))
