"""SQLite: `executemany` in one transaction, secondary indexes set aside, foreign keys checked once at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import IntegrityError

from seeding.batches import Batch
from seeding.plan import Plan
from seeding.sinks import DatabaseSink, quoted

CACHE_KIB = 65_536


class SQLiteSink(DatabaseSink):
    """Loads through the connection's sqlite3 handle. Unique keys of a table itself stay: SQLite cannot drop them."""

    form = "stored"
    _indexes: tuple[str, ...] = ()
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
        tables = {self.plan.models[label].table.db_table for label in self._large(labels)}
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
            aside = [(name, sql) for table, name, sql in cursor.fetchall() if table in tables]
            for name, _ in aside:
                cursor.execute(f"DROP INDEX {quoted(name)}")
        self._indexes = tuple(sql for _, sql in aside)

    def load(self, label: str, batches: Iterator[Batch]) -> None:
        places = ", ".join("?" * len(self.plan.models[label].columns))
        statement = f"INSERT INTO {self._table(label)} ({self._columns(label)}) VALUES ({places})"
        with self.connection.wrap_database_errors:
            for batch in batches:
                self.connection.connection.executemany(statement, zip(*batch.content, strict=True))

    def finish(self, labels: Sequence[str]) -> None:
        with self.connection.cursor() as cursor:
            for statement in self._indexes:
                cursor.execute(statement)
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
