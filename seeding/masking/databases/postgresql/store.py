"""PostgreSQL as a store of rows, read by ranges of pages as COPY gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, ClassVar

from django.conf import settings
from django.db import DatabaseError, transaction

from seeding.batches import ahead
from seeding.masking.databases.cells import SETTINGS
from seeding.masking.databases.copytext import Codec, CopyBatch, lines, write_cells
from seeding.masking.databases.postgresql import catalog
from seeding.masking.databases.postgresql.codecs import codec_of
from seeding.masking.databases.postgresql.later import Later
from seeding.masking.databases.postgresql.writing import PostgreSQLLoading, PostgreSQLRewriting, lock, rewritable
from seeding.masking.databases.store import (
    BATCH_BYTES,
    BATCH_ROWS,
    SET_ASIDE,
    DatabaseColumn,
    DatabaseTable,
    Loading,
    RawBatch,
    Record,
    Rewriting,
    Store,
)
from seeding.sinks.literals import literal, quoted
from seeding.spec import SeedingError

FIRST_PAGES = 32
"""Pages that are read before anybody knows how many rows they hold."""

AHEAD = 16 << 20
"""Bytes that are read ahead where other work is to be done meanwhile."""


class PostgreSQLStore(Store):
    """COPY through psycopg2 or psycopg 3, whichever the project uses, on Django's own connection."""

    vendor: ClassVar[str] = "postgresql"

    def __init__(self, connection: Any) -> None:
        super().__init__(connection)
        self._known_codecs: dict[tuple[str, str], Codec] = {}
        self._later = Later()

    # What there is

    def tables(self) -> tuple[DatabaseTable, ...]:
        return catalog.tables_of(self.connection, self.models.values())

    def beyond(self) -> tuple[tuple[str, str], ...]:
        return catalog.beyond(self.connection)

    def definitions(self) -> Iterator[tuple[str, str, str]]:
        return catalog.definitions(self.connection)

    def codec(self, table: DatabaseTable, column: DatabaseColumn) -> Codec:
        """How the cells of a column are read and written."""
        key = (table.name, column.name)
        if key not in self._known_codecs:
            self._known_codecs[key] = codec_of(self, table, column)
        return self._known_codecs[key]

    # Reading

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        if self.connection.in_atomic_block:
            with self.settled():
                yield
            return
        with transaction.atomic(using=self.alias):
            with self.connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            with self.settled():
                yield

    @contextmanager
    def settled(self) -> Iterator[None]:
        """The settings under which cells are read and written, for a part of a transaction."""
        wanted = dict(SETTINGS)
        if not settings.USE_TZ:
            wanted["timezone"] = self.connection.timezone_name
        names, values = list(wanted), list(wanted.values())
        change = "SELECT set_config(name, value, true) FROM unnest(%s::text[], %s::text[]) AS t (name, value)"
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT current_setting(name) FROM unnest(%s::text[]) AS t (name)", [names])
            before = [row[0] for row in cursor.fetchall()]
            cursor.execute(change, [names, values])
        yield
        # After a failure the rollback takes them back.
        with self.connection.cursor() as cursor:
            cursor.execute(change, [names, before])

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
        self._later.finish(table.parts or (table.name,))
        blocks = self._blocks(table, chosen, after)
        if table.rows >= SET_ASIDE:
            blocks = _ahead(blocks, self._later)
            self.connection.inc_thread_sharing()
        try:
            for data in blocks:
                batch = CopyBatch(table, chosen, data, self.codec, first)
                batch.keyed = after is not None
                yield batch
                first += len(batch)
        finally:
            blocks.close()  # type: ignore[attr-defined]
            if table.rows >= SET_ASIDE:
                self.connection.dec_thread_sharing()

    def _blocks(
        self, table: DatabaseTable, columns: tuple[DatabaseColumn, ...], after: Sequence[Any] | None
    ) -> Iterator[bytes]:
        names = ", ".join(quoted(one.name) for one in columns)
        if after is not None:
            yield from self._by_key(table, columns, names, tuple(after))
        elif table.kind == "partitioned table":
            by_name = {one.name: one for one in self.tables()}
            for part in table.parts:
                yield from self._blocks(by_name[part], columns, None)
        elif table.form.paged:
            yield from self._by_pages(table, names)
        else:
            yield from self._by_cursor(table, columns)

    def _by_pages(self, table: DatabaseTable, names: str) -> Iterator[bytes]:
        """One COPY for each range of pages, wide enough for a batch."""
        if not table.form.populated:
            return
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT pg_relation_size(%s::oid) / current_setting('block_size')::int", [table.form.oid])
            pages = int(cursor.fetchone()[0])
        start, width = 0, FIRST_PAGES
        while start < pages:
            condition = f"ctid >= '({start},0)' AND ctid < '({start + width},0)'"
            rows = self._copy_out(f"COPY (SELECT {names} FROM ONLY {table.sql} WHERE {condition}) TO STDOUT")
            start += width
            size = sum(map(len, rows))
            if rows:
                yield b"".join(rows)
            most = max(len(rows) / BATCH_ROWS, size / BATCH_BYTES)
            # A part of the table without rows says nothing of the next one.
            width = max(1, min(int(width / most), width * 4, 1 << 15)) if most else min(width * 2, 1 << 15)
            del rows

    def _by_key(
        self, table: DatabaseTable, columns: tuple[DatabaseColumn, ...], names: str, after: tuple[Any, ...]
    ) -> Iterator[bytes]:
        if not table.primary_key:
            raise SeedingError(f"{table} has no primary key, so its rows have no order in which work could be resumed.")
        key = ", ".join(map(quoted, table.primary_key))
        places = [[one.name for one in columns].index(name) for name in table.primary_key]
        limit = BATCH_ROWS
        while True:
            condition = ""
            if after:
                written = [
                    literal(self.codec(table, table.column(name)).write(value))
                    for name, value in zip(table.primary_key, after, strict=True)
                ]
                condition = f"WHERE ({key}) > ({', '.join(written)})"
            one = "ONLY " if table.kind != "partitioned table" else ""
            rows = self._copy_out(
                f"COPY (SELECT {names} FROM {one}{table.sql} {condition} ORDER BY {key} LIMIT {limit}) TO STDOUT"
            )
            if not rows:
                return
            last = CopyBatch(table, columns, rows[-1], self.codec)
            after = tuple(last.values(columns[place].name)[0] for place in places)
            size, count = sum(map(len, rows)), len(rows)
            yield b"".join(rows)
            if count < limit:
                return
            limit = max(100, min(BATCH_ROWS, int(count * BATCH_BYTES / max(size, 1))))
            del rows

    def _by_cursor(self, table: DatabaseTable, columns: tuple[DatabaseColumn, ...]) -> Iterator[bytes]:
        """What has no pages of its own: views, foreign tables, other access methods."""
        name = f"seeding_{table.form.oid}"
        cells = ", ".join(f"{quoted(one.name)}::text" for one in columns)
        with self.connection.cursor() as cursor:
            cursor.execute(f"DECLARE {name} NO SCROLL CURSOR FOR SELECT {cells} FROM {table.sql}")
            plain = Codec(None, str, plain=True)
            while True:
                cursor.execute(f"FETCH {BATCH_ROWS // 4} FROM {name}")
                rows = cursor.fetchall()
                if not rows:
                    break
                yield lines(
                    [
                        write_cells(table, column, cells, plain)
                        for column, cells in zip(columns, zip(*rows, strict=True), strict=True)
                    ]
                )
            cursor.execute(f"CLOSE {name}")

    def _copy_out(self, statement: str) -> list[bytes]:
        """The rows that a COPY gives, in one piece each or several."""
        rows: list[bytes] = []
        with self.connection.cursor() as cursor, self._explained(), self.connection.wrap_database_errors:
            copy = getattr(cursor.cursor, "copy", None)
            if copy is not None:
                with copy(statement) as source:
                    rows.extend(map(bytes, source))
            else:
                cursor.cursor.copy_expert(statement, _Rows(rows.append))
        return rows

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            if "row-level security" in str(error) or "row security" in str(error):
                raise SeedingError(
                    f"The database {self.alias!r}: {str(error).strip()}. Its row level security hides rows from this "
                    f"user, and what cannot be seen cannot be masked. Connect as the owner of the tables, or as a "
                    f"user with BYPASSRLS. Nothing was written."
                ) from error
            raise

    def count(self, table: DatabaseTable) -> int:
        only = "" if table.kind in ("partitioned table", "view", "foreign table") else "ONLY "
        if table.kind == "materialized view" and not table.form.populated:
            return 0
        self._later.finish(table.parts or (table.name,))
        with self.connection.cursor() as cursor, self._explained():
            cursor.execute(f"SELECT count(*) FROM {only}{table.sql}")
            return int(cursor.fetchone()[0])

    # Writing

    @contextmanager
    def rewriting(self, tables: Sequence[DatabaseTable]) -> Iterator[Rewriting]:
        chosen = rewritable(tables, self.tables())
        with transaction.atomic(using=self.alias), self.settled():
            with self.connection.cursor() as cursor:
                lock(cursor, chosen)
            work = PostgreSQLRewriting(self, chosen, self._later)
            try:
                yield work
                work.finish()
            finally:
                self._later.clear()

    @contextmanager
    def loading(
        self,
        tables: Sequence[DatabaseTable],
        *,
        replaced: Sequence[DatabaseTable] = (),
        state: Mapping[str, Any] | None = None,
        record: Record | None = None,
    ) -> Iterator[Loading]:
        chosen = rewritable(tables, self.tables())
        if record is None:
            with transaction.atomic(using=self.alias), self.settled():
                work = PostgreSQLLoading(self, chosen, replaced, state, None)
                work.begin()
                yield work
                work.finish()
            return
        work = PostgreSQLLoading(self, chosen, replaced, state, record)
        with transaction.atomic(using=self.alias), self.settled():
            work.begin()
        yield work
        with transaction.atomic(using=self.alias), self.settled():
            work.finish()

    def batch(self, table: DatabaseTable, columns: Mapping[str, Sequence[Any]], first: int = 0) -> CopyBatch:
        chosen = tuple(table.column(name) for name in columns)
        cells = [
            write_cells(table, column, values, self.codec(table, column))
            for column, values in zip(chosen, columns.values(), strict=True)
        ]
        return CopyBatch(table, chosen, lines(cells), self.codec, first)

    def identity(self) -> tuple[Any, ...]:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT current_database(), has_function_privilege('pg_control_system()', 'execute')")
            name, allowed = cursor.fetchone()
            if allowed:
                # The same for a server and its replicas.
                cursor.execute("SELECT system_identifier FROM pg_control_system()")
            else:
                cursor.execute("SELECT pg_postmaster_start_time()::text")
            return (self.vendor, str(cursor.fetchone()[0]), name)


class _Rows:
    """The file that psycopg2 copies to: each row is one call."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self.write = write


def _ahead(blocks: Iterator[bytes], later: Later) -> Iterator[bytes]:
    """The first block is read by who asks, the next ones in a thread: whoever forks has no thread before the second.

    Where work was put off, blocks are read far enough ahead for it to be done before they are used up.
    """
    yield from islice(blocks, 1)
    yield from ahead(blocks, AHEAD if later else 1, weigh=len, meanwhile=later.step)
