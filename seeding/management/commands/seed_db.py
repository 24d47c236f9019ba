"""`manage.py seed_db`: fill a database with linked, reproducible rows."""

from __future__ import annotations

import json
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser

from seeding.columns import DAY, EPOCH
from seeding.conf import conf, read_instant, read_locales
from seeding.generators import Days, Moments
from seeding.management.files import FILE_FLAGS, add_file_options, seed_files, wants_files
from seeding.plan import Plan, Request
from seeding.problems import request_problems
from seeding.schema import Table, read_schema, seedable
from seeding.spec import SeedingError

EXAMPLES = """
examples:
  seed_db --users 100 --seed 7            100 users, and what follows from them
  seed_db shop.Order=500 --users 100      numbers of rows for any model
  seed_db --users 100 --dry-run           the plan: order, counts, and every column's generator and reason
  seed_db --users 100 --fresh             replace what earlier runs made
  seed_db --all --count 100               100 rows in every table that can be seeded
  seed_db --users 100 --to data --format parquet   files instead of a database
"""


class Command(BaseCommand):
    help = (
        "Fill the database with realistic, linked rows. The same seed gives the same rows, and running again adds none."
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        from argparse import RawDescriptionHelpFormatter

        parser = super().create_parser(prog_name, subcommand, epilog=EXAMPLES, **kwargs)
        django_formatter: Any = parser.formatter_class
        if not issubclass(django_formatter, RawDescriptionHelpFormatter):

            class Formatter(RawDescriptionHelpFormatter, django_formatter):  # type: ignore[misc]
                pass

            parser.formatter_class = Formatter
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        parser.allow_abbrev = False
        parser.add_argument("models", nargs="*", metavar="app.Model=N", help="rows of a model")
        parser.add_argument("--seed", help="any integer; default: SEEDING['SEED'], 0")
        parser.add_argument("--all", action="store_true", help="every table that can be seeded; needs --count")
        parser.add_argument("--count", help="rows of each table, with --all")
        parser.add_argument("--scale", help="multiply all numbers of rows by this")
        parser.add_argument("--as-of", help="the instant that all dates hang from; default: SEEDING['AS_OF']")
        parser.add_argument("--locale", help="locales of the people, such as en_US or de_DE,ja_JP")
        parser.add_argument("--database", default="default", help="alias of the database")
        parser.add_argument("--dry-run", action="store_true", help="show the plan and write nothing")
        parser.add_argument("--fresh", action="store_true", help="remove what earlier runs made first")
        parser.add_argument("--report", metavar="FILE", help="write rows, seconds and content digests as JSON")
        parser.add_argument("--workers", default="1", help="processes that generate rows")
        parser.add_argument(
            "--allow-production", action="store_true", help="write even if the database looks like production"
        )
        add_file_options(parser)
        group = parser.add_argument_group("rows by model")
        for flag, table in model_flags(read_schema()).items():
            group.add_argument(f"--{flag}", metavar="N", dest=f"rows {table.label}", help=table.label)

    def execute(self, *args: Any, **options: Any) -> Any:
        try:
            return super().execute(*args, **options)
        except ImproperlyConfigured as error:
            # A driver that is not installed shows only when the database is asked for the first time.
            raise CommandError(" ".join(str(error).split()), returncode=2) from error

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._handle(options)
        except SeedingError as error:
            raise CommandError(listed(error), returncode=error.exit_code) from error
        except KeyboardInterrupt:
            raise CommandError("Interrupted. Nothing was written.", returncode=130) from None

    def _handle(self, options: dict[str, Any]) -> None:
        from seeding import runs

        request = read_request(options)
        report = writable(options["report"])
        workers = _whole("--workers", options["workers"], least=1)
        if wants_files(options):
            seed_files(self, request, options, report, workers)
            return
        if options["dry_run"]:
            self.stdout.write(describe(runs.plan_for(request, options["database"])))
            return
        bar = Progress(self.stderr, options["verbosity"])
        result = runs.seed(
            request,
            using=options["database"],
            fresh=options["fresh"],
            digests=report is not None,
            workers=workers,
            force=options["allow_production"],
            progress=bar,
        )
        bar.close()
        if report is not None:
            _write_report(report, result, options["database"])
        if options["verbosity"] >= 1:
            self.stdout.write(summary(result))


# Options --------------------------------------------------------------------------------------------------


def model_flags(schema: dict[str, Table]) -> dict[str, Table]:
    """A flag for each model that can be seeded, from its plural name; `--app-plural` where two models share one."""
    taken = {"seed", "all", "count", "scale", "as-of", "locale", "database", "dry-run", "fresh", "report", "workers",
             "allow-production", *FILE_FLAGS, "version", "verbosity", "settings", "pythonpath", "traceback", "no-color",
             "force-color", "skip-checks", "help"}  # fmt: skip
    tables = [table for table in schema.values() if seedable(table) and not table.auto_created]
    plain = [table.flag for table in tables]
    flags: dict[str, Table] = {}
    for table in tables:
        clear = table.flag.isascii() and plain.count(table.flag) == 1 and table.flag not in taken
        flag = (
            table.flag
            if clear
            else f"{table.label.split('.')[0]}-{table.flag if table.flag.isascii() else table.name.lower()}"
        )
        if flag not in taken and flag not in flags:
            flags[flag] = table
    return flags


def _whole(what: str, text: Any, least: int | None = None, *, example: str = "") -> int:
    try:
        number = int(str(text).replace("_", ""))
    except ValueError:
        said = example.replace("100", str(text)) if example else f"{what} {text}"
        raise SeedingError(f"{said}: that is no whole number. Write {example or f'{what} 100'}.") from None
    if least is not None and number < least:
        raise SeedingError(f"{what} {text}: the number must be {least} or more.")
    return number


def read_request(options: dict[str, Any]) -> Request:
    """The request that command line options make. SeedingError lists every one that cannot be read."""
    settings = conf()
    problems: list[str] = []
    counts: dict[str, int] = {}

    def read(what: str, text: Any, least: int | None = None, example: str = "") -> int:
        try:
            return _whole(what, text, least, example=example)
        except SeedingError as error:
            problems.extend(error.problems)
            return 0

    for name, value in options.items():
        if name.startswith("rows ") and value is not None:
            label = name.removeprefix("rows ")
            flag = next((f for f, table in model_flags(read_schema()).items() if table.label == label), label)
            counts[label] = read(f"--{flag}", value, 0)
    schema = {label.lower(): label for label in read_schema()}
    for item in options["models"]:
        label, sign, number = item.partition("=")
        if not sign:
            problems.append(f"{item}: write app.Model=N, such as {item if '.' in item else 'shop.Order'}=100.")
            continue
        label = schema.get(label.lower(), label)
        rows = read(label, number, 0, f"{label}=100")
        if counts.get(label, rows) != rows:
            problems.append(f"{label} is asked for twice, {counts[label]} and {rows} rows. Leave one of them out.")
        counts[label] = rows
    every = None
    if options["all"] and options["count"] is None:
        problems.append("--all needs a number of rows for each table. Write --all --count 100.")
    elif options["count"] is not None:
        if not options["all"]:
            problems.append("--count is for all tables. Write --all --count 100, or app.Model=100 for one.")
        every = read("--count", options["count"], 0)
    scale = 1.0
    if options["scale"] is not None:
        try:
            scale = float(options["scale"])
        except ValueError:
            problems.append(f"--scale {options['scale']}: that is no number. Write --scale 10.")
    seed = settings.seed if options["seed"] is None else read("--seed", options["seed"])
    as_of = settings.as_of
    if options["as_of"] is not None:
        try:
            as_of = read_instant(options["as_of"], "--as-of")
        except SeedingError as error:
            problems.extend(error.problems)
    locales = settings.locales
    if options["locale"] is not None:
        try:
            locales = read_locales(options["locale"], "--locale")
        except SeedingError as error:
            problems.extend(error.problems)
    request = Request(seed, as_of, counts, every, scale, locales, settings.password)
    problems.extend(problem for problem in request_problems(request, read_schema()))
    if problems:
        raise SeedingError(*problems)
    return request


def listed(error: SeedingError) -> str:
    if len(error.problems) == 1:
        return error.problems[0]
    return "\n".join([f"{len(error.problems)} problems, nothing was written:", *(f"  - {p}" for p in error.problems)])


def writable(path: str | None) -> Path | None:
    """The report's path, proven writable before anything else happens."""
    if path is None:
        return None
    target = Path(path)
    try:
        if not target.name or target.is_dir():
            raise IsADirectoryError(21, "Is a folder")
        trial = target.with_name(f".{target.name}.part")
        trial.touch()
        trial.unlink()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise SeedingError(
            f"--report {path}: it cannot be written ({why}). Name a file in a folder that exists."
        ) from None
    return target


# Output ---------------------------------------------------------------------------------------------------


def describe(plan: Plan) -> str:
    """The plan for a person: order and numbers, then every column with its source and reason."""
    lines = [
        f"Plan for seed {plan.seed}, as of {_instant(plan.as_of)}, locales {', '.join(plan.locales)}. "
        f"Nothing is written.",
        "",
    ]
    for place, (label, model) in enumerate(plan.models.items(), 1):
        count, new = plan.counts[label], sum(map(len, plan.ranges(label)))
        there = "" if new == count else f", {count - new:,} of them there already"
        lines.append(f"{place}. {label}: {count:,} rows{there}{_rows_reason(plan, label)}")
        width = max(len(column.field.name) for column in model.columns)
        for column in model.columns:
            lines.append(f"     {column.field.name:<{width}}  {source_name(column.source)} ({column.reason})")
    if plan.deferred:
        lines.extend(
            ["", "References in a circle, whose keys are computed and need no second pass: " + ", ".join(plan.deferred)]
        )
    return "\n".join(lines)


def _rows_reason(plan: Plan, label: str) -> str:
    model = plan.models[label]
    if model.parent is not None:
        return f", following {model.parent}"
    table = getattr(model.rows, "table", None)
    return f", {getattr(model.rows, 'ratio', '')} for each {table}" if table else ""


def source_name(source: Any) -> str:
    """How a source shows in a plan: a rule by its name, everything else as it is built."""
    from types import FunctionType

    if isinstance(source, FunctionType):
        doc = (source.__doc__ or "").strip().split("\n")[0]
        return f"rule {source.__name__}()" + (f": {doc}" if doc else "")
    if isinstance(source, Moments):
        return f"Moments({_instant(source.start)} to {_instant(source.end)})"
    if isinstance(source, Days):
        return f"Days({_instant(source.first * DAY)[:10]} to {_instant(source.last * DAY)[:10]})"
    text = repr(source)
    return text if len(text) <= 100 else text[:97] + "…"


def _instant(micros: int) -> str:
    return (EPOCH + timedelta(microseconds=micros)).strftime("%Y-%m-%dT%H:%M:%SZ")


def summary(result: Any) -> str:
    """What a run did, as a table."""
    plan = result.plan
    if result.run is None:
        total = sum(plan.counts.values())
        return f"Nothing to add: the {total:,} rows of seed {plan.seed} are there."
    width = max(len(table.label) for table in result.tables)
    lines = [f"{'model':<{width}}  {'rows':>12}  {'seconds':>8}  {'rows/s':>12}"]
    for table in result.tables:
        rate = len(table.rows) / table.seconds if table.seconds else 0
        lines.append(f"{table.label:<{width}}  {len(table.rows):>12,}  {table.seconds:>8.2f}  {rate:>12,.0f}")
    total = result.seconds["total"]
    lines.append(f"{'total':<{width}}  {result.rows:>12,}  {total:>8.2f}  {result.rows / total:>12,.0f}")
    lines.append(
        f"Run {result.run.pk}, seed {plan.seed}. Undo it with: python manage.py unseed_db --run {result.run.pk}"
    )
    return "\n".join(lines)


def _write_report(path: Path, result: Any, using: str) -> None:
    plan = result.plan
    report = {
        "run": result.run.pk if result.run else None,
        "database": using,
        "seed": plan.seed,
        "as_of": _instant(plan.as_of),
        "locales": list(plan.locales),
        "rows": result.rows,
        "seconds": {stage: round(value, 4) for stage, value in result.seconds.items()},
        "models": {
            table.label: {
                "rows": len(table.rows),
                "first_row": table.rows.start,
                "seconds": round(table.seconds, 4),
                "digest": table.digest,
                "digest_leaves_out": [c.field.name for c in plan.models[table.label].columns if c.volatile],
            }
            for table in result.tables
        },
    }
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    unfinished.replace(path)


class Progress:
    """A bar for each model on a terminal; elsewhere nothing until the summary, or a line for each model with -v 2."""

    def __init__(self, stream: Any, verbosity: int) -> None:
        self._stream = stream
        self._live = verbosity >= 1 and stream.isatty()
        self._lines = verbosity >= 2 and not self._live
        self._shown = 0.0
        self._open = False

    def __call__(self, label: str, done: int, total: int) -> None:
        if self._lines and done == total:
            self._stream.write(f"{label}: {total:,} rows")
        if not self._live:
            return
        now = time.monotonic()
        if done < total and now - self._shown < 0.1:
            return
        self._shown = now
        filled = round(30 * done / total)
        end = "\n" if done == total else ""
        self._raw(f"\r{label:<28} {'█' * filled}{'░' * (30 - filled)} {done:>12,}/{total:,}{end}")
        self._open = done < total

    def close(self) -> None:
        if self._open:
            self._raw("\n")

    def _raw(self, text: str) -> None:
        self._stream.write(text, ending="")
        sys.stderr.flush()
