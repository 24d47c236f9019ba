"""`manage.py readings`: what meters and sensors say, for any IDs and any time, without a database."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandError, CommandParser

from seeding.series import (
    Entities,
    MeterReadings,
    Meters,
    Readings,
    SensorBatch,
    SensorReadings,
    instants,
    write_csv,
    write_json_lines,
    write_parquet,
)

EXAMPLES = """
examples:
  readings C-1042 --start 2025-01-15 --end 2025-01-16 --per day
  readings C-1000..C-1999 --start 2025-01-01 --end 2025-02-01 --every 1H --gaps 0.01 --format csv --to january.csv
  readings S-101 --of sensors --start 2025-01-01 --end 2025-02-01 --every 15min --format csv
"""

MOST_IDS = 100_000_000
"""Some hundred bytes are kept for each."""

_RANGE = re.compile(r"(.*?)(0|[1-9][0-9]{0,17})\.\.(.*?)(0|[1-9][0-9]{0,17})")


class Command(BaseCommand):
    help = "Readings of meters as smart meters send them, or values of sensors. An ID says the same on every run."
    requires_system_checks: tuple[str, ...] = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        from argparse import RawDescriptionHelpFormatter

        kwargs.setdefault("formatter_class", RawDescriptionHelpFormatter)
        return super().create_parser(prog_name, subcommand, epilog=EXAMPLES, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("ids", nargs="+", metavar="ID", help="any IDs; C-1000..C-1999 is a range")
        parser.add_argument(
            "--of", choices=("customers", "meters", "sensors"), default="customers", help="whose IDs these are"
        )
        parser.add_argument("--start", required=True, help="the first instant, such as 2025-01-01")
        parser.add_argument("--end", required=True, help="the instant before which it ends")
        parser.add_argument("--every", default="15min", help="30s, 15min, 1H, 1D, PT15M, …; default: 15min")
        parser.add_argument("--format", choices=("jsonl", "csv", "parquet"), default="jsonl")
        parser.add_argument(
            "--per", choices=("reading", "day"), default="reading", help="a JSON document for each, or for a day"
        )
        parser.add_argument("--to", metavar="FILE", help="where to write; default: standard output")
        for name, of in (("gaps", "lost readings"), ("late", "late ones"), ("duplicates", "those sent twice")):
            parser.add_argument(f"--{name}", type=float, default=0.0, metavar="SHARE", help=f"share of {of}")
        parser.add_argument(
            "--anomalies",
            type=float,
            default=0.05,
            metavar="SHARE",
            help="share of anomalies of sensors, 0.05",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._write(options)
        except BrokenPipeError:
            # Who reads has enough. Python would complain again when it flushes at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except (ValueError, ImportError, OSError) as error:
            raise CommandError(str(error), returncode=2) from error
        except KeyboardInterrupt:
            raise CommandError("Interrupted.", returncode=130) from None

    def _write(self, options: dict[str, Any]) -> None:
        period = {name: options[name] for name in ("start", "end", "every")}
        instants(**period)
        ids, per = read_ids(options["ids"]), options["per"]
        target = options["to"] or sys.stdout.buffer
        if options["to"] and Path(options["to"]).exists():
            raise ValueError(f"--to {options['to']} exists already. Remove it, or name another file.")
        if per == "day" and (options["format"] != "jsonl" or options["of"] == "sensors"):
            raise ValueError("--per day is for the JSON of meters. Leave it out, or write --format jsonl.")
        if options["of"] == "sensors" and (options["late"] or options["duplicates"]):
            raise ValueError("--late and --duplicates are for readings of meters. Leave them out for sensors.")
        batches: Iterable[Readings | SensorBatch]
        if options["of"] == "sensors":
            batches = SensorReadings(anomalies=options["anomalies"], gaps=options["gaps"]).stream(sensors=ids, **period)
        else:
            meters = Meters.of(ids) if options["of"] == "meters" else Meters.of_customers(ids)
            provider = MeterReadings(**{name: options[name] for name in ("gaps", "late", "duplicates")})
            batches = (provider.days if per == "day" else provider.stream)(meters=meters, **period)
        if options["format"] == "jsonl":
            write_json_lines(target, batches, per=per)
        elif options["format"] == "csv":
            write_csv(target, batches)
        else:
            write_parquet(target, batches)


def read_ids(given: Sequence[str]) -> Entities:
    """IDs and ranges of IDs, in their order. ValueError for a range whose ends do not fit."""
    parts = []
    for text in given:
        found = _RANGE.fullmatch(text)
        if found is None:
            parts.append(Entities.of([text]))
            continue
        prefix, first, other, last = found[1], int(found[2]), found[3], int(found[4])
        if other not in ("", prefix) or last < first:
            raise ValueError(f"{text}: a range rises and has one prefix. Write C-1000..C-1999 or C-1000..1999.")
        if last - first >= MOST_IDS:
            raise ValueError(f"{text}: at most {MOST_IDS} IDs can be read at once. Split the range.")
        parts.append(Entities.numbered(prefix, np.arange(first, last + 1)))
    return Entities.joined(parts)
