"""Rows that are in no database yet: loaded into one of their own, without constraints, and examined there.

So files and streams are held against the very same checks as a database.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connections

from seeding.checking.examination import chosen_checks, examine
from seeding.checking.report import Report
from seeding.checking.snapshot import snapshot
from seeding.schema import Table, read_schema
from seeding.tables import create_table

ALIAS = "seeding-scratch"

Batches = Iterable[tuple[str, Sequence[str], Sequence[Sequence[Any]]]]
"""Pieces of tables: the label of a model, the names of columns, and for each column its values."""


def check_batches(batches: Batches, *, as_of: int | None = None, skip: Iterable[str] = ()) -> Report:
    """Examine rows that are in no database, such as those of files that are about to get their names.

    Each batch is `(label, columns, values)`: a model's label, names of its columns in the database, and a list of
    values for each, as the `sqlite3` module stores them for Django (`Column.stored()`). A model may come in any number
    of batches, which are not kept. Links to models that do not come at all are not followed.
    """
    schema = read_schema()
    checks = chosen_checks(skip)
    labels: list[str] = []
    with scratch_database() as connection:
        handle = connection.connection
        handle.execute("BEGIN")
        for label, names, values in batches:
            if label not in labels:
                create_table(connection, schema[label])
                labels.append(label)
            quote = connection.ops.quote_name
            columns, places = ", ".join(map(quote, names)), ", ".join("?" * len(names))
            statement = f"INSERT INTO {quote(schema[label].db_table)} ({columns}) VALUES ({places})"
            with connection.wrap_database_errors:
                handle.executemany(statement, zip(*values, strict=True))
        index_targets(connection, schema, labels)
        handle.execute("COMMIT")
        with snapshot(connection):
            return examine(connection, schema, checks, chosen=labels, as_of=as_of, scratch=True)


@contextmanager
def scratch_database() -> Iterator[Any]:
    """The connection of an empty SQLite database in a temporary file, which Django knows as `ALIAS` meanwhile."""
    with tempfile.TemporaryDirectory(prefix="seeding-") as folder:
        given = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(Path(folder, "rows.sqlite3"))}
        connections.settings[ALIAS] = connections.configure_settings({"default": {}, ALIAS: given})[ALIAS]
        try:
            connection = connections[ALIAS]
            connection.connect()
            # Nothing here outlives the process, so nothing has to reach the disk in order.
            connection.connection.execute("PRAGMA journal_mode = OFF")
            connection.connection.execute("PRAGMA synchronous = OFF")
            connection.connection.execute("PRAGMA foreign_keys = OFF")
            yield connection
        finally:
            connections[ALIAS].close()
            del connections[ALIAS]
            del connections.settings[ALIAS]


def index_targets(connection: Any, schema: dict[str, Table], labels: Sequence[str]) -> None:
    """Indexes, not unique ones, on the columns that others point at."""
    quote = connection.ops.quote_name
    wanted = {(label, f.column) for label in labels for f in schema[label].fields if f.primary_key}
    for label in labels:
        for f in schema[label].references:
            if f.reference is not None and f.reference.table in labels:
                target = schema[f.reference.table]
                wanted.add((target.label, target.field(f.reference.field).column))
    with connection.cursor() as cursor:
        for place, (label, column) in enumerate(sorted(wanted)):
            name = quote(schema[label].db_table)
            cursor.execute(f"CREATE INDEX {quote(f'target_{place}')} ON {name} ({quote(column)})")


__all__ = ["check_batches", "index_targets", "scratch_database"]
