"""`manage.py export_db`: write what a database holds into files."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from seeding.files.exporting import export
from seeding.management.doors import Door
from seeding.management.files import (
    add_file_options,
    read_file_options,
    standard_output,
    tell,
)
from seeding.management.outputs import writable, write_report
from seeding.management.progress import Progress
from seeding.management.telling import listed
from seeding.spec import SeedingError


class Command(Door):
    help = "Write what a database holds into files: any models, any rows, all of one moment."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.allow_abbrev = False
        parser.add_argument("models", nargs="*", metavar="app.Model", help="tables, or whole apps; default: all")
        parser.add_argument("--database", default="default", help="alias of the database")
        parser.add_argument("--report", metavar="FILE", help="write rows, files and content digests as JSON")
        add_file_options(parser, exporting=True)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._handle(options)
        except SeedingError as error:
            raise CommandError(listed(error), returncode=error.exit_code) from error
        except KeyboardInterrupt:
            raise CommandError("Interrupted. Nothing was written.", returncode=130) from None

    def _handle(self, options: dict[str, Any]) -> None:
        if options["to"] is None and not options["sql"]:
            raise SeedingError("Where to? Write --to DIR, or --to - for standard output.")
        files = read_file_options(options)
        report = writable("--report", options["report"])
        bar = Progress(self.stderr, options["verbosity"])
        with standard_output(self) as stdout:
            written = export(
                options["models"],
                files,
                using=options["database"],
                digests=report is not None,
                progress=bar,
                stdout=stdout,
            )
        bar.close()
        if report is not None:
            write_report(
                report,
                {
                    "to": files.to,
                    "format": files.form_name,
                    "database": options["database"],
                    "rows": written.rows,
                    "seconds": {"total": round(written.seconds, 4)},
                    "models": {table.label: {"rows": table.rows, "digest": table.digest} for table in written.tables},
                    "files": [vars(file) for file in written.files],
                },
            )
        tell(self, files, written, options["verbosity"])
