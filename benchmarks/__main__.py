"""`python -m benchmarks [--quick] [--only NAME …] [--json FILE]` prints one table of ratios."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import django

from benchmarks.measuring import say
from benchmarks.report import Line, table, versions, write_json

SECTIONS = ("generating", "series", "postgresql", "sqlite", "small", "checking", "files", "masking", "free_text")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure the speed against peers and limits, all in this one run.",
    )
    parser.add_argument("--quick", action="store_true", help="small sizes, under a minute: to try it, not to judge")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=SECTIONS,
        default=SECTIONS,
        metavar="NAME",
        help=f"some of: {', '.join(SECTIONS)}",
    )
    parser.add_argument("--users", type=int, metavar="N", help="how many users are masked, with two reviews each")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there, too")
    options = parser.parse_args(arguments)
    if options.json and not options.json.parent.is_dir():
        parser.error(f"--json {options.json}: there is no folder {options.json.parent}. Make it first.")
    # Ended in any way, the PostgreSQL server is stopped and removed.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from benchmarks.dataset import FULL, QUICK

    scale = QUICK if options.quick else FULL
    if options.users:
        scale = replace(scale, masking=options.users)
    lines: list[Line] = []
    for name in (name for name in SECTIONS if name in options.only):
        say(name)
        lines.extend(import_module(f"benchmarks.{name}").measure(scale))
    print(", ".join(f"{package} {number}" for package, number in versions().items()))
    print(f"{os.cpu_count()} processors. Ratios hold elsewhere, absolute figures do not.")
    if options.quick:
        print("These sizes are too small to judge by.")
    print()
    print(table(lines))
    if options.json:
        write_json(options.json, lines, quick=options.quick)
    return 0


if __name__ == "__main__":
    sys.exit(main())
