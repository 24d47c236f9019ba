"""SQLite: `executemany` in one transaction, secondary indexes set aside, foreign keys checked once at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import IntegrityError

from seeding.batches import Batch
from seeding.plan import Plan
from seeding.sinks import DatabaseSink
from seeding.sinks.aside import put_back, set_aside
from seeding.sinks.rebuilding import Aside

CACHE_KIB = 65_536


class SQLiteSink(DatabaseSink):
    """Loads through the connection's sqlite3 handle. Unique keys of a table itself stay: SQLite cannot drop them."""

    form = "stored"
    _aside: tuple[Aside, ...] = ()
    _cache: int | None = None
    _keys_off = False

    def prepare(self) -> None:
        if self.connection.in_atomic_block:
            return
        with self.connection.cursor() as cursor:
            self._cache = int(cursor.execute("PRAGMA cache_size").fetchone()[0])
            cursor.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        # SQLite ignores this inside a transaction; there its deferred checks stay on.
        self._keys_off = self.connection.disable_constraint_checking()

    def begin(self, plan: Plan, labels: Sequence[str]) -> None:
        super().begin(plan, labels)
        self._aside = set_aside(self.connection, self._large(labels))

    def load(self, label: str, batches: Iterator[Batch]) -> None:
        # SpatiaLite reads shapes as PostGIS writes them.
        columns = self.plan.models[label].columns
        places = ", ".join("?" if column.field.srid is None else "GeomFromEWKT(?)" for column in columns)
        statement = f"INSERT INTO {self._table(label)} ({self._columns(label)}) VALUES ({places})"
        with self.connection.wrap_database_errors:
            for batch in batches:
                self.connection.connection.executemany(statement, zip(*batch.content, strict=True))

    def finish(self, labels: Sequence[str]) -> None:
        put_back(self.connection, self._aside)
        with self.connection.cursor() as cursor:
            for label in labels:
                cursor.execute(f"PRAGMA foreign_key_check({self._table(label)})")
                orphan = cursor.fetchone()
                if orphan is not None:
                    raise IntegrityError(f"{label}: row {orphan[1]} points at a row of {orphan[2]} that is not there")
            for label in labels:
                cursor.execute(f"ANALYZE {self._table(label)}")

    def restore(self) -> None:
        if self._keys_off:
            self.connection.enable_constraint_checking()
        if self._cache is not None and self.connection.connection is not None:
            with self.connection.cursor() as cursor:
                cursor.execute(f"PRAGMA cache_size = {self._cache}")
