"""`bin/bench`: measures the product on this machine and prints tables."""

import argparse
import importlib

import django

from bench.system import prepared

BENCHES = {"intake": "bench.intake", "live": "bench.live"}


def main() -> None:
    """Run the benchmark named on the command line."""
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("name", choices=sorted(BENCHES))
    parser.add_argument("--against", choices=["tutorial"], help="measure another way in the same run")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, for trying it out")
    arguments = parser.parse_args()
    with prepared() as system:
        # The models can be imported only once Django knows the database of this run.
        django.setup()
        bench = importlib.import_module(BENCHES[arguments.name])
        bench.run(system, against=arguments.against, quick=arguments.quick)


if __name__ == "__main__":
    main()
