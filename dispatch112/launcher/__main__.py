"""`python -m dispatch112.launcher`: the whole product on this machine, until Ctrl-C. bin/run calls it."""

import argparse
import sys

from dispatch112.embedded.process import EmbeddedError
from dispatch112.launcher import plan
from dispatch112.launcher.plan import LaunchError
from dispatch112.launcher.run import run


def arguments(words: list[str]) -> argparse.Namespace:
    """Return the options of bin/run."""
    parser = argparse.ArgumentParser(prog="bin/run", description="Run Dispatch112 on this machine.")
    parser.add_argument("--port", type=_port, help=f"default: PORT, else {plan.DEFAULT_PORT}")
    parser.add_argument(
        "--host", default="127.0.0.1", help="0.0.0.0 lets other machines in (default: 127.0.0.1)"
    )
    return parser.parse_args(words)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port number; use 1 to 65535")
    return int(text)


if __name__ == "__main__":
    given = arguments(sys.argv[1:])
    try:
        sys.exit(run(plan.make(given.host, given.port)))
    except (LaunchError, EmbeddedError) as error:
        sys.exit(f"Dispatch112 did not start. {error}")
