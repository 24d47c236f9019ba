"""`manage.py unseed_db`: remove what runs of `seed_db` made, and nothing else."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from seeding.management.doors import Door
from seeding.spec import SeedingError


class Command(Door):
    _done = False
    help = (
        "Remove the rows that runs of seed_db made. Rows that others point at, which no run made, stay, and are named."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--run", action="append", metavar="ID", help="a run; may be repeated; default: all runs")
        parser.add_argument("--list", action="store_true", help="show the runs and change nothing")
        parser.add_argument("--database", default="default", help="alias of the database")
        parser.add_argument(
            "--allow-production", action="store_true", help="write even if the database looks like production"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._handle(options)
        except SeedingError as error:
            raise CommandError("\n".join(error.problems), returncode=error.exit_code) from error
        except KeyboardInterrupt:
            said = "Interrupted after the rows were removed." if self._done else "Interrupted. Nothing was removed."
            raise CommandError(said, returncode=130) from None

    def _handle(self, options: dict[str, Any]) -> None:
        from seeding import runs
        from seeding.databases import connect_migrated
        from seeding.models import Run

        using = options["database"]
        connect_migrated(using)
        if options["list"]:
            for run in Run.objects.using(using).prefetch_related("tables"):
                rows = sum(table.rows for table in run.tables.all())
                self.stdout.write(f"{run.pk:>5}  seed {run.seed}  {rows:>12,} rows  {run.get_state_display().lower()}")
            return
        numbers = _numbers(options["run"])
        undone = runs.unseed(numbers, using=using, force=options["allow_production"])
        self._done = bool(undone)
        if not undone:
            self.stdout.write("Nothing to remove: no run of seed_db is recorded here that was not undone already.")
        for number, result in undone.items():
            removed = sum(result.removed.values())
            self.stdout.write(f"Run {number}: {removed:,} rows removed.")
            for label, (count, because) in result.kept.items():
                why = f", because of {because}" if because else ""
                self.stdout.write(self.style.WARNING(f"  {count:,} rows of {label} stay{why}."))


def _numbers(given: list[str] | None) -> list[int] | None:
    if given is None:
        return None
    wrong = [text for text in given if not text.isdigit()]
    if wrong:
        raise SeedingError(*(f"--run {text}: a run has a number. See them with: unseed_db --list" for text in wrong))
    return [int(text) for text in given]
