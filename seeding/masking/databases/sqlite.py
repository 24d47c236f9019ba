"""SQLite: raw tuples through the sqlite3 handle, tables emptied and filled again in one transaction.

Masked rows wait in a file without a name. The table itself is never dropped, so that its definition, the numbers of
its rows, its sequence and the views on it stay; triggers are dropped and created again, and so are the indexes of large
tables. Freed pages are blanked, and the file is rebuilt afterwards (VACUUM).
"""

from __future__ import annotations

import marshal
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, ClassVar

from django.db import DatabaseError, IntegrityError, OperationalError, transaction

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
from seeding.sinks.literals import quoted
from seeding.spec import SeedingError

CACHE_KIB = 65_536
FIRST_ROWS = 1_000
"""Rows that are read before anybody knows how large they are."""
ROWID_NAMES = ("rowid", "_rowid_", "oid")
_VIRTUAL = re.compile(r"\s*CREATE\s+VIRTUAL\s+TABLE", re.IGNORECASE)
_FULL_TEXT = re.compile(
    r"\s*CREATE\s+VIRTUAL\s+TABLE\b.*?\bUSING\s+fts[345]\b(?P<options>.*)", re.IGNORECASE | re.DOTALL
)
_CONTENT = re.compile(r"[(,]\s*content\s*=\s*(?P<of>\"[^\"]*\"|'[^']*'|\[[^]]*\]|[^\s,)]*)", re.IGNORECASE)
_AUTO = re.compile(r"\bAUTOINCREMENT\b", re.IGNORECASE)


class SQLiteStore(Store):
    """The connection's sqlite3 handle, with values as the file has them."""

    vendor: ClassVar[str] = "sqlite"

    def __init__(self, connection: Any) -> None:
        super().__init__(connection)
        self._known_codecs: dict[tuple[str, str], Codec] = {}

    @property
    def handle(self) -> sqlite3.Connection:
        self.connection.ensure_connection()
        handle: sqlite3.Connection = self.connection.connection
        return handle

    def fetch(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """All rows of a statement, without Django's converters."""
        with self.connection.wrap_database_errors:
            return list(sqlite3.Cursor(self.handle).execute(sql, parameters))

    # What there is

    def tables(self) -> tuple[DatabaseTable, ...]:
        found = []
        listed = self.fetch(
            "SELECT name, type, sql FROM sqlite_master WHERE type IN ('table', 'view') "
            "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
        )
        estimates = self._estimates()
        kinds = {name: kind for _, name, kind, *_ in self.fetch("PRAGMA table_list")}
        virtual = [name for name, _, sql in listed if sql and _VIRTUAL.match(sql)]
        for name, kind, sql in listed:
            found.append(self._table(name, kind, sql or "", kinds.get(name, kind), estimates, virtual))
        return tuple(found)

    def definitions(self) -> Iterator[tuple[str, str, str]]:
        yield from self.fetch("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")

    def _estimates(self) -> dict[str, int]:
        if not self.fetch("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'"):
            return {}
        found: dict[str, int] = {}
        for name, stat in self.fetch("SELECT tbl, stat FROM sqlite_stat1"):
            number = str(stat).split(" ")[0]
            found[name] = max(found.get(name, 0), int(number) if number.isdigit() else 0)
        return found

    def _table(
        self, name: str, kind: str, sql: str, listed: str, estimates: Mapping[str, int], virtual: Sequence[str]
    ) -> DatabaseTable:
        model = self.models.get(name)
        by_column = {one.column.lower(): one for one in model.fields} if model else {}
        columns, numbered = [], {}
        for _, column, written, required, _, key, hidden in self.fetch(f"PRAGMA table_xinfo({quoted(name)})"):
            if hidden == 1:
                continue
            columns.append(
                DatabaseColumn(
                    name=column,
                    # What holds values of any sort is not called anything, unless its table is strict.
                    type=written or "ANY",
                    null=not required,
                    generated=hidden in (2, 3),
                    identity="default" if key and _AUTO.search(sql) else "",
                    field=by_column.get(column.lower()),
                )
            )
            if key:
                numbered[key] = column
        primary = tuple(numbered[number] for number in sorted(numbered))
        foreign: dict[int, list[Any]] = {}
        for row in self.fetch(f"PRAGMA foreign_key_list({quoted(name)})"):
            foreign.setdefault(row[0], []).append(row)
        uniques = [primary] if primary else []
        for _, index, unique, _, partial in self.fetch(f"PRAGMA index_list({quoted(name)})"):
            members = [row[2] for row in self.fetch(f"PRAGMA index_info({quoted(index)})")]
            if unique and not partial and None not in members and tuple(members) not in uniques:
                uniques.append(tuple(members))
        what: Kind = "view" if kind == "view" else "virtual table" if name in virtual else "table"
        if listed == "shadow":
            what = "virtual table"
        elif _FULL_TEXT.match(sql):
            what = "full-text table" if _indexed(sql) is None else "full-text index"
        rows = estimates.get(name)
        if rows is None and what == "table":
            rows = self._guess(name, primary)
        return DatabaseTable(
            name=name,
            sql=quoted(name),
            kind=what,
            columns=tuple(columns),
            primary_key=primary,
            foreign_keys=tuple(
                ForeignKey(
                    f"{name}_fk_{number}",
                    tuple(row[3] for row in sorted(rows_of, key=lambda row: row[1])),
                    rows_of[0][2],
                    tuple(row[4] for row in sorted(rows_of, key=lambda row: row[1]) if row[4] is not None)
                    or self._primary_key(rows_of[0][2]),
                    rows_of[0][6].lower() if rows_of[0][6] in ("CASCADE", "SET NULL", "SET DEFAULT") else "",
                )
                for number, rows_of in sorted(foreign.items(), reverse=True)
            ),
            uniques=tuple(uniques),
            rows=rows or 0,
            label=model.label if model else None,
            part_of=next((one for one in virtual if listed == "shadow" and name.startswith(one + "_")), None),
            form=self._rowid(name, columns, primary, sql, what),
        )

    def _primary_key(self, name: str) -> tuple[str, ...]:
        rows = [row for row in self.fetch(f"PRAGMA table_info({quoted(name)})") if row[5]]
        return tuple(row[1] for row in sorted(rows, key=lambda row: row[5]))

    def _guess(self, name: str, primary: tuple[str, ...]) -> int:
        """The highest number of a row, which is found at once; 0 where there are none."""
        try:
            return int(self.fetch(f"SELECT max(rowid) FROM {quoted(name)}")[0][0] or 0)
        except (DatabaseError, TypeError, ValueError):
            return 0

    def _rowid(
        self, name: str, columns: Sequence[DatabaseColumn], primary: tuple[str, ...], sql: str, kind: Kind
    ) -> str | None:
        """The name by which the numbers of rows are reached; None where there are none or a column has them."""
        if kind == "full-text table":
            return "rowid"
        if kind != "table":
            return None
        if len(primary) == 1:
            (own,) = [one for one in columns if one.name == primary[0]]
            # INTEGER PRIMARY KEY is the number of the row; an index says that it is not (… DESC).
            indexed = any(row[3] == "pk" for row in self.fetch(f"PRAGMA index_list({quoted(name)})"))
            if own.type.upper() == "INTEGER" and not indexed:
                return None
        taken = {one.name.lower() for one in columns}
        free = next((one for one in ROWID_NAMES if one not in taken), None)
        if free is None:
            return None
        try:
            self.fetch(f"SELECT {free} FROM {quoted(name)} LIMIT 0")
        except DatabaseError:
            return None
        return free

    def codec(self, table: DatabaseTable, column: DatabaseColumn) -> Codec:
        """How the cells of a column are read and written."""
        key = (table.name, column.name)
        if key not in self._known_codecs:
            self._known_codecs[key] = codec_of(self, table, column)
        return self._known_codecs[key]

    # Reading

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        with self._readable():
            if self.connection.in_atomic_block:
                yield
                return
            mode = getattr(self.connection, "transaction_mode", None)
            self.connection.transaction_mode = None
            try:
                with transaction.atomic(using=self.alias):
                    self.fetch("PRAGMA query_only = ON")
                    try:
                        # The snapshot begins with the first statement that reads.
                        self.fetch("SELECT count(*) FROM sqlite_master")
                        yield
                    finally:
                        self.fetch("PRAGMA query_only = OFF")
            finally:
                self.connection.transaction_mode = mode

    @contextmanager
    def _readable(self) -> Iterator[None]:
        """Text that is no UTF-8 is read with surrogate escapes, and a good part of the file is kept in memory."""
        handle = self.handle
        factory = handle.text_factory
        handle.text_factory = _text
        ((cache,),) = self.fetch("PRAGMA cache_size")
        self.fetch(f"PRAGMA cache_size = -{CACHE_KIB}")
        try:
            yield
        finally:
            handle.text_factory = factory
            if self.connection.connection is handle:
                self.fetch(f"PRAGMA cache_size = {cache}")

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
        number = table.form
        # A plus keeps the driver from converting what a column is declared to hold.
        names = [f"+{quoted(one.name)}" for one in chosen]
        if number is not None:
            names.append(number)
        order = f" ORDER BY {number}" if number else ""
        if not order and table.primary_key and table.kind == "table":
            order = " ORDER BY " + ", ".join(map(quoted, table.primary_key))
        condition, parameters = "", []
        if after is not None:
            if not table.primary_key:
                raise SeedingError(
                    f"{table} has no primary key, so its rows have no order in which work could be resumed."
                )
            key = ", ".join(map(quoted, table.primary_key))
            order = f" ORDER BY {key}"
            if after:
                condition = f" WHERE ({key}) > ({', '.join('?' * len(after))})"
                parameters = [
                    self._stored(table, name, value) for name, value in zip(table.primary_key, after, strict=True)
                ]
        cursor = sqlite3.Cursor(self.handle)
        size = FIRST_ROWS
        try:
            with self.connection.wrap_database_errors:
                cursor.execute(f"SELECT {', '.join(names)} FROM {table.sql}{condition}{order}", parameters)
            while True:
                with self.connection.wrap_database_errors:
                    rows: list[Row] = cursor.fetchmany(size)
                if not rows:
                    return
                hidden = None
                if number is not None:
                    hidden = [row[-1] for row in rows]
                    rows = [row[:-1] for row in rows]
                batch = TupleBatch(table, chosen, rows, self.codec, first, hidden)
                batch.keyed = after is not None
                first += len(batch)
                each = max(1, batch.nbytes // len(batch))
                size = max(100, min(BATCH_ROWS, BATCH_BYTES // each, size * 4))
                yield batch
        finally:
            # After a failure the connection may be closed before whoever reads is done with it.
            with suppress(sqlite3.ProgrammingError):
                cursor.close()

    def _stored(self, table: DatabaseTable, name: str, value: Any) -> Any:
        return write_cells([value], self.codec(table, table.column(name)))[0]

    def count(self, table: DatabaseTable) -> int:
        return int(self.fetch(f"SELECT count(*) FROM {table.sql}")[0][0])

    # Writing

    @contextmanager
    def rewriting(self, tables: Sequence[DatabaseTable]) -> Iterator[Rewriting]:
        chosen = _rewritable(tables, self.tables())
        work = _SQLiteRewriting(self, chosen)
        with self._exclusive(chosen), self._readable():
            yield work
            work.finish()
        work.remains = (*work.lost, *self._clean())

    @contextmanager
    def _exclusive(self, tables: Sequence[DatabaseTable]) -> Iterator[None]:
        """A write transaction in which foreign keys wait, and in which what is freed is blanked."""
        connection = self.connection
        handle = self.handle
        ((blanked,),) = self.fetch("PRAGMA secure_delete")
        self.fetch("PRAGMA secure_delete = ON")
        inside = connection.in_atomic_block
        keys_off = False if inside else connection.disable_constraint_checking()
        mode = getattr(connection, "transaction_mode", None)
        if not inside:
            connection.transaction_mode = "IMMEDIATE"
        try:
            if inside and self.fetch("PRAGMA foreign_keys")[0][0]:
                self._refuse_actions(tables)
                self.fetch("PRAGMA defer_foreign_keys = ON")
            with transaction.atomic(using=self.alias):
                yield
        except OperationalError as error:
            if "locked" in str(error):
                raise SeedingError(
                    f"The database {self.alias!r} is in use by another connection ({error}). Nothing was written. "
                    f"Stop what uses it, and run again."
                ) from error
            raise
        finally:
            if not inside:
                connection.transaction_mode = mode
            if connection.connection is handle:
                if keys_off:
                    connection.enable_constraint_checking()
                self.fetch(f"PRAGMA secure_delete = {blanked}")

    def _refuse_actions(self, tables: Sequence[DatabaseTable]) -> None:
        """Inside a transaction of the caller's foreign keys stay on, and emptying a table would empty others."""
        names = {table.name for table in tables}
        acting = [
            f"{other}.{', '.join(key.columns)}"
            for other in self.tables()
            for key in other.foreign_keys
            if key.table in names and key.on_delete
        ]
        if acting:
            raise SeedingError(
                f"Inside of another transaction these foreign keys would act while rows are rewritten: "
                f"{', '.join(acting)}. Rewrite outside of transaction.atomic()."
            )

    def _clean(self) -> tuple[str, ...]:
        """See that no free page of the file has originals; what could not be done.

        VACUUM numbers rows anew where no column has their numbers: that of a table without a primary key may be all
        that tells its rows apart, and so the free pages are overwritten instead where there is such a table.
        """
        if self.connection.in_atomic_block:
            return ("The file was not rebuilt, since a transaction is open: run VACUUM once it has ended.",)
        remains = []
        try:
            if any(table.form is not None and not table.primary_key for table in self.tables()):
                self._overwrite_free_pages()
            else:
                self.fetch("VACUUM")
        except DatabaseError as error:
            remains.append(
                f"The file could not be rebuilt ({error}): pages that were freed before this run may hold originals. "
                f"Make room, and run VACUUM."
            )
        try:
            busy = self.fetch("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
        except DatabaseError:
            busy = 1
        if busy:
            remains.append(
                "The write-ahead log could not be emptied, since others read the file: run "
                "PRAGMA wal_checkpoint(TRUNCATE) once they have ended."
            )
        remains.append("Blocks of the disk that belonged to the file or its journal are free, not blank.")
        return tuple(remains)

    def _overwrite_free_pages(self) -> None:
        ((pages,),), ((size,),) = self.fetch("PRAGMA freelist_count"), self.fetch("PRAGMA page_size")
        ((blanked,),) = self.fetch("PRAGMA secure_delete")
        self.fetch("PRAGMA secure_delete = ON")
        try:
            with transaction.atomic(using=self.alias):
                self.fetch("CREATE TABLE seeding_blank (blank BLOB)")
                # A value takes all of its pages, but for some bytes of each.
                while pages > 0:
                    taken = min(pages, 4096)
                    self.fetch("INSERT INTO seeding_blank VALUES (zeroblob(?))", [taken * size])
                    pages -= taken
                self.fetch("DROP TABLE seeding_blank")
        finally:
            self.fetch(f"PRAGMA secure_delete = {blanked}")

    @contextmanager
    def loading(
        self,
        tables: Sequence[DatabaseTable],
        *,
        replaced: Sequence[DatabaseTable] = (),
        state: Mapping[str, Any] | None = None,
        record: Record | None = None,
    ) -> Iterator[Loading]:
        chosen = _rewritable(tables, self.tables())
        work = _SQLiteLoading(self, chosen, replaced, state, record)
        if record is None:
            with self._exclusive([*chosen, *replaced]):
                work.begin()
                yield work
                work.finish()
            return
        with self._exclusive([*chosen, *replaced]):
            work.begin()
        keys_off = self.connection.disable_constraint_checking()
        try:
            yield work
        finally:
            if keys_off and self.connection.connection is not None:
                self.connection.enable_constraint_checking()
        with self._exclusive(chosen):
            work.finish()

    def batch(self, table: DatabaseTable, columns: Mapping[str, Sequence[Any]], first: int = 0) -> TupleBatch:
        chosen = tuple(table.column(name) for name in columns)
        cells = [
            write_cells(values, self.codec(table, column))
            for column, values in zip(chosen, columns.values(), strict=True)
        ]
        return TupleBatch(table, chosen, list(zip(*cells, strict=True)), self.codec, first)

    def identity(self) -> tuple[Any, ...]:
        name = str(self.fetch("PRAGMA database_list")[0][2] or "")
        if not name:
            given = str(self.connection.settings_dict["NAME"])
            # A memory that is shared is known by its name; another one belongs to its connection.
            return (self.vendor, "memory", given, "" if "cache=shared" in given else self.alias)
        found = os.stat(name)
        return (self.vendor, found.st_dev, found.st_ino)


def _indexed(sql: str) -> str | None:
    """The table whose rows a full-text index has the words of: none, "", where nobody keeps them; None: its own."""
    options = _FULL_TEXT.match(sql)
    content = _CONTENT.search(options["options"]) if options else None
    return content["of"].strip("\"'[]") if content else None


def _text(given: bytes) -> str:
    return given.decode("utf-8", "surrogateescape")


def _rewritable(tables: Sequence[DatabaseTable], known: Sequence[DatabaseTable]) -> tuple[DatabaseTable, ...]:
    """The tables as they are now; SeedingError for views and the like."""
    by_name = {one.name: one for one in known}
    found, problems = [], []
    for table in tables:
        now = by_name.get(table.name)
        if now is None:
            problems.append(f"{table}: the table {table.name} is not in the database (any more).")
        elif not now.holds_rows:
            problems.append(f"{table} is a {now.kind}, whose rows cannot be rewritten here. Mask the tables it shows.")
        else:
            found.append(now)
    if problems:
        raise SeedingError("\n".join(problems))
    return tuple(found)


class _Writing:
    """What rewriting and loading share: triggers and indexes that are away meanwhile, and INSERT of raw rows."""

    def __init__(self, store: SQLiteStore, tables: Sequence[DatabaseTable]) -> None:
        self.store = store
        self.tables = {table.name: table for table in tables}
        self._back: list[str] = []

    def _set_aside(self, table: DatabaseTable) -> None:
        for kind, name, sql in self.store.fetch(
            "SELECT type, name, sql FROM sqlite_master "
            "WHERE type IN ('trigger', 'index') AND tbl_name = ? COLLATE NOCASE AND sql IS NOT NULL ORDER BY rowid",
            [table.name],
        ):
            self.store.fetch(f"DROP {kind.upper()} {quoted(name)}")
            self._back.append(sql)

    def _put_back(self) -> None:
        # Indexes first: a trigger that came back is in the way of nothing, but reads better last.
        for sql in sorted(self._back, key=lambda sql: bool(re.match(r"\s*CREATE\s+(TEMP\w*\s+)?TRIGGER", sql, re.I))):
            self.store.fetch(sql)
        self._back.clear()

    def _index_again(self) -> tuple[str, ...]:
        """Build full-text indexes of the rows that are there now: they keep the words of those before. What is lost."""
        lost = []
        own = {name.lower() for name in self.tables}
        plain = {name.lower() for (name,) in self.store.fetch("SELECT name FROM sqlite_master WHERE type = 'table'")}
        listed = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%fts%' ORDER BY name"
        for name, sql in self.store.fetch(listed):
            if not _FULL_TEXT.match(sql):
                continue
            of = _indexed(sql)
            if of == "":
                self.store.fetch(f"DROP TABLE {quoted(name)}")
                self.store.fetch(sql)
                lost.append(f"The full-text index {name} kept no rows to be built of, and is empty: fill it again.")
            elif (name if of is None else of).lower() in own or (of is not None and of.lower() not in plain):
                self.store.fetch(f"INSERT INTO {quoted(name)} ({quoted(name)}) VALUES ('rebuild')")
        return tuple(lost)

    def _insert(self, table: DatabaseTable, chunks: Iterable[tuple[list[Row], list[int] | None]]) -> int:
        """Rows of the written columns, with the numbers of their rows where these are no column."""
        columns = table.written
        names = [quoted(one.name) for one in columns]
        total = 0
        for rows, hidden in chunks:
            own = names
            if hidden is not None and table.form is not None:
                own = [*names, table.form]
                rows = [(*row, number) for row, number in zip(rows, hidden, strict=True)]
            head = f"INSERT INTO {table.sql} ({', '.join(own)}) VALUES "
            with self.store.connection.wrap_database_errors:
                try:
                    self.store.handle.executemany(f"{head}({', '.join('?' * len(own))})", rows)
                except UnicodeEncodeError:
                    # The statement failed at a row with text that is no UTF-8; those before it are in.
                    self._insert_bytes(head, table, rows)
            total += len(rows)
        return total

    def _insert_bytes(self, head: str, table: DatabaseTable, rows: list[Row]) -> None:
        bad = next(place for place, row in enumerate(rows) if any(_escaped(cell) for cell in row))
        for row in rows[bad:]:
            places = ["CAST(? AS TEXT)" if _escaped(cell) else "?" for cell in row]
            try:
                cells = [cell.encode("utf-8", "surrogateescape") if _escaped(cell) else cell for cell in row]
            except UnicodeEncodeError:
                raise SeedingError(
                    f"{table}: a masked value has half of a character (a surrogate), which no database can hold. "
                    f"Give its column another technique."
                ) from None
            self.store.handle.execute(f"{head}({', '.join(places)})", cells)

    def _check_keys(self, names: Iterable[str]) -> None:
        for name in names:
            orphans = self.store.fetch(f"PRAGMA foreign_key_check({quoted(name)})")
            if orphans:
                raise IntegrityError(
                    f"{name}: {len(orphans)} rows point at rows of {orphans[0][2]} that are not there, the first being "
                    f"row {orphans[0][1]}"
                )


def _escaped(cell: Any) -> bool:
    if not isinstance(cell, str) or cell.isascii():
        return False
    try:
        cell.encode()
    except UnicodeEncodeError:
        return True
    return False


class _SQLiteRewriting(_Writing, Rewriting):
    lost: tuple[str, ...] = ()
    """What could not be built again, in sentences."""

    def rewrite(self, table: DatabaseTable, batches: Iterable[RawBatch]) -> int:
        own = self.tables.get(table.name)
        if own is None:
            raise ValueError(f"{table} is not among the tables that are being rewritten")
        with tempfile.TemporaryFile(prefix="seeding-") as spool:
            rows = 0
            try:
                for batch in batches:
                    if not isinstance(batch, TupleBatch):
                        raise TypeError(f"{table}: batches are those that read() gave")
                    marshal.dump((_written_rows(own, batch), batch.hidden), spool)
                    rows += len(batch)
                spool.seek(0)
            except OSError as error:
                raise SeedingError(
                    f"{table}: the masked rows cannot be written to {tempfile.gettempdir()} ({error.strerror}). The "
                    f"database is as before. Make room there, or name another folder with the variable TMPDIR."
                ) from error
            self._set_aside(own)
            self.store.fetch(f"DELETE FROM {own.sql}")
            end = os.fstat(spool.fileno()).st_size
            self._insert(own, iter(lambda: marshal.load(spool) if spool.tell() < end else None, None))
        return rows

    def finish(self) -> None:
        self._put_back()
        names = {one.name.lower() for one in self.tables.values()}
        pointing = [
            other.name
            for other in self.store.tables()
            if other.name.lower() in names or any(key.table.lower() in names for key in other.foreign_keys)
        ]
        self._check_keys(pointing)
        self.lost = self._index_again()
        if self.store.fetch("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'"):
            # Statistics of a kind that some builds make hold samples of the rows.
            for table in self.tables.values():
                self.store.fetch(f"ANALYZE {table.sql}")


def _written_rows(table: DatabaseTable, batch: TupleBatch) -> list[Row]:
    columns = table.written
    if [one.name for one in columns] == [one.name for one in batch.columns]:
        return batch.rows
    places = [batch.place(one.name) for one in columns]
    return [tuple(row[place] for place in places) for row in batch.rows]


class _SQLiteLoading(_Writing, Loading):
    """The state is `back`, the SQL of what has to come back, and `rows` by table."""

    def __init__(
        self,
        store: SQLiteStore,
        tables: Sequence[DatabaseTable],
        replaced: Sequence[DatabaseTable],
        state: Mapping[str, Any] | None,
        record: Record | None,
    ) -> None:
        super().__init__(store, tables)
        self._replaced = replaced
        self._record = record
        self.state: dict[str, Any] = dict(state or {})

    def begin(self) -> None:
        if self.state:
            self._back = list(self.state["back"])
            return
        for table in self.tables.values():
            self._set_aside(table)
        for table in self._replaced:
            self.store.fetch(f"DELETE FROM {table.sql}")
        self.state = {"back": list(self._back), "rows": {}}
        self._tell()

    def _tell(self) -> None:
        if self._record is not None:
            self._record(self.state)

    def load(self, table: DatabaseTable, batches: Iterable[RawBatch]) -> int:
        own = self.tables[table.name]
        total = 0
        if self._record is None:
            return self._insert(own, (self._chunk(own, batch) for batch in batches))
        for batch in batches:
            with transaction.atomic(using=self.store.alias):
                total += self._insert(own, [self._chunk(own, batch)])
                self.state["rows"] = {**self.state["rows"], own.name: self.state["rows"].get(own.name, 0) + len(batch)}
                self._tell()
        return total

    def _chunk(self, table: DatabaseTable, batch: RawBatch) -> tuple[list[Row], list[int] | None]:
        if isinstance(batch, TupleBatch) and batch.table.name == table.name and self._same_kind(batch):
            return _written_rows(table, batch), batch.hidden
        values = {one.name: batch.values(one.name) for one in table.written}
        return self.store.batch(table, values, batch.first).rows, None

    def _same_kind(self, batch: TupleBatch) -> bool:
        return getattr(batch._codecs, "__self__", None).__class__ is SQLiteStore

    def finish(self) -> None:
        self._put_back()
        self._check_keys(self.tables)
        self._index_again()
        self.store.fetch("ANALYZE")
        self.state = {}
        self._tell()
