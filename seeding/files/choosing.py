"""From what a user asks of files to a form and a target, or to everything that stands against it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from seeding.files import Format, Options, Shape, find_format, format_of_path
from seeding.files.sql import DIALECTS
from seeding.files.targets import STDOUT, SUFFIXES, Target, compressors, find_target
from seeding.files.writing import file_pattern
from seeding.schema import Table
from seeding.spec import SeedingError

DEFAULT_FORMAT = "csv"


@dataclass(frozen=True)
class FileRequest:
    """What is asked for: `to` is a folder, a file or `-`. The form follows from a file's name if it is not given."""

    to: str
    format: str | None = None
    split: int | None = None
    compress: str | None = None
    dialect: str | None = None
    overwrite: bool = False

    @property
    def form_name(self) -> str:
        """The name of the form, whether given or guessed."""
        guess = None if self.to == STDOUT else format_of_path(self.to)
        return self.format or guess or DEFAULT_FORMAT


def dialect_of(vendor: str, asked: str | None) -> str:
    """The dialect of SQL: the one that is asked for, or that of the database."""
    if asked is not None and asked not in DIALECTS:
        raise SeedingError(f"--dialect {asked}: no such dialect; there are: {', '.join(DIALECTS)}.")
    if asked is None and vendor not in DIALECTS:
        raise SeedingError(
            f"--format sql: there is no dialect for {vendor}; there are: {', '.join(DIALECTS)}. Add --dialect."
        )
    return asked or vendor


def choose_form(request: FileRequest, *, vendor: str, whole: bool = False) -> Format:
    """The form of file; `whole` if nobody chose some of the tables. SeedingError for what does not exist or does not
    go together.
    """
    name = request.form_name
    dialect = dialect_of(vendor, request.dialect) if name == "sql" else "postgresql"
    if request.dialect is not None and name != "sql":
        raise SeedingError(f"--dialect {request.dialect}: only SQL has dialects. Write --format sql, or leave it out.")
    form = find_format(name, Options(dialect, request.compress, whole))
    codecs = form.codecs or (compressors() if form.streams else ())
    if request.compress is not None and request.compress not in codecs:
        able = f"it takes: {', '.join(codecs)}" if codecs else "it takes none"
        raise SeedingError(f"--compress {request.compress}: no compression of {name} files; {able}.")
    return form


def choose_target(
    request: FileRequest, form: Format, shapes: Sequence[Shape], stdout: BinaryIO | None = None
) -> Target:
    """Where the files go. SeedingError lists everything that stands in the way; nothing is written yet."""
    problems = form.problems(shapes)
    compress = None if form.codecs else request.compress
    single = len(shapes) == 1
    if request.split is not None and (form.together or request.to == STDOUT):
        what = "standard output is" if request.to == STDOUT else f"a {form.name} file holds all tables and is"
        problems.append(f"--split {request.split}: {what} not split. Leave it out.")
    if request.to == STDOUT and not form.streams:
        problems.append(f"--to -: a {form.name} file cannot be streamed. Name a file, as in --to data{form.suffix}.")
    if request.to == STDOUT and form.streams and not form.mixes and not single:
        problems.append(
            f"--to -: {form.name} holds one table, and these would come: {', '.join(shape.label for shape in shapes)}. "
            f"Name one (seed_db --only app.Model, export_db app.Model), or choose --format jsonl, sql or fixture."
        )
    if problems:
        raise SeedingError(*problems)
    target = find_target(
        request.to,
        suffix=form.suffix,
        together=form.together,
        single=single,
        compress=compress,
        overwrite=request.overwrite,
        stdout=stdout or sys.stdout.buffer,
        stale=file_pattern(shapes, form, compress),
    )
    if request.split is not None and type(target).__name__ == "File":
        raise SeedingError(f"--split {request.split}: several files need a folder. Name one, as in --to data.")
    return target


def has_first_rows(request: FileRequest, form: Format, only: Sequence[str], tables: Sequence[Table]) -> bool:
    """Whether files have the rows along that `migrate` makes and others refer to: those that stand for themselves, and
    are not asked for some of the tables.
    """
    return not form.names and request.to != STDOUT and (form.together or (len(tables) > 1 and not only))


def choose_tables(only: Sequence[str], tables: Sequence[Table], option: str = "--only") -> list[Table]:
    """The tables that are named, by label or by app, in their order; all if none is. SeedingError for unknown ones."""
    if not only:
        return list(tables)
    chosen: set[str] = set()
    problems = []
    for name in only:
        found = {
            table.label
            for table in tables
            if table.label.lower() == name.lower() or table.label.split(".")[0].lower() == name.lower()
        }
        if not found:
            there = ", ".join(table.label for table in tables)
            problems.append(f"{option} {name}: no such table here; there are: {there}.")
        chosen |= found
    if problems:
        raise SeedingError(*problems)
    return [table for table in tables if table.label in chosen]


__all__ = ["SUFFIXES", "FileRequest", "choose_form", "choose_tables", "choose_target", "dialect_of", "has_first_rows"]
