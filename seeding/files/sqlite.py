"""A SQLite database with the tables that Django's schema editor makes, all constraints among them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import DatabaseError, Error, IntegrityError, NotSupportedError
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import DEFAULT_DB_ALIAS, ConnectionHandler

from seeding.columns import Column
from seeding.conf import conf
from seeding.files import Format, Shape, Writer
from seeding.files.sql import quoted
from seeding.files.targets import Out
from seeding.schema import Table, read_schema
from seeding.spec import SeedingError


@dataclass(frozen=True)
class _Stored:
    def __call__(self, columns: Sequence[Column], rows: range) -> list[list[Any]]:
        return [column.stored() for column in columns]


def _connect(path: str) -> DatabaseWrapper:
    """A connection of Django's that is none of the project's."""
    settings = ConnectionHandler({DEFAULT_DB_ALIAS: {"ENGINE": "django.db.backends.sqlite3", "NAME": path}})
    wrapper = settings[DEFAULT_DB_ALIAS]
    assert isinstance(wrapper, DatabaseWrapper)
    return wrapper


_DISK = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


def _of_the_disk(error: Exception) -> bool:
    """Whether the place is at fault, and not what was to be written there."""
    return getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF in _DISK


@contextmanager
def _as_of_a_file() -> Iterator[None]:
    """What the database in the file fails with is a failure to write a file, but for rows that it refuses."""
    try:
        yield
    except IntegrityError:
        raise
    except Error as error:
        raise OSError(str(error)) from error


def tables_needed(shapes: Sequence[Shape]) -> list[Table]:
    """The tables of the shapes and those that they refer to, directly or not."""
    schema = read_schema()
    found: dict[str, Table] = {}
    waiting = [shape.table for shape in shapes]
    while waiting:
        table = waiting.pop()
        if table.label in found:
            continue
        found[table.label] = table
        targets = {one.reference.table for one in table.references if one.reference}
        # The schema editor makes the tables of a model's many-to-many links with it.
        for label in table.links:
            found.setdefault(label, schema[label])
            targets |= {one.reference.table for one in schema[label].references if one.reference}
        waiting.extend(schema[label] for label in targets if label in schema)
    return [schema[label] for label in schema if label in found]


class _SqliteWriter(Writer):
    def __init__(self, path: str, shapes: Sequence[Shape], whole: bool) -> None:
        self._statement = ""
        self._whole = whole
        self._connection = _connect(path)
        try:
            with _as_of_a_file():
                self._make(shapes)
        except BaseException:
            self._connection.close()
            raise

    def _make(self, shapes: Sequence[Shape]) -> None:
        with self._connection.cursor() as cursor:
            # The file has no name yet: what is lost with the process needs no journal.
            cursor.execute("PRAGMA journal_mode = OFF")
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA foreign_keys = OFF")
        editor = self._connection.schema_editor(atomic=False, collect_sql=False)
        editor.deferred_sql = []
        needed = tables_needed(shapes)
        missing = self._make_tables(editor, needed)
        if missing:
            table, error = missing[0]
            raise SeedingError(
                f"{table.label}: its table cannot be made in SQLite ({error}). Choose another --format."
            ) from error
        if self._whole:
            labels = {table.label for table in needed}
            others = [table for label, table in read_schema().items() if label not in labels]
            if not self._make_tables(editor, others):
                self._record_migrations(editor)
        # Indexes are made when the rows are there.
        self._later = [str(statement) for statement in editor.deferred_sql]
        self._sqlite: Any = self._connection.connection
        self._sqlite.execute("BEGIN")

    def _make_tables(self, editor: Any, tables: Sequence[Table]) -> list[tuple[Table, Exception]]:
        """Make tables; those that cannot be made in SQLite, with what it says."""
        missing: list[tuple[Table, Exception]] = []
        for table in tables:
            if not table.managed or table.auto_created:
                continue
            try:
                editor.create_model(table.model)
            except (DatabaseError, NotSupportedError, NotImplementedError) as error:
                if _of_the_disk(error):
                    raise
                missing.append((table, error))
        return missing

    def _record_migrations(self, editor: Any) -> None:
        """All tables are those that the migrations lead to: `migrate` has nothing left to do.

        By SQL, because Django's recorder goes by the connection's alias, which here is that of the project's database.
        """
        recorder = MigrationRecorder(self._connection)
        editor.create_model(recorder.Migration)
        applied = np.datetime64(conf().as_of, "us").item()
        rows = [(app, name, applied) for app, name in sorted(MigrationLoader(None).disk_migrations)]
        with self._connection.cursor() as cursor:
            cursor.executemany("INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, %s)", rows)

    def begin(self, shape: Shape) -> None:
        names = ", ".join(map(quoted, shape.names))
        places = ", ".join("?" * len(shape.fields))
        self._statement = f"INSERT INTO {quoted(shape.table.db_table)} ({names}) VALUES ({places})"

    def write(self, content: list[list[Any]]) -> None:
        try:
            with _as_of_a_file(), self._connection.wrap_database_errors:
                self._sqlite.executemany(self._statement, zip(*content, strict=True))
        except IntegrityError as error:
            raise SeedingError(f"SQLite refused rows: {error}. Nothing was written.") from error

    def close(self) -> None:
        with _as_of_a_file(), self._connection.wrap_database_errors:
            for statement in self._later:
                self._sqlite.execute(statement)
            self._sqlite.execute("COMMIT")
        orphan = self._sqlite.execute("PRAGMA foreign_key_check").fetchone()
        if orphan is not None:
            raise SeedingError(
                f"Row {orphan[1]} of {orphan[0]} points at a row of {orphan[2]} that is not there. "
                f"Write that table, too."
            )
        self._connection.close()

    def abandon(self) -> None:
        self._connection.close()


class Sqlite(Format):
    """All tables in one database file."""

    name = "sqlite"
    suffix = ".sqlite3"
    together = True
    streams = False

    def problems(self, shapes: Sequence[Shape]) -> list[str]:
        return [
            f"{shape.label}: Django does not make the table {shape.table.db_table} (managed = False), so there is "
            f"none in a new SQLite file. Leave it out, or choose another --format."
            for shape in shapes
            if not shape.table.managed
        ]

    def render(self, shape: Shape, *, mixed: bool = False) -> _Stored:
        return _Stored()

    def open(self, out: Out, shapes: Sequence[Shape]) -> Writer:
        return _SqliteWriter(str(out.path), shapes, self.options.whole)
