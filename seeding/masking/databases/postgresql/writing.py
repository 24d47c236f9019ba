"""Tables that are emptied and loaded again in one transaction, by COPY."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.db import transaction

from seeding.databases import lock_tables
from seeding.masking.databases.copytext import CopyBatch
from seeding.masking.databases.postgresql.later import Later
from seeding.masking.databases.store import SET_ASIDE, DatabaseTable, Loading, RawBatch, Record, Rewriting
from seeding.sinks.copying import copy_in
from seeding.sinks.key_sequences import sequences_of
from seeding.sinks.literals import literal, quoted
from seeding.sinks.rebuilding import Aside, drop, found_for_rewriting, put_back
from seeding.spec import SeedingError

if TYPE_CHECKING:
    from seeding.masking.databases.postgresql.store import PostgreSQLStore

PIECE = 1 << 20

PART = 8 << 20
"""Bytes of COPY that are loaded at once while others wait for the connection."""

_TRIGGERS = """
SELECT tgname, tgenabled::text FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal ORDER BY oid
"""

_TRIGGER_STATES = {"O": "ENABLE", "R": "ENABLE REPLICA", "A": "ENABLE ALWAYS", "D": "DISABLE"}

REMAINS = (
    "PostgreSQL's write-ahead log, its archives and base backups hold the rows from before until they are recycled.",
    "Replicas and subscribers hold what they have received; blocks of the old files on the disk are free, not blank.",
    "Logs of statements, and pg_stat_statements where it is installed, may hold values that people searched for.",
)


def rewritable(tables: Sequence[DatabaseTable], known: Sequence[DatabaseTable]) -> tuple[DatabaseTable, ...]:
    """The tables with partitions in the place of partitioned tables; SeedingError for views and the like."""
    by_name = {one.name: one for one in known}
    found: dict[str, DatabaseTable] = {}
    problems = []
    for table in tables:
        if table.name not in by_name:
            problems.append(f"{table}: the table {table.name} is not in the database (any more).")
            continue
        for name in table.parts or (table.name,):
            if not by_name[name].holds_rows:
                problems.append(
                    f"{table}: {name} is a {by_name[name].kind}, whose rows cannot be rewritten here. "
                    f"Mask the tables that it shows."
                )
            found[name] = by_name[name]
    if problems:
        raise SeedingError("\n".join(problems))
    return tuple(found.values())


def lock(cursor: Any, tables: Sequence[DatabaseTable]) -> None:
    ordered = sorted(tables, key=lambda one: one.form.oid)
    lock_tables(cursor, [f"ONLY {table.sql}" for table in ordered], "ACCESS EXCLUSIVE")


class _Writing:
    """What rewriting and loading share: triggers that stay silent, and COPY into tables."""

    def __init__(self, store: PostgreSQLStore) -> None:
        self.store = store
        self.connection = store.connection
        self._triggers: dict[str, list[tuple[str, str]]] = {}

    def _silence(self, cursor: Any, table: DatabaseTable) -> None:
        cursor.execute(_TRIGGERS, [table.sql])
        triggers = [(name, state) for name, state in cursor.fetchall() if state != "D"]
        if triggers:
            self._triggers[table.sql] = triggers
            # A partitioned table's triggers are its partitions' as well; each is a trigger of their own.
            cursor.execute(
                f"ALTER TABLE ONLY {table.sql} " + ", ".join(f"DISABLE TRIGGER {quoted(name)}" for name, _ in triggers)
            )

    def _wake(self, cursor: Any) -> None:
        for sql, triggers in self._triggers.items():
            cursor.execute(
                f"ALTER TABLE ONLY {sql} "
                + ", ".join(f"{_TRIGGER_STATES[state]} TRIGGER {quoted(name)}" for name, state in triggers)
            )
        self._triggers.clear()

    def _refresh(self, cursor: Any, tables: Sequence[DatabaseTable]) -> None:
        """Statistics and materialised views hold copies of rows."""
        if tables:
            cursor.execute(f"ANALYZE {', '.join(table.sql for table in tables)}")
        cursor.execute(
            "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'm' AND relispopulated "
            "AND relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname LIKE 'pg\\_%') ORDER BY oid"
        )
        for (view,) in cursor.fetchall():
            cursor.execute(f"REFRESH MATERIALIZED VIEW {view}")
            cursor.execute(f"ANALYZE {view}")


class PostgreSQLRewriting(_Writing, Rewriting):
    """Masked rows lie in a file before their table is emptied; that, loading them and building the indexes is put off
    until the connection has nothing else to do: workers mask the next table meanwhile.
    """

    def __init__(self, store: PostgreSQLStore, tables: tuple[DatabaseTable, ...], later: Later) -> None:
        super().__init__(store)
        self.tables = {table.name: table for table in tables}
        self._later = later
        self._aside: tuple[Aside, ...] | None = None
        self._done: list[DatabaseTable] = []

    def rewrite(self, table: DatabaseTable, batches: Iterable[RawBatch]) -> int:
        # Batches of a partitioned table come partition by partition, but a masked row may belong to another one.
        names = table.parts or (table.name,)
        if not self.tables.keys() >= set(names):
            raise ValueError(f"{table} is not among the tables that are being rewritten")
        own = [self.tables[name] for name in names]
        with ExitStack() as stack:
            spool = stack.enter_context(closing(_Spool(table if table.parts else own[0])))
            spool.fill(batches)
            # No more than two tables lie in files.
            self._later.finish()
            with self.connection.cursor() as cursor:
                self._set_aside(cursor)
            stack.pop_all()
        self._later.add(own, self._loaded(spool, own))
        self._done.extend(own)
        return spool.rows

    def _loaded(self, spool: _Spool, own: Sequence[DatabaseTable]) -> Iterator[None]:
        """Empty tables, load the rows of a file and build the indexes; yields between the pieces."""
        table, loaded = spool.table, 0
        with closing(spool):
            with self.connection.cursor() as cursor:
                for one in own:
                    self._silence(cursor, one)
                    cursor.execute(f"TRUNCATE ONLY {one.sql}")
                freeze = " WITH (FREEZE)" if not table.parts and self._can_freeze(cursor) else ""
            names = ", ".join(quoted(one.name) for one in spool.columns)
            for part in spool.parts():
                loaded += copy_in(self.connection, f"COPY {table.sql} ({names}) FROM STDIN{freeze}", part)
                yield
        if loaded != spool.rows:
            raise SeedingError(
                f"{table}: {spool.rows} rows were sent, but the database took {loaded}. It is as before."
            )
        for one in own:
            for item in self._aside_of(one):
                with self.connection.cursor() as cursor:
                    put_back(cursor, [item])
                yield

    def _set_aside(self, cursor: Any) -> None:
        if self._aside is None:
            names = [table.sql for table in self.tables.values()]
            large = {table.sql for table in self.tables.values() if table.rows >= SET_ASIDE or _grown(cursor, table)}
            self._aside = found_for_rewriting(cursor, names, large)
            drop(cursor, self._aside)

    def _aside_of(self, table: DatabaseTable) -> list[Aside]:
        """The keys and indexes that a table can have again by itself, in the order in which they come back."""
        own = [item for item in self._aside or () if item.of_one_table and item.table == table.sql]
        return sorted(own, key=lambda item: item.order)

    def _can_freeze(self, cursor: Any) -> bool:
        """Rows that are frozen at once spare a later VACUUM; a transaction that keeps its snapshot cannot do it."""
        cursor.execute("SHOW transaction_isolation")
        return bool(cursor.fetchone()[0] == "read committed")

    def finish(self) -> None:
        self._later.finish()
        # Tables that nobody rewrote have lost their keys and indexes all the same.
        back = {id(item) for table in self._done for item in self._aside_of(table)}
        with self.connection.cursor() as cursor:
            put_back(cursor, [item for item in self._aside or () if id(item) not in back])
            self._wake(cursor)
            self._refresh(cursor, self._done)
        self.remains = REMAINS


def _grown(cursor: Any, table: DatabaseTable) -> bool:
    """Whether a table that was never analysed is large."""
    cursor.execute("SELECT pg_relation_size(%s::oid)", [table.form.oid])
    return bool(cursor.fetchone()[0] > SET_ASIDE * 100)


class _Spool:
    """Masked rows of a table in a file that only this process can reach, and that is gone with it."""

    def __init__(self, table: DatabaseTable) -> None:
        self.table = table
        self.columns = table.written
        self.rows = 0
        self._file: Any = tempfile.TemporaryFile(prefix="seeding-", buffering=0)  # noqa: SIM115
        self._ends = [0]
        """Where a part ends: after as many bytes as the database takes in the blink of an eye, between two rows."""

    def close(self) -> None:
        self._file.close()

    def fill(self, batches: Iterable[RawBatch]) -> None:
        end = 0
        try:
            for batch in batches:
                if not isinstance(batch, CopyBatch):
                    raise TypeError(f"{self.table}: batches are those that read() gave")
                chosen = batch.selected(self.columns)
                data = memoryview(chosen.data)
                while data:
                    data = data[self._file.write(data) :]
                self.rows += len(chosen)
                end += len(chosen.data)
                if end - self._ends[-1] >= PART:
                    self._ends.append(end)
        except OSError as error:
            raise SeedingError(
                f"{self.table}: the masked rows cannot be written to {tempfile.gettempdir()} ({error.strerror}). The "
                f"database is as before. Make room there, or name another folder with the variable TMPDIR."
            ) from error
        if end > self._ends[-1]:
            self._ends.append(end)

    def parts(self) -> Iterator[Iterator[bytes]]:
        """The rows, part by part, each in pieces."""
        self._file.seek(0)
        for start, end in pairwise(self._ends):
            yield self._pieces(end - start)

    def _pieces(self, size: int) -> Iterator[bytes]:
        while size and (piece := self._file.read(min(PIECE, size))):
            size -= len(piece)
            yield piece


class PostgreSQLLoading(_Writing, Loading):
    """The state is `aside` (what has to come back, with the order, as SQL), `triggers` and `rows` by table."""

    def __init__(
        self,
        store: PostgreSQLStore,
        tables: tuple[DatabaseTable, ...],
        replaced: Sequence[DatabaseTable],
        state: Mapping[str, Any] | None,
        record: Record | None,
    ) -> None:
        super().__init__(store)
        self.tables = {table.name: table for table in tables}
        self._replaced = replaced
        self._record = record
        self.state: dict[str, Any] = dict(state or {})

    def begin(self) -> None:
        if self.state:
            return
        with self.connection.cursor() as cursor:
            lock(cursor, list(self.tables.values()))
            names = [table.sql for table in self.tables.values()]
            aside = found_for_rewriting(cursor, names, set(names))
            drop(cursor, aside)
            for table in self.tables.values():
                self._silence(cursor, table)
            for table in self._replaced:
                cursor.execute(f"TRUNCATE {table.sql}")
        self.state = {
            "aside": [[item.order, item.drop, item.create] for item in aside],
            "triggers": {sql: [list(one) for one in triggers] for sql, triggers in self._triggers.items()},
            "rows": {},
        }
        self._tell()

    def _tell(self) -> None:
        if self._record is not None:
            self._record(self.state)

    def load(self, table: DatabaseTable, batches: Iterable[RawBatch]) -> int:
        if self._record is None:
            return self._send(table, iter(batches))
        total = 0
        for batch in batches:
            with transaction.atomic(using=self.store.alias), self.store.settled():
                total += self._send(table, iter([batch]))
                self.state["rows"] = {
                    **self.state["rows"],
                    table.name: self.state["rows"].get(table.name, 0) + len(batch),
                }
                self._tell()
        return total

    def _send(self, table: DatabaseTable, batches: Iterator[RawBatch]) -> int:
        columns = table.written
        names = ", ".join(quoted(one.name) for one in columns)
        sent = 0

        def pieces() -> Iterator[bytes]:
            nonlocal sent
            for batch in batches:
                own = batch if isinstance(batch, CopyBatch) else self._converted(table, batch)
                chosen = own.selected(columns)
                sent += len(chosen)
                yield chosen.data

        loaded = copy_in(self.connection, f"COPY {table.sql} ({names}) FROM STDIN", pieces())
        if loaded != sent:
            raise SeedingError(f"{table}: {sent} rows were sent, but the database took {loaded}.")
        return sent

    def _converted(self, table: DatabaseTable, batch: RawBatch) -> CopyBatch:
        return self.store.batch(table, {one.name: batch.values(one.name) for one in table.written}, batch.first)

    def finish(self) -> None:
        with self.connection.cursor() as cursor:
            put_back(cursor, [Aside(*item) for item in self.state["aside"]])
            self._triggers = {
                sql: [(name, state) for name, state in triggers] for sql, triggers in self.state["triggers"].items()
            }
            self._wake(cursor)
            for table in self.tables.values():
                for column in table.columns:
                    for sequence in sequences_of(cursor, table.sql, column.name):
                        cursor.execute(
                            f"SELECT setval({literal(sequence.name)}, greatest(max({quoted(column.name)}), "
                            f"(SELECT last_value FROM {sequence.name}))) FROM {table.sql} "
                            f"HAVING max({quoted(column.name)}) IS NOT NULL"
                        )
            self._refresh(cursor, list(self.tables.values()))
        self.state = {}
        self._tell()
