"""`manage.py seed_db`: fill a database with linked, reproducible rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from seeding.management.doors import Door
from seeding.management.files import add_file_options, seed_files, wants_files
from seeding.management.outputs import writable, write_report, write_whole
from seeding.management.progress import Progress
from seeding.management.requesting import (
    model_flags,
    read_request,
    scenarios_page,
    whole_number,
)
from seeding.management.telling import describe, instant, listed, summary, undoing
from seeding.plan import Plan, Request
from seeding.schema import read_schema
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
                said = f"Interrupted after run {self._written} was written. {undoing(self._written)}"
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
                write_whole(skeleton.path, skeleton.text)
                self.stderr.write(f"Wrote {skeleton.path}.")

    def _handle(self, options: dict[str, Any]) -> None:
        from seeding import charts, runs

        if options["scenario"] == ["help"]:
            self.stdout.write(scenarios_page())
            return
        request = read_request(options)
        report = writable("--report", options["report"])
        pictures = writable("--charts", options["charts"])
        workers = whole_number("--workers", options["workers"], least=1)
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
                write_whole(pictures, charts.draw(plan))
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
            write_whole(pictures, charts.draw(result.plan, digests=known))
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


def _write_report(path: Path, result: Any, using: str) -> None:
    plan = result.plan
    report = {
        "run": result.run.pk if result.run else None,
        "database": using,
        "seed": plan.seed,
        "as_of": instant(plan.as_of),
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
    write_report(path, report)
