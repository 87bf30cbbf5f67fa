"""``python -m bench``: what a read costs, against its peers and against its own length."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

PARTS = ("peers", "pages", "warc", "length", "footprint")


def main() -> int:
    """Run the parts asked for; exit status 1 where a bound is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="default: all")
    given = parser.parse_args()
    for pool in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(pool, "1")  # before numpy comes in: all is measured on one thread
    held = [import_module(f"bench.{part}").run() for part in given.parts or PARTS]
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
