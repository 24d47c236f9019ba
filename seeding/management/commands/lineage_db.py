"""`manage.py lineage_db`: what drew the columns of a recorded run."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser

from seeding.spec import SeedingError

FORMATS = ("text", "json", "openlineage")


class Command(BaseCommand):
    help = "Say for any column of a run what drew it, where that is written, and which columns it rests on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.allow_abbrev = False
        parser.add_argument("names", nargs="*", metavar="app.Model[.field]", help="default: every column of the run")
        parser.add_argument("--run", metavar="ID", help="a run; default: the last one that was not undone")
        parser.add_argument(
            "--format", default="text", metavar="FORMAT", help=f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}"
        )
        parser.add_argument("--database", default="default", help="alias of the database")

    def execute(self, *args: Any, **options: Any) -> Any:
        try:
            return super().execute(*args, **options)
        except ImproperlyConfigured as error:
            raise CommandError(" ".join(str(error).split()), returncode=2) from error

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.stdout.write(self._answer(options))
        except SeedingError as error:
            raise CommandError("\n".join(error.problems), returncode=error.exit_code) from error

    def _answer(self, options: dict[str, Any]) -> str:
        from seeding import lineage, runs
        from seeding.databases import connect_migrated

        using, form = options["database"], options["format"]
        if form not in FORMATS:
            raise SeedingError(f"--format {form}: there are {', '.join(FORMATS)}.")
        connect_migrated(using)
        run = runs.find_run(options["run"], using=using)
        plan = runs.plan_of(run, using=using)
        if form == "openlineage":
            if options["names"]:
                raise SeedingError("--format openlineage tells of a whole run. Leave out the names of columns.")
            occasion = runs.occasion_of(run, using=using)
            return "\n".join(
                json.dumps(event, ensure_ascii=False)
                for event in lineage.events(plan, occasion, lineage.of_all(plan, occasion.rows))
            )
        columns = lineage.named(plan, options["names"])
        digest = lineage.plan_digest(plan)
        if form == "json":
            told = {
                "run": run.pk,
                "state": run.state,
                "seed": plan.seed,
                "as_of": run.as_of.isoformat(),
                "locales": list(plan.locales),
                "plan": digest,
                "plan_of_run": run.plan_digest,
                "versions": run.versions,
                "columns": [column.as_dict() for column in columns],
            }
            return json.dumps(told, indent=2, ensure_ascii=False)
        head = [
            f"Run {run.pk} ({run.get_state_display().lower()}), seed {plan.seed}, "
            f"as of {run.as_of:%Y-%m-%d %H:%M} UTC, locales {', '.join(plan.locales)}",
            f"Plan {digest}, drawn by {', '.join(f'{name} {version}' for name, version in run.versions.items())}",
        ]
        if run.plan_digest and run.plan_digest != digest:
            head.append(
                f"The run had the plan {run.plan_digest}: it was edited since, without changing the first rows."
            )
        return "\n".join(head) + "\n\n" + "\n\n".join(lineage.told(column) for column in columns)
