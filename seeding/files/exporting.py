"""What a database holds, in files: any model, any rows, streamed in flat memory from one consistent snapshot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.db import Error, transaction
from django.db.models import QuerySet

from seeding.attempts import DatabaseAttempt
from seeding.batches import Batch, Progress, Render
from seeding.columns import Column, copy_blocks
from seeding.databases import connect, guard_half_masked
from seeding.files import Shape
from seeding.files.choosing import FileRequest, choose_form, choose_tables, choose_target, has_first_rows
from seeding.files.named import named, referred, stored_names
from seeding.files.reading import read_batches
from seeding.files.writing import Written, write_files
from seeding.schema import UNSEEDED, Table, read_schema
from seeding.spec import SeedingError

CHUNK = 16_384
"""Rows that are read at once."""


def parents_first(tables: Sequence[Table]) -> list[Table]:
    """Tables behind those that they refer to; where references run in a circle, in the order that they came in."""
    waiting = {table.label: table for table in tables}
    order: list[Table] = []
    while waiting:
        ready = [
            table
            for table in waiting.values()
            if not {
                one.reference.table for one in table.references if one.reference and one.reference.table != table.label
            }
            & waiting.keys()
        ]
        for table in ready or [_least(waiting)]:
            order.append(waiting.pop(table.label))
    return order


def _least(waiting: Mapping[str, Table]) -> Table:
    """The table of a circle that fewest of its required references keep back."""

    def required(table: Table) -> int:
        return sum(1 for one in table.references if one.reference and one.reference.table in waiting and not one.null)

    return min(waiting.values(), key=required)


def exported_tables(names: Sequence[str], present: set[str]) -> list[Table]:
    """The tables that are named, by label or app; without names all that are in the database, but for what
    `migrate` and this app keep there themselves. SeedingError for those that do not exist.
    """
    schema = read_schema()
    if names:
        chosen = choose_tables(names, list(schema.values()), option="export_db")
        missing = [table for table in chosen if table.db_table not in present]
        if missing:
            raise SeedingError(
                *(f"{table.label}: its table {table.db_table} is not in the database. Run: python manage.py migrate"
                  for table in missing)
            )  # fmt: skip
        return parents_first(chosen)
    kept = [
        table
        for table in schema.values()
        if table.label not in UNSEEDED and table.label.split(".")[0] not in UNSEEDED and table.db_table in present
    ]
    return parents_first(kept)


@dataclass
class DatabaseSource:
    """Tables of a database, in the order of their keys."""

    connection: Any
    shapes: Sequence[Shape]
    chunk: int = CHUNK
    attempt: DatabaseAttempt | None = None
    """What is told of which table is read."""

    def rows(self, shape: Shape) -> int | None:
        return None

    def batches(self, shape: Shape, render: Render, *, digest: bool, every: int | None) -> Iterator[Batch]:
        start = 0
        if self.attempt is not None:
            self.attempt.doing = f"reading {shape.label}"
        for columns in self._columns(shape, min(self.chunk, every) if every else self.chunk, every):
            rows = range(start, start + len(columns[0]))
            canonical = copy_blocks(columns) if digest else None
            try:
                content = render(columns, rows)
            except ValueError as error:
                raise SeedingError(
                    f"{shape.label}: a row from {rows.start} on cannot be written: {error}. Choose another --format."
                ) from error
            yield Batch(rows, content, canonical)
            start = rows.stop

    def _columns(self, shape: Shape, size: int, every: int | None) -> Iterator[list[Column]]:
        rows: QuerySet = QuerySet(shape.table.model, using=self.connection.alias).order_by("pk")
        try:
            yield from read_batches(self.connection, rows, shape.table.model, shape.fields, size, every)
        except (Error, SeedingError):
            raise
        except Exception as error:
            raise SeedingError(
                f"{shape.label}: a row holds what its field cannot read ({type(error).__name__}: {error}). Nothing was "
                f"written. Mend what this tells, and run again: python manage.py check_db {shape.label} --database "
                f"{self.connection.alias}"
            ) from error


def export(
    names: Sequence[str],
    files: FileRequest,
    *,
    using: str = "default",
    digests: bool = False,
    progress: Progress | None = None,
    stdout: BinaryIO | None = None,
    chunk: int = CHUNK,
) -> Written:
    """Write what a database holds: the tables that are named, or all, from one snapshot; all of it or nothing.

    SeedingError says what stands in the way.
    """
    connection = connect(using)
    guard_half_masked(connection)
    form = choose_form(files, vendor=connection.vendor, whole=not names)
    with DatabaseAttempt(connection, "Nothing was written") as attempt, snapshot(connection):
        tables = exported_tables(names, set(connection.introspection.table_names(include_views=True)))
        if not tables:
            raise SeedingError(f"The database {using!r} has no table of a model. Run: python manage.py migrate")
        if has_first_rows(files, form, names, tables):
            tables = parents_first([*tables, *(read_schema()[label] for label in referred(tables))])
        shapes = [_shape(table) for table in tables]
        if form.names:
            shapes = named(shapes, stored_names(connection, tables))
        target = choose_target(files, form, shapes, stdout)
        source = DatabaseSource(connection, shapes, chunk, attempt)
        return write_files(source, form, target, split=files.split, digests=digests, progress=progress)


def _shape(table: Table) -> Shape:
    coded = frozenset(one.column for one in table.fields if one.choices and one.storage == "text")
    return Shape(table, table.fields, coded)


@contextmanager
def snapshot(connection: Any) -> Iterator[None]:
    """All that is read inside is of one moment. A transaction that is open already is used as it is."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # A reader's transaction: Django's own may take the lock of a writer.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            connection.connection.rollback()
    else:
        with transaction.atomic(using=connection.alias):
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
