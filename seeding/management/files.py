"""The options that `seed_db` and `export_db` share for files, and what they print of them."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from django.core.management.base import BaseCommand, CommandParser
from django.db import connections
from django.utils.connection import ConnectionDoesNotExist

from seeding.examining import Refused
from seeding.files import FORMATS
from seeding.files.choosing import FileRequest, choose_form
from seeding.files.sql import DIALECTS
from seeding.files.targets import STDOUT, SUFFIXES
from seeding.management.outputs import write_report
from seeding.management.progress import Progress
from seeding.management.telling import describe, instant
from seeding.spec import SeedingError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seeding.files.writing import Written
    from seeding.plan import Plan, Request

FORM_FLAGS = ("format", "split", "compress", "overwrite", "dialect")
FILE_FLAGS = ("to", *FORM_FLAGS, "only", "beyond", "sql")

PIPE_CLOSED = 141
"""What a shell says of a program that wrote into a closed pipe: 128 + SIGPIPE."""


def add_file_options(parser: CommandParser, *, exporting: bool = False) -> None:
    group = parser.add_argument_group("files")
    group.add_argument("--to", metavar="DIR", help="write files there; a file, or - for standard output, will do, too")
    add_form_options(group)
    if not exporting:
        group.add_argument("--only", metavar="MODELS", help="write these tables alone, as in shop.Order,shop.User")
        group.add_argument(
            "--beyond", metavar="ALIAS", help="keys and unique numbers begin beyond those of this database"
        )
    group.add_argument("--sql", action="store_true", help="short for --to - --format sql")


def add_form_options(group: Any) -> None:
    """The options of how files are written, wherever they go."""
    group.add_argument("--format", metavar="NAME", help=f"{', '.join(FORMATS)}; default: by the name, or csv")
    group.add_argument("--split", metavar="N", help="so many rows a file")
    group.add_argument("--compress", metavar="NAME", help=f"{', '.join(SUFFIXES)}; for parquet also snappy, lz4, …")
    group.add_argument("--overwrite", action="store_true", help="replace files of the same names")
    group.add_argument("--dialect", metavar="NAME", help=f"{' or '.join(DIALECTS)}; default: that of the database")


def wants_files(options: dict[str, Any]) -> bool:
    """Whether files are asked for. SeedingError for options that say nothing without them."""
    if options["to"] is not None or options["sql"]:
        return True
    given = [flag for flag in FILE_FLAGS if options.get(flag)]
    if given:
        raise SeedingError(f"--{given[0]} is about files. Add --to DIR, or leave it out.")
    return False


def read_file_options(options: dict[str, Any]) -> FileRequest:
    """What the options ask for. SeedingError for what cannot be read."""
    to, form = options["to"], options["format"]
    if options["sql"]:
        if form not in (None, "sql"):
            raise SeedingError(f"--sql and --format {form} exclude each other. Leave one of them out.")
        to, form = to or STDOUT, "sql"
    split = None
    if options["split"] is not None:
        text = str(options["split"]).replace("_", "")
        if not text.isdecimal() or not int(text):
            raise SeedingError(f"--split {options['split']}: that is no number of rows. Write --split 100000.")
        split = int(text)
    return FileRequest(str(to), form, split, options["compress"], options["dialect"], options["overwrite"])


def vendor_of(using: str) -> str:
    """The kind of database behind an alias, which is not connected to."""
    try:
        return str(connections[using].vendor)
    except ConnectionDoesNotExist:
        raise SeedingError(
            f"--database {using}: no such alias in DATABASES; there are: {', '.join(connections)}."
        ) from None


@contextmanager
def standard_output(command: BaseCommand) -> Iterator[BinaryIO]:
    """The command's output as a stream of bytes. A closed pipe ends the process as it ends other programs."""
    text = getattr(command.stdout, "_out", command.stdout)
    text.flush()
    stream: Any = getattr(text, "buffer", None) or _Decoded(text)
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:
        # Nobody reads any more, and Python must not fail at it once more when it ends.
        if text is sys.stdout:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(PIPE_CLOSED) from None


class _Decoded(io.BufferedIOBase):
    """Bytes for a stream that takes text."""

    def __init__(self, text: Any) -> None:
        import codecs

        self._text = text
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._text.write(self._decoder.decode(bytes(data)))
        return len(data)


def seed_files(
    command: BaseCommand, request: Request, options: dict[str, Any], report: Path | None, workers: int
) -> None:
    """`seed_db --to`: plan, write, and say what was written."""
    from seeding.files.planned import taught_plan_for_files, write_plan

    for flag in ("fresh", "allow_production"):
        if options[flag]:
            raise SeedingError(f"--{flag.replace('_', '-')} is about databases, and --to writes files. Leave it out.")
    files = read_file_options(options)
    form_name = files.form_name
    vendor = "postgresql" if form_name != "sql" or files.dialect else vendor_of(options["database"])
    only = [name.strip() for name in (options["only"] or "").split(",") if name.strip()]
    choose_form(files, vendor=vendor)
    beyond = options["beyond"]
    plan = taught_plan_for_files(request) if beyond is None else _plan_beyond(request, beyond, form_name)
    if options["dry_run"]:
        command.stdout.write(describe(plan))
        return
    bar = Progress(command.stderr, options["verbosity"])
    with standard_output(command) as stdout:
        try:
            written = write_plan(
                plan,
                files,
                vendor=vendor,
                only=only,
                workers=workers,
                digests=report is not None,
                progress=bar,
                stdout=stdout,
                beside=None if beyond is None else connections[beyond],
            )
        except Refused as error:
            if report is not None:
                write_report(report, {"to": files.to, "format": form_name, "check": error.report.as_json()})
            raise
    bar.close()
    if report is not None:
        write_report(report, files_report(plan, files, written))
    tell(command, files, written, options["verbosity"], plan.notes)


def _plan_beyond(request: Request, using: str, form_name: str) -> Plan:
    """The plan of rows that are loaded into a database beside those that are there."""
    from seeding import runs

    if form_name == "sqlite":
        raise SeedingError(
            f"--beyond {using}: a new SQLite file has no rows beside these. Leave it out, or choose another --format."
        )
    plan = runs.plan_for(request, using)
    if plan.facts.cohorts:
        raise SeedingError(
            f"--beyond {using}: rows of --seed {request.seed} are there already. Name another seed, or let it "
            f"grow: seed_db --seed {request.seed} --database {using}"
        )
    return plan


def tell(command: BaseCommand, files: FileRequest, written: Written, verbosity: int, notes: Sequence[str] = ()) -> None:
    """What was written, as a table; beside the data itself if that went to standard output."""
    if verbosity < 1:
        return
    say: Callable[[str], object] = command.stderr.write if files.to == STDOUT else command.stdout.write
    width = max([len(table.label) for table in written.tables] + [5])
    lines = [f"{'model':<{width}}  {'rows':>12}  {'seconds':>8}  {'rows/s':>12}"]
    for table in written.tables:
        rate = table.rows / table.seconds if table.seconds else 0
        lines.append(f"{table.label:<{width}}  {table.rows:>12,}  {table.seconds:>8.2f}  {rate:>12,.0f}")
    rate = written.rows / written.seconds if written.seconds else 0
    lines.append(f"{'total':<{width}}  {written.rows:>12,}  {written.seconds:>8.2f}  {rate:>12,.0f}")
    if files.to != STDOUT:
        size = sum(file.bytes for file in written.files)
        many = "1 file" if len(written.files) == 1 else f"{len(written.files):,} files"
        lines.append(f"{many} with {size:,} bytes in {files.to}.")
    lines.extend(f"note: {note}" for note in notes)
    if files.to == STDOUT:
        command.stderr.style_func = None
    say("\n".join(lines))


def files_report(plan: Any, files: FileRequest, written: Written) -> dict[str, Any]:
    """The report of files that were made of a plan; the digests are those of the same rows in a database."""
    return {
        "to": files.to,
        "format": files.form_name,
        "seed": plan.seed,
        "as_of": instant(plan.as_of),
        "locales": list(plan.locales),
        "rows": written.rows,
        "seconds": {"total": round(written.seconds, 4)},
        "models": {
            table.label: {
                "rows": table.rows,
                "first_row": 0,
                "seconds": round(table.seconds, 4),
                "digest": table.digest,
                "digest_leaves_out": [c.field.name for c in plan.models[table.label].columns if c.volatile],
            }
            for table in written.tables
        },
        "files": [vars(file) for file in written.files],
        "check": written.check,
    }
