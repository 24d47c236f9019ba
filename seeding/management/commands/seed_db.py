"""`manage.py seed_db`: fill a database with linked, reproducible rows."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from seeding.columns import EPOCH
from seeding.conf import conf, read_instant, read_locale_mix
from seeding.documents import read_file
from seeding.lineage import source_name
from seeding.management.doors import Door, let_go
from seeding.management.files import FILE_FLAGS, add_file_options, seed_files, wants_files
from seeding.plan import Plan, Request
from seeding.planfile.requesting import request_of as planfile_request
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


class Command(Door):
    _written: int | None = None
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
        parser.add_argument("--plan", metavar="FILE", help="numbers, shares, distributions and rules in YAML or JSON")
        parser.add_argument("--print-plan", action="store_true", help="write the plan in force as YAML and stop")
        parser.add_argument(
            "--scenario",
            action="append",
            default=[],
            metavar="NAME[=SHARE]",
            help="put the data, or a share of it, into a situation; may be repeated; --scenario help lists them",
        )
        parser.add_argument("--edge-cases", metavar="SHARE", help="share of rows with unusual values, such as 0.05")
        parser.add_argument("--dry-run", action="store_true", help="show the plan and write nothing")
        parser.add_argument("--fresh", action="store_true", help="remove what earlier runs made first")
        parser.add_argument("--report", metavar="FILE", help="write rows, seconds and content digests as JSON")
        parser.add_argument("--charts", metavar="FILE", help="draw the data set as one HTML page that opens offline")
        parser.add_argument("--workers", default="1", help="processes that generate rows")
        parser.add_argument(
            "--allow-production", action="store_true", help="write even if the database looks like production"
        )
        parser.add_argument(
            "--signals", action="store_true", help="save rows one by one by save(), so that signal handlers run; slow"
        )
        parser.add_argument("--init", action="store_true", help="write a seeds.py for each app of yours without one")
        parser.add_argument(
            "--validate",
            choices=("trial", "all"),
            default="trial",
            help="judge trial rows by the models' own rules (the default), or all rows by full_clean() afterwards, too",
        )
        add_file_options(parser)
        group = parser.add_argument_group("rows by model")
        for flag, table in model_flags(read_schema()).items():
            group.add_argument(f"--{flag}", metavar="N", dest=f"rows {table.label}", help=table.label)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._handle(options)
        except SeedingError as error:
            raise CommandError(listed(error), returncode=error.exit_code) from error
        except KeyboardInterrupt:
            said = "Interrupted. Nothing was written."
            if self._written is not None:
                said = f"Interrupted after run {self._written} was written. {_undoing(self._written)}"
            raise CommandError(said, returncode=130) from None

    def _write_skeletons(self, plan: Plan) -> None:
        """Write what is not there yet; print what belongs to apps that are not the project's own."""
        from seeding.skeletons import skeletons

        for skeleton in skeletons(plan):
            if skeleton.path is None:
                self.stdout.write(f"# {skeleton.app} is a package: put what you want of this into an app of yours.\n")
                self.stdout.write(skeleton.text)
            elif skeleton.there:
                self.stderr.write(f"{skeleton.app} has a seeds.py, which stays as it is.")
            else:
                _write_whole(skeleton.path, skeleton.text)
                self.stderr.write(f"Wrote {skeleton.path}.")

    def _handle(self, options: dict[str, Any]) -> None:
        from seeding import charts, runs

        if options["scenario"] == ["help"]:
            self.stdout.write(scenarios_page())
            return
        request = read_request(options)
        report = writable("--report", options["report"])
        pictures = writable("--charts", options["charts"])
        workers = _whole("--workers", options["workers"], least=1)
        if options["init"]:
            self._write_skeletons(_plan_of_everything(request, options))
            return
        if options["print_plan"]:
            from seeding.planfile.printing import as_yaml

            self.stdout.write(as_yaml(_plan_in_force(request, options)), ending="")
            return
        if wants_files(options) and not options["dry_run"]:
            seed_files(self, request, options, report, workers)
            return
        if options["dry_run"]:
            plan = _plan_in_force(request, options)
            self.stdout.write(describe(plan))
            if pictures is not None:
                _write_whole(pictures, charts.draw(plan))
            return
        bar = Progress(self.stderr, options["verbosity"])
        result = runs.seed(
            request,
            using=options["database"],
            fresh=options["fresh"],
            digests=report is not None or pictures is not None,
            workers=workers,
            force=options["allow_production"],
            validate=options["validate"] == "all",
            signals=options["signals"],
            progress=bar,
        )
        self._written = result.run.pk if result.run else None
        bar.close()
        if report is not None:
            _write_report(report, result, options["database"])
        if pictures is not None:
            known = runs.recorded_digests(result.plan, using=options["database"])
            _write_whole(pictures, charts.draw(result.plan, digests=known))
        if options["verbosity"] >= 1:
            self.stdout.write(summary(result, validated=options["validate"] == "all"))


def _plan_of_everything(request: Request, options: dict[str, Any]) -> Plan:
    """The plan of a run that fills every table, where nobody asked for anything else."""
    if not request.counts and request.every is None:
        request = replace(request, every=100)
    return _plan_in_force(request, options)


def _plan_in_force(request: Request, options: dict[str, Any]) -> Plan:
    """The plan of a run into a database, or into files, for which no database is asked."""
    from seeding import runs
    from seeding.planning import build_plan

    return build_plan(request) if wants_files(options) else runs.plan_for(request, options["database"])


# Options --------------------------------------------------------------------------------------------------


def model_flags(schema: dict[str, Table]) -> dict[str, Table]:
    """A flag for each model that can be seeded, from its plural name; `--app-plural` where two models share one."""
    taken = {"seed", "all", "count", "scale", "as-of", "locale", "database", "dry-run", "fresh", "report", "workers",
             "plan", "print-plan", "scenario", "validate", "signals", "init", "edge-cases", "charts", *FILE_FLAGS,
             "allow-production", "version", "verbosity", "settings", "pythonpath", "traceback", "no-color",
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
    base = Request(settings.seed, settings.as_of, locales=settings.locales, password=settings.password)
    if options["plan"] is not None:
        base = planfile_request(read_file(options["plan"]), base)

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
    every = base.every
    if options["all"] and options["count"] is None:
        problems.append("--all needs a number of rows for each table. Write --all --count 100.")
    elif options["count"] is not None:
        if not options["all"]:
            problems.append("--count is for all tables. Write --all --count 100, or app.Model=100 for one.")
        every = read("--count", options["count"], 0)
    scale = base.scale
    if options["scale"] is not None:
        try:
            scale = float(options["scale"])
        except ValueError:
            problems.append(f"--scale {options['scale']}: that is no number. Write --scale 10.")
    seed = base.seed if options["seed"] is None else read("--seed", options["seed"])
    as_of = base.as_of
    if options["as_of"] is not None:
        try:
            as_of = read_instant(options["as_of"], "--as-of")
        except SeedingError as error:
            problems.extend(error.problems)
    locales, weights = base.locales, base.locale_weights
    if options["locale"] is not None:
        try:
            locales, weights = read_locale_mix(options["locale"], "--locale")
        except SeedingError as error:
            problems.extend(error.problems)
    chosen, edge_cases = base.scenarios, base.edge_cases
    try:
        chosen = (*chosen, *read_scenarios(options["scenario"]))
        if options["edge_cases"] is not None:
            edge_cases = read_share(options["edge_cases"], f"--edge-cases {options['edge_cases']}")
    except SeedingError as error:
        problems.extend(error.problems)
    request = replace(
        base,
        seed=seed,
        as_of=as_of,
        counts={**base.counts, **counts},
        every=every,
        scale=scale,
        locales=locales,
        locale_weights=weights,
        scenarios=chosen,
        edge_cases=edge_cases,
    )
    if request.document is None:
        problems.extend(request_problems(request, read_schema()))
    if problems:
        raise SeedingError(*problems)
    return request


def read_scenarios(given: list[str]) -> tuple[tuple[str, float | None], ...]:
    """Scenarios from texts such as `no_stock`, `churn=0.3`, `churn=30%` or several with commas."""
    found: list[tuple[str, float | None]] = []
    for item in (part.strip() for text in given for part in text.split(",")):
        name, sign, share = item.partition("=")
        if not name:
            raise SeedingError(f"--scenario {item}: name a scenario; --scenario help lists them.")
        found.append((name.strip(), read_share(share, f"--scenario {item}") if sign else None))
    return tuple(found)


def read_share(text: str, where: str) -> float:
    """A share from `0.3` or `30%`."""
    try:
        share = float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        raise SeedingError(f"{where}: {text!r} is no share. Write 0.3 or 30%.") from None
    return share


def scenarios_page() -> str:
    """The scenarios and traits that there are, each with what it is."""
    from seeding.registry import scenarios_by_name

    known = scenarios_by_name()
    width = max(map(len, known), default=0)
    return "\n".join(f"{name:<{width}}  {scenario.summary}" for name, scenario in sorted(known.items()))


def listed(error: SeedingError) -> str:
    if len(error.problems) == 1:
        return error.problems[0]
    return "\n".join([f"{len(error.problems)} problems, nothing was written:", *(f"  - {p}" for p in error.problems)])


def writable(option: str, path: str | None) -> Path | None:
    """The path of a file to be written, proven writable before anything else happens."""
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
            f"{option} {path}: it cannot be written ({why}). Name a file in a folder that exists."
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
            lines.append(
                f"     {column.field.name:<{width}}  {source_name(column.source, column.field)} ({column.reason})"
            )
    lines.extend(["", *(f"note: {note}" for note in plan.notes)] if plan.notes else [])
    if plan.deferred:
        lines.extend(
            ["", "References in a circle, whose keys are computed and need no second pass: " + ", ".join(plan.deferred)]
        )
    return "\n".join(lines)


def _rows_reason(plan: Plan, label: str) -> str:
    model = plan.models[label]
    if model.parent is not None:
        parents, followed = plan.counts.get(model.parent, 0), plan.followed(label)
        which = "" if followed == parents else f"the first {followed:,} of {parents:,} rows of "
        return f", following {which}{model.parent}"
    table = getattr(model.rows, "table", None)
    return f", {getattr(model.rows, 'ratio', '')} for each {table}" if table else ""


def _instant(micros: int) -> str:
    return (EPOCH + timedelta(microseconds=micros)).strftime("%Y-%m-%dT%H:%M:%SZ")


def summary(result: Any, *, validated: bool = False) -> str:
    """What a run did, as a table; and what models say against their rows, by model and message."""
    plan = result.plan
    if result.run is None:
        total = sum(plan.counts.values())
        return f"Nothing to add: the {total:,} rows of seed {plan.seed} are there."
    width = max(len(table.label) for table in result.tables)
    lines = [f"{'model':<{width}}  {'rows':>12}  {'seconds':>8}  {'rows/s':>12}"]
    for table in result.tables:
        rate = len(table.rows) / table.seconds if table.seconds else 0
        lines.append(f"{table.label:<{width}}  {len(table.rows):>12,}  {table.seconds:>8.2f}  {rate:>12,.0f}")
    lines.extend(f"note: {note}" for note in plan.notes)
    total = result.seconds["total"]
    lines.append(f"{'total':<{width}}  {result.rows:>12,}  {total:>8.2f}  {result.rows / total:>12,.0f}")
    lines.append(f"Run {result.run.pk}, seed {plan.seed}. {_undoing(result.run.pk)}")
    judged = [one for one in result.judgements if one.rows]
    lines.extend(f"note: {one}" for one in judged if one.passing < one.rows)
    if validated:
        passing, rows = sum(one.passing for one in judged), sum(one.rows for one in judged)
        lines.append(f"{passing:,} of {rows:,} rows pass full_clean().")
    return "\n".join(lines)


def _undoing(run: int) -> str:
    return f"Undo it with: python manage.py unseed_db --run {run}"


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
    _write_whole(path, json.dumps(report, indent=2) + "\n")


def _write_whole(path: Path, text: str) -> None:
    """Put a file under its name when it is complete, and not before."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise SeedingError(
            f"{path}: it could not be written ({error.strerror or error}). What was asked for is done but for this "
            f"file; make room and run the same again, which adds no rows."
        ) from error


class Progress:
    """A bar for each model on a terminal; elsewhere nothing until the summary, or a line for each model with -v 2."""

    def __init__(self, stream: Any, verbosity: int) -> None:
        self._stream = stream
        self._live = verbosity >= 1 and stream.isatty()
        self._lines = verbosity >= 2 and not self._live
        self._shown = 0.0
        self._open = False

    def __call__(self, label: str, done: int, total: int) -> None:
        try:
            self._show(label, done, total)
        except BrokenPipeError:
            # Nobody looks any more; the rows are wanted all the same.
            self._live = self._lines = self._open = False
            let_go(sys.stderr)

    def _show(self, label: str, done: int, total: int) -> None:
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
