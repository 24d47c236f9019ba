"""`manage.py check_db`: examine a database and report what is wrong with it."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import CommandError, CommandParser

from seeding.checking import Report, check
from seeding.checking.page import as_page
from seeding.checking.text import as_text, verdict
from seeding.conf import read_instant
from seeding.documents import read_file
from seeding.management.doors import Door, let_go
from seeding.management.outputs import writable, write_whole
from seeding.spec import SeedingError

FOUND = 3
"""The exit code when something was found."""


def as_json(report: Report) -> str:
    return json.dumps(report.as_dict(), indent=2, ensure_ascii=False) + "\n"


FORMATS = {"text": as_text, "json": as_json, "html": as_page}


class Command(Door):
    help = (
        "Examine a database and change nothing: required fields, formats, duplicates, orphans, every declared "
        "constraint, dates, and what seed_db made. Exit codes: 0 valid, 3 findings, 2 usage, 130 interrupted."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("models", nargs="*", metavar="app[.Model]", help="models to examine; default: all")
        parser.add_argument("--database", default="default", help="alias of the database")
        parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="default: text")
        parser.add_argument("--out", metavar="FILE", help="write the report there instead of to the terminal")
        parser.add_argument(
            "--fail-on",
            choices=["error", "warning"],
            default="error",
            help="what ends with exit code 3; default: error",
        )
        parser.add_argument(
            "--skip", action="append", default=[], metavar="ID", help="a check to leave out; repeatable"
        )
        parser.add_argument("--as-of", help="the instant beyond which nothing has happened; default: now")
        parser.add_argument(
            "--plan", metavar="FILE", help="also hold the rows against a plan file: counts, shares, bounds, rules"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = self._examined(options)
        except SeedingError as error:
            raise CommandError("\n".join(error.problems), returncode=error.exit_code) from error
        except KeyboardInterrupt:
            raise CommandError("Interrupted.", returncode=130) from None
        failed = report.errors or (report.warnings and options["fail_on"] == "warning")
        if failed:
            raise CommandError(f"Database {report.database}: {verdict(report)}", returncode=FOUND)

    def _examined(self, options: dict[str, Any]) -> Report:
        as_of = read_instant(options["as_of"], "--as-of") if options["as_of"] is not None else None
        plan = read_file(options["plan"]) if options["plan"] is not None else None
        target = writable("--out", options["out"])
        report = check(
            options["database"],
            models=options["models"] or None,
            as_of=as_of,
            skip=options["skip"],
            progress=self._progress if options["verbosity"] >= 1 and self.stderr.isatty() else None,
            plan=plan,
        )
        text = FORMATS[options["format"]](report)
        if target is None:
            try:
                self.stdout.write(text, ending="")
                self.stdout.flush()
            except BrokenPipeError:
                let_go(sys.stdout)  # Whoever reads has seen enough; what was found still is the exit code.
            except OSError as error:
                let_go(sys.stdout)
                raise SeedingError(f"The report cannot be written to standard output ({error.strerror}).") from None
        else:
            write_whole(target, text)
        return report

    def _progress(self, label: str, place: int, tables: int) -> None:
        self.stderr.write(f"\r\x1b[K{place}/{tables} {label}", ending="\r\x1b[K" if place == tables else "")
        self.stderr.flush()
