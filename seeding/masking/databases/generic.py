"""Any other Django database: rows by a cursor of the server's, rewriting by UPDATE with the primary key.

Nothing is emptied here, so that whatever belongs to a table stays; what a database of this kind keeps of the rows
before (its logs, its free pages) is its own affair, and the run says so.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.management.color import no_style
from django.db import transaction

from seeding.checking.subject import introspection
from seeding.masking.databases.store import (
    BATCH_BYTES,
    BATCH_ROWS,
    DatabaseColumn,
    DatabaseTable,
    ForeignKey,
    Kind,
    Loading,
    RawBatch,
    Record,
    Rewriting,
    Store,
)
from seeding.masking.databases.tuples import Codec, Row, TupleBatch, codec_of, write_cells
from seeding.schema import generated_columns
from seeding.spec import SeedingError

REMAINS = ("What this kind of database keeps of earlier rows (logs, backups, free pages, replicas) was not touched.",)


class GenericStore(Store):
    """What Django knows of every database: its introspection, its cursors, its fields."""

    def __init__(self, connection: Any) -> None:
        super().__init__(connection)
        self.vendor = connection.vendor  # type: ignore[misc]
        self._known_codecs: dict[tuple[str, str], Codec] = {}

    def tables(self) -> tuple[DatabaseTable, ...]:
        found = []
        known = introspection(self.connection)
        with self.connection.cursor() as cursor:
            for info in known.get_table_list(cursor):
                found.append(self._table(cursor, known, info.name, info.type))
        return tuple(sorted(found, key=lambda one: one.name))

    def _table(self, cursor: Any, known: Any, name: str, kind: str) -> DatabaseTable:
        model = self.models.get(name)
        by_column = {one.column.lower(): one for one in model.fields} if model else {}
        described = known.get_table_description(cursor, name)
        computed = {one.lower() for one in generated_columns(model.model)} if model else set()
        columns = tuple(
            DatabaseColumn(
                name=row.name,
                type=_type_name(known, row),
                null=bool(row.null_ok),
                generated=row.name.lower() in computed,
                field=by_column.get(row.name.lower()),
            )
            for row in described
        )
        constraints: Mapping[str, Any] = {}
        if kind == "t":
            constraints = known.get_constraints(cursor, name)
        primary = next((tuple(one["columns"]) for one in constraints.values() if one["primary_key"]), ())
        what: Kind = "view" if kind == "v" else "table"
        return DatabaseTable(
            name=name,
            sql=self.connection.ops.quote_name(name),
            kind=what,
            columns=columns,
            primary_key=primary,
            foreign_keys=tuple(
                ForeignKey(key, tuple(one["columns"]), one["foreign_key"][0], (one["foreign_key"][1],))
                for key, one in constraints.items()
                if one["foreign_key"]
            ),
            uniques=tuple(tuple(one["columns"]) for one in constraints.values() if one["unique"] and one["columns"]),
            label=model.label if model else None,
        )

    def codec(self, table: DatabaseTable, column: DatabaseColumn) -> Codec:
        """How the cells of a column are read and written."""
        key = (table.name, column.name)
        if key not in self._known_codecs:
            self._known_codecs[key] = codec_of(self, table, column)
        return self._known_codecs[key]

    # Reading

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        with transaction.atomic(using=self.alias):
            yield

    def read(
        self,
        table: DatabaseTable,
        columns: Sequence[str] | None = None,
        *,
        after: Sequence[Any] | None = None,
        first: int = 0,
    ) -> Iterator[RawBatch]:
        chosen = table.columns if columns is None else tuple(dict.fromkeys(map(table.column, columns)))
        if not chosen:
            return
        names = [one.name for one in chosen]
        if not table.primary_key:
            if after is not None:
                raise SeedingError(
                    f"{table} has no primary key, so its rows have no order in which work could be resumed."
                )
            yield from self._all_at_once(table, chosen)
            return
        asked = [*names, *(name for name in table.primary_key if name not in names)]
        places = [asked.index(name) for name in table.primary_key]
        last: tuple[Any, ...] | None = None
        if after:
            last = tuple(
                write_cells([value], self.codec(table, table.column(name)))[0]
                for name, value in zip(table.primary_key, after, strict=True)
            )
        size = 1_000
        while True:
            rows = self._following(table, asked, last, size)
            if not rows:
                return
            hidden = [tuple(row[place] for place in places) for row in rows]
            last = hidden[-1]
            cut = [row[: len(names)] for row in rows] if len(asked) > len(names) else rows
            batch = TupleBatch(table, chosen, cut, self.codec, first, hidden)
            batch.keyed = after is not None
            first += len(batch)
            yield batch
            if len(rows) < size:
                return
            size = max(100, min(BATCH_ROWS, BATCH_BYTES * len(batch) // max(1, batch.nbytes), size * 4))

    def _following(self, table: DatabaseTable, names: Sequence[str], last: Row | None, size: int) -> list[Row]:
        quote = self.connection.ops.quote_name
        key = [quote(name) for name in table.primary_key]
        condition, parameters = "", list[Any]()
        if last is not None:
            # (a, b) > (x, y), which not every database can say.
            alternatives = []
            for place in range(len(key)):
                parts = [f"{one} = %s" for one in key[:place]] + [f"{key[place]} > %s"]
                alternatives.append(f"({' AND '.join(parts)})")
                parameters += last[: place + 1]
            condition = f" WHERE {' OR '.join(alternatives)}"
        sql = (
            f"SELECT {', '.join(map(quote, names))} FROM {table.sql}{condition} ORDER BY {', '.join(key)} "
            f"{self.connection.ops.limit_offset_sql(0, size)}"
        )
        with self.connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return [tuple(row) for row in cursor.fetchall()]

    def _all_at_once(self, table: DatabaseTable, columns: tuple[DatabaseColumn, ...]) -> Iterator[RawBatch]:
        quote = self.connection.ops.quote_name
        first = 0
        with self.connection.chunked_cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(quote(one.name) for one in columns)} FROM {table.sql}")
            while rows := [tuple(row) for row in cursor.fetchmany(BATCH_ROWS // 4)]:
                yield TupleBatch(table, columns, rows, self.codec, first)
                first += len(rows)

    def count(self, table: DatabaseTable) -> int:
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table.sql}")
            return int(cursor.fetchone()[0])

    # Writing

    @contextmanager
    def rewriting(self, tables: Sequence[DatabaseTable]) -> Iterator[Rewriting]:
        problems = []
        for table in tables:
            if not table.holds_rows:
                problems.append(f"{table} is a {table.kind}, whose rows cannot be rewritten here.")
            elif not table.primary_key:
                problems.append(
                    f"{table} has no primary key, so its rows cannot be told apart here. Give it one, or mask a copy."
                )
        if problems:
            raise SeedingError("\n".join(problems))
        work = _GenericRewriting(self, tables)
        with transaction.atomic(using=self.alias), self._keys_waiting():
            yield work
        work.remains = REMAINS

    @contextmanager
    def _keys_waiting(self) -> Iterator[None]:
        """Foreign keys are not looked at until the end, where the database can do that."""
        off = self.connection.disable_constraint_checking()
        try:
            yield
        finally:
            if off and not self.connection.needs_rollback:
                self.connection.enable_constraint_checking()
        # All tables: those that refer to these are looked at by it, too.
        self.connection.check_constraints()

    @contextmanager
    def loading(
        self,
        tables: Sequence[DatabaseTable],
        *,
        replaced: Sequence[DatabaseTable] = (),
        state: Mapping[str, Any] | None = None,
        record: Record | None = None,
    ) -> Iterator[Loading]:
        if record is not None:
            raise SeedingError(
                f"A copy into a database of the kind {self.vendor} is one transaction and cannot be resumed."
            )
        with (
            transaction.atomic(using=self.alias),
            self._keys_waiting(),
            self.connection.cursor() as cursor,
        ):
            for table in replaced:
                cursor.execute(f"DELETE FROM {table.sql}")
            yield _GenericLoading(self)
            models = [self.models[table.name].model for table in tables if table.label]
            for statement in self.connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)

    def batch(self, table: DatabaseTable, columns: Mapping[str, Sequence[Any]], first: int = 0) -> TupleBatch:
        chosen = tuple(table.column(name) for name in columns)
        cells = [
            write_cells(values, self.codec(table, column))
            for column, values in zip(chosen, columns.values(), strict=True)
        ]
        return TupleBatch(table, chosen, list(zip(*cells, strict=True)), self.codec, first)

    def identity(self) -> tuple[Any, ...]:
        given = self.connection.settings_dict
        return (self.vendor, given.get("HOST") or "localhost", str(given.get("PORT") or ""), given.get("NAME"))


def _type_name(introspected: Any, row: Any) -> str:
    known: Mapping[Any, str] = introspected.data_types_reverse
    try:
        return str(known[row.type_code])
    except (KeyError, TypeError):
        return str(row.type_code)


class _GenericRewriting(Rewriting):
    def __init__(self, store: GenericStore, tables: Sequence[DatabaseTable]) -> None:
        self.store = store
        self.tables = {table.name: table for table in tables}

    def rewrite(self, table: DatabaseTable, batches: Iterable[RawBatch]) -> int:
        if table.name not in self.tables:
            raise ValueError(f"{table} is not among the tables that are being rewritten")
        total = 0
        with tempfile.TemporaryFile(prefix="seeding-") as spool:
            pieces = 0
            try:
                for batch in batches:
                    if not isinstance(batch, TupleBatch) or batch.hidden is None:
                        raise TypeError(f"{table}: batches are those that read() gave")
                    places = [place for place, one in enumerate(batch.columns) if one.name in batch.changed]
                    rows = [tuple(row[place] for place in places) for row in batch.rows]
                    names = [batch.columns[place].name for place in places]
                    pickle.dump((names, rows, batch.hidden, batch.dropped), spool, pickle.HIGHEST_PROTOCOL)
                    pieces += 1
                    total += len(batch)
                spool.seek(0)
            except OSError as error:
                raise SeedingError(
                    f"{table}: the masked rows cannot be written to {tempfile.gettempdir()} ({error.strerror}). The "
                    f"database is as before. Make room there, or name another folder with the variable TMPDIR."
                ) from error
            with self.store.connection.cursor() as cursor:
                for _ in range(pieces):
                    self._write(cursor, table, *pickle.load(spool))
        return total

    def _write(
        self, cursor: Any, table: DatabaseTable, names: list[str], rows: list[Row], keys: list[Row], dropped: list[Row]
    ) -> None:
        quote = self.store.connection.ops.quote_name
        where = " AND ".join(f"{quote(name)} = %s" for name in table.primary_key)
        if dropped:
            cursor.executemany(f"DELETE FROM {table.sql} WHERE {where}", dropped)
        if names and rows:
            columns = ", ".join(f"{quote(name)} = %s" for name in names)
            statement = f"UPDATE {table.sql} SET {columns} WHERE {where}"
            cursor.executemany(statement, [(*row, *key) for row, key in zip(rows, keys, strict=True)])


class _GenericLoading(Loading):
    def __init__(self, store: GenericStore) -> None:
        self.store = store
        self.state = {}

    def load(self, table: DatabaseTable, batches: Iterable[RawBatch]) -> int:
        quote = self.store.connection.ops.quote_name
        columns = table.written
        statement = (
            f"INSERT INTO {table.sql} ({', '.join(quote(one.name) for one in columns)}) "
            f"VALUES ({', '.join(['%s'] * len(columns))})"
        )
        total = 0
        with self.store.connection.cursor() as cursor:
            for batch in batches:
                values = {one.name: batch.values(one.name) for one in columns}
                cursor.executemany(statement, self.store.batch(table, values).rows)
                total += len(batch)
        return total
