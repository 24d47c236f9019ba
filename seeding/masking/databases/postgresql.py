"""PostgreSQL: rows as COPY gives them, tables emptied and loaded again in one transaction.

Rows are read by ranges of pages, one short COPY each, so that the order is that of the table, memory stays flat and
the connection can be used in between; of a large table the next ranges are read in a thread meanwhile. A table that is
rewritten is masked into a file without a name, which has masked rows alone and is gone with the process; TRUNCATE gives
the table new files, and it keeps its identity, so that everything that belongs to it or points at it stays.
"""

from __future__ import annotations

import json
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Any, ClassVar

from django.conf import settings
from django.db import DatabaseError, transaction

from seeding.batches import ahead
from seeding.databases import lock_tables
from seeding.masking.databases.cells import SETTINGS, Form
from seeding.masking.databases.copytext import Codec, CopyBatch, lines, write_cells
from seeding.masking.databases.store import (
    BATCH_BYTES,
    BATCH_ROWS,
    SET_ASIDE,
    DatabaseColumn,
    DatabaseTable,
    ForeignKey,
    Loading,
    RawBatch,
    Record,
    Rewriting,
    Store,
    converters,
    makes_objects_of_json,
    prepared,
    read_json,
    write_json,
)
from seeding.schema import Table
from seeding.sinks.copying import copy_in
from seeding.sinks.key_sequences import sequences_of
from seeding.sinks.literals import literal, quoted
from seeding.sinks.rebuilding import Aside, drop, found_for_rewriting, put_back
from seeding.spec import SeedingError

FIRST_PAGES = 32
"""Pages that are read before anybody knows how many rows they hold."""

PIECE = 1 << 20
PART = 8 << 20
"""Bytes of COPY that are loaded at once while others wait for the connection."""

AHEAD = 16 << 20
"""Bytes that are read ahead where other work is to be done meanwhile."""

_KINDS = {
    "r": "table",
    "p": "partitioned table",
    "v": "view",
    "m": "materialized view",
    "f": "foreign table",
}

_TABLES = """
SELECT cls.oid, cls.relname, nsp.nspname, cls.oid::regclass::text, cls.relkind::text, cls.relispartition,
       greatest(cls.reltuples, 0)::bigint, pg_table_is_visible(cls.oid), coalesce(am.amname, ''),
       (SELECT i.inhparent FROM pg_inherits i WHERE i.inhrelid = cls.oid ORDER BY i.inhseqno LIMIT 1),
       (SELECT ext.extname FROM pg_depend dep JOIN pg_extension ext ON ext.oid = dep.refobjid
        WHERE dep.classid = 'pg_class'::regclass AND dep.objid = cls.oid AND dep.deptype = 'e'
          AND dep.refclassid = 'pg_extension'::regclass LIMIT 1),
       cls.relispopulated, cls.relrowsecurity
FROM pg_class cls
JOIN pg_namespace nsp ON nsp.oid = cls.relnamespace
LEFT JOIN pg_am am ON am.oid = cls.relam
WHERE cls.relkind IN ('r', 'p', 'v', 'm', 'f') AND nsp.nspname = ANY(current_schemas(false))
  AND nsp.nspname NOT IN ('pg_catalog', 'information_schema') AND cls.relpersistence <> 't'
ORDER BY cls.oid
"""

_COLUMNS = """
SELECT attrelid, attname, format_type(atttypid, atttypmod), atttypid, attnotnull, attgenerated::text,
       attidentity::text, attnum
FROM pg_attribute
WHERE attrelid = ANY(%s::oid[]) AND attnum > 0 AND NOT attisdropped
ORDER BY attrelid, attnum
"""

_TYPES = """
SELECT typ.oid, typ.typname, typ.typtype::text, typ.typbasetype, typ.typelem, typ.typdelim::text, typ.typcategory::text,
       coalesce(rng.rngsubtype, 0), typ.typlen
FROM pg_type typ LEFT JOIN pg_range rng ON rng.rngtypid = typ.oid
"""

_KEYS = """
SELECT con.conrelid, con.conname, con.contype::text, con.conkey, con.confrelid, con.confkey, con.confdeltype::text
FROM pg_constraint con
WHERE con.contype IN ('p', 'u', 'f') AND con.conrelid = ANY(%s::oid[])
ORDER BY con.conrelid, con.oid
"""

_UNIQUE_INDEXES = """
SELECT indrelid, string_to_array(indkey::text, ' ')::int[] FROM pg_index
WHERE indisunique AND indpred IS NULL AND indexprs IS NULL AND indisvalid AND indrelid = ANY(%s::oid[])
  AND indnkeyatts = indnatts
ORDER BY indexrelid
"""

_BEYOND = """
SELECT cls.oid::regclass::text FROM pg_class cls JOIN pg_namespace nsp ON nsp.oid = cls.relnamespace
WHERE cls.relkind IN ('r', 'p', 'm') AND NOT cls.relispartition AND cls.relpersistence <> 't'
  AND nsp.nspname <> ALL(current_schemas(false)) AND nsp.nspname <> 'information_schema'
  AND nsp.nspname NOT LIKE 'pg\\_%%'
  AND NOT EXISTS (SELECT 1 FROM pg_depend dep WHERE dep.classid = 'pg_class'::regclass AND dep.objid = cls.oid
                  AND dep.deptype = 'e')
ORDER BY 1
"""

FIRST_OWN_OID = 16384
"""What has a lower number came with PostgreSQL."""

_DEFINITIONS = """
SELECT 'comment', pg_describe_object(classoid, objoid, objsubid), description
FROM pg_description WHERE objoid >= %(first)s
UNION ALL SELECT 'comment', 'the database', description FROM pg_shdescription
WHERE classoid = 'pg_database'::regclass AND objoid = (SELECT oid FROM pg_database WHERE datname = current_database())
UNION ALL SELECT 'name', pg_describe_object('pg_class'::regclass, oid, 0), relname
FROM pg_class WHERE oid >= %(first)s AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
UNION ALL SELECT 'definition', pg_describe_object('pg_class'::regclass, oid, 0), pg_get_viewdef(oid)
FROM pg_class WHERE oid >= %(first)s AND relkind IN ('v', 'm')
UNION ALL SELECT 'definition', pg_describe_object('pg_rewrite'::regclass, oid, 0), pg_get_ruledef(oid)
FROM pg_rewrite WHERE oid >= %(first)s AND rulename <> '_RETURN'
UNION ALL SELECT 'definition', pg_describe_object('pg_proc'::regclass, oid, 0), prosrc
FROM pg_proc WHERE oid >= %(first)s
UNION ALL SELECT 'definition', pg_describe_object('pg_attrdef'::regclass, oid, 0), pg_get_expr(adbin, adrelid)
FROM pg_attrdef WHERE oid >= %(first)s
UNION ALL SELECT 'definition', pg_describe_object('pg_constraint'::regclass, oid, 0), pg_get_constraintdef(oid)
FROM pg_constraint WHERE oid >= %(first)s AND contype = 'c'
UNION ALL SELECT 'definition', pg_describe_object('pg_policy'::regclass, oid, 0), pg_get_expr(polqual, polrelid)
FROM pg_policy WHERE polqual IS NOT NULL
UNION ALL SELECT 'definition', pg_describe_object('pg_trigger'::regclass, oid, 0), pg_get_triggerdef(oid)
FROM pg_trigger WHERE oid >= %(first)s AND NOT tgisinternal
"""

_TRIGGERS = """
SELECT tgname, tgenabled::text FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal ORDER BY oid
"""
_TRIGGER_STATES = {"O": "ENABLE", "R": "ENABLE REPLICA", "A": "ENABLE ALWAYS", "D": "DISABLE"}

_ON_DELETE = {"c": "cascade", "n": "set null", "d": "set default"}

REMAINS = (
    "PostgreSQL's write-ahead log, its archives and base backups hold the rows from before until they are recycled.",
    "Replicas and subscribers hold what they have received; blocks of the old files on the disk are free, not blank.",
    "Logs of statements, and pg_stat_statements where it is installed, may hold values that people searched for.",
)


@dataclass(frozen=True)
class _Physical:
    """What reading has to know of a table: its number, and whether it is read by pages."""

    oid: int
    paged: bool
    populated: bool = True


class PostgreSQLStore(Store):
    """COPY through psycopg2 or psycopg 3, whichever the project uses, on Django's own connection."""

    vendor: ClassVar[str] = "postgresql"

    def __init__(self, connection: Any) -> None:
        super().__init__(connection)
        self._known_codecs: dict[tuple[str, str], Codec] = {}
        self._later = _Later()

    # What there is

    def tables(self) -> tuple[DatabaseTable, ...]:
        with self.connection.cursor() as cursor:
            cursor.execute(_TABLES)
            relations = cursor.fetchall()
            oids = [row[0] for row in relations]
            cursor.execute(_TYPES)
            types = {row[0]: row[1:] for row in cursor.fetchall()}
            cursor.execute(_COLUMNS, [oids])
            attributes: dict[int, list[Any]] = {}
            for row in cursor.fetchall():
                attributes.setdefault(row[0], []).append(row)
            cursor.execute(_KEYS, [oids])
            keys: dict[int, list[Any]] = {}
            for row in cursor.fetchall():
                keys.setdefault(row[0], []).append(row)
            cursor.execute(_UNIQUE_INDEXES, [oids])
            uniques: dict[int, list[Any]] = {}
            for oid, numbers in cursor.fetchall():
                uniques.setdefault(oid, []).append(numbers)
            models = self._models_by_oid(cursor)
            names = {
                oid: name if visible else f"{schema}.{name}" for oid, name, schema, _, _, _, _, visible, *_ in relations
            }
        numbered = {oid: {row[7]: row[1] for row in rows} for oid, rows in attributes.items()}
        parents = {row[0]: row[9] for row in relations if row[9] is not None}
        partitioned = {row[0] for row in relations if row[4] == "p"}
        forms: dict[int, Form] = {}
        found = []
        for oid, _, schema, sql, kind, is_partition, rows, _, access, _, extension, populated, _ in relations:
            model = models.get(oid)
            by_column = {one.column: one for one in model.fields} if model else {}
            columns = tuple(
                DatabaseColumn(
                    name=name,
                    type=written,
                    null=not required,
                    generated=generated != "",
                    identity={"a": "always", "d": "default"}.get(identity, ""),
                    field=by_column.get(name),
                    form=_form(number, types, forms),
                )
                for _, name, written, number, required, generated, identity, _ in attributes.get(oid, ())
            )
            own_keys = keys.get(oid, [])
            found.append(
                DatabaseTable(
                    name=names[oid],
                    sql=sql,
                    kind="partition" if is_partition and kind == "r" else _KINDS[kind],  # type: ignore[arg-type]
                    columns=columns,
                    primary_key=next(
                        (tuple(numbered[oid][n] for n in row[3]) for row in own_keys if row[2] == "p"), ()
                    ),
                    foreign_keys=tuple(
                        ForeignKey(
                            row[1],
                            tuple(numbered[oid][n] for n in row[3]),
                            names[row[4]],
                            tuple(numbered[row[4]][n] for n in row[5]),
                            _ON_DELETE.get(row[6], ""),
                        )
                        for row in own_keys
                        if row[2] == "f" and row[4] in names
                    ),
                    uniques=tuple(tuple(numbered[oid][n] for n in row) for row in uniques.get(oid, []) if 0 not in row),
                    rows=int(rows),
                    label=model.label if model else None,
                    schema=schema,
                    parts=tuple(sorted(_leaves(oid, relations, parents, names))) if oid in partitioned else (),
                    part_of=names.get(parents.get(oid, 0)),
                    extension=extension,
                    form=_Physical(oid, kind in "rm" and access == "heap", populated),
                )
            )
        totals = {one.name: one.rows for one in found}
        found = [
            replace(one, rows=sum(totals[part] for part in one.parts)) if one.kind == "partitioned table" else one
            for one in found
        ]
        return tuple(sorted(found, key=lambda one: one.name))

    def _models_by_oid(self, cursor: Any) -> dict[int, Table]:
        quote = self.connection.ops.quote_name
        models = list(self.models.values())
        cursor.execute(
            "SELECT number, to_regclass(name)::oid FROM unnest(%s::text[]) WITH ORDINALITY AS t (name, number)",
            [[quote(model.db_table) for model in models]],
        )
        return {oid: models[number - 1] for number, oid in cursor.fetchall() if oid is not None}

    def beyond(self) -> tuple[tuple[str, str], ...]:
        with self.connection.cursor() as cursor:
            cursor.execute(_BEYOND)
            found = [(row[0], "it lies outside of the search path.") for row in cursor.fetchall()]
            cursor.execute("SELECT count(*) FROM pg_largeobject_metadata")
            ((objects,),) = cursor.fetchall()
        if objects:
            found.append(("large objects", f"there are {objects:,}: they are no rows, and nothing masks them."))
        return tuple(found)

    def definitions(self) -> Iterator[tuple[str, str, str]]:
        with self.connection.cursor() as cursor:
            cursor.execute(_DEFINITIONS, {"first": FIRST_OWN_OID})
            yield from cursor.fetchall()

    def codec(self, table: DatabaseTable, column: DatabaseColumn) -> Codec:
        """How the cells of a column are read and written."""
        key = (table.name, column.name)
        if key not in self._known_codecs:
            self._known_codecs[key] = _codec(self, table, column)
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
        chosen = _rewritable(tables, self.tables())
        with transaction.atomic(using=self.alias), self.settled():
            with self.connection.cursor() as cursor:
                _lock(cursor, chosen)
            work = _PostgreSQLRewriting(self, chosen, self._later)
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
        chosen = _rewritable(tables, self.tables())
        if record is None:
            with transaction.atomic(using=self.alias), self.settled():
                work = _PostgreSQLLoading(self, chosen, replaced, state, None)
                work.begin()
                yield work
                work.finish()
            return
        work = _PostgreSQLLoading(self, chosen, replaced, state, record)
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


def _form(oid: int, types: Mapping[int, Any], known: dict[int, Form]) -> Form:
    if oid in known:
        return known[oid]
    name, kind, base, element, _, category, subtype, length = types[oid]
    if kind == "d":
        form = _form(base, types, known)
    elif category == "A" and element and length == -1:
        form = Form(name, item=_form(element, types, known), delimiter=types[element][4])
    elif kind == "r":
        form = Form(name, bound=_form(subtype, types, known))
    else:
        form = Form(name)
    known[oid] = form
    return form


def _leaves(oid: int, relations: Sequence[Any], parents: Mapping[int, int], names: Mapping[int, str]) -> Iterator[str]:
    for row in relations:
        if parents.get(row[0]) == oid:
            if row[4] == "p":
                yield from _leaves(row[0], relations, parents, names)
            else:
                yield names[row[0]]


# Cells ----------------------------------------------------------------------------------------------------


def _codec(store: PostgreSQLStore, table: DatabaseTable, column: DatabaseColumn) -> Codec:
    form: Form = column.form
    source = store.django_field(table, column)
    if source is None:
        return Codec(form.reader(), form.writer(), plain=form.reader() is None, whole=form.whole)
    if makes_objects_of_json(store.connection, source):
        return Codec(read_json, write_json)
    # Django has the drivers give JSON as text, which the field reads.
    readers: dict[str, Any] = {"json": None, "jsonb": None}
    if not settings.USE_TZ:
        plain = form.reader() if form.name == "timestamptz" else None
        readers["timestamptz"] = _naive if plain is not None or form.item or form.bound else None
        if readers["timestamptz"] is None:
            del readers["timestamptz"]
    read = _chained(form.reader(readers), converters(store.connection, source))
    encoder = getattr(source, "encoder", None)
    write = form.writer({} if encoder is None else dict.fromkeys(("json", "jsonb"), _json_writer(encoder)))
    own = _prepares(source)
    if own:
        inner = write
        write = lambda value: inner(_unwrapped(prepared(store.connection, source, value)))  # noqa: E731
    return Codec(read, write, plain=read is None and form.reader() is None and not own, whole=form.whole)


def _naive(text: str) -> Any:
    from seeding.masking.databases.cells import READERS

    if text[-3:-2] not in "+-" and text[-6:-5] not in "+-":
        return READERS["timestamp"](text)
    cut = max(text.rfind("+"), text.rfind("-"))
    return READERS["timestamp"](text[:cut])


def _chained(read: Callable[[str], Any] | None, more: Sequence[Callable[[Any], Any]]) -> Callable[[str], Any] | None:
    if not more:
        return read
    steps = [*([read] if read is not None else []), *more]
    if len(steps) == 1:
        return steps[0]

    def chained(text: str) -> Any:
        value: Any = text
        for step in steps:
            value = step(value)
        return value

    return chained


def _json_writer(encoder: Any) -> Callable[[Any], str]:
    return lambda value: json.dumps(value, cls=encoder, ensure_ascii=False)


def _prepares(source: Any) -> bool:
    """Whether a field that is not Django's own has its own way to prepare values."""
    return any(
        not getattr(type(source), name).__module__.startswith(("django.db.", "django.contrib."))
        for name in ("get_prep_value", "get_db_prep_value", "get_db_prep_save")
    )


def _unwrapped(value: Any) -> Any:
    """What an adapter of a driver holds."""
    for name in ("obj", "adapted", "addr"):
        if hasattr(value, name) and type(value).__module__.startswith(("psycopg", "django.db.backends.postgresql")):
            return getattr(value, name)
    return value


# Writing --------------------------------------------------------------------------------------------------


def _rewritable(tables: Sequence[DatabaseTable], known: Sequence[DatabaseTable]) -> tuple[DatabaseTable, ...]:
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


def _lock(cursor: Any, tables: Sequence[DatabaseTable]) -> None:
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


class _Later:
    """Work that is put off: done piece by piece while the connection has nothing else to do, or when it must be done.

    Whoever does a piece is alone with the connection.
    """

    def __init__(self) -> None:
        self._works: deque[tuple[frozenset[str], Iterator[None]]] = deque()

    def __bool__(self) -> bool:
        return bool(self._works)

    def add(self, tables: Iterable[DatabaseTable], work: Iterator[None]) -> None:
        """Put off what happens to tables; `work` yields between its pieces."""
        self._works.append((frozenset(table.name for table in tables), work))

    def step(self) -> bool:
        """Do a piece; whether there was one to do."""
        while self._works:
            for _ in self._works[0][1]:
                return True
            self._works.popleft()
        return False

    def finish(self, names: Iterable[str] | None = None) -> None:
        """Do all of it, or what has to be done before somebody looks at the tables of these names."""
        wanted = None if names is None else frozenset(names)
        while self._works and (wanted is None or any(wanted & tables for tables, _ in self._works)):
            self.step()

    def clear(self) -> None:
        """Give up what is left."""
        self._works.clear()


class _PostgreSQLRewriting(_Writing, Rewriting):
    """Masked rows lie in a file before their table is emptied; that, loading them and building the indexes is put off
    until the connection has nothing else to do: workers mask the next table meanwhile.
    """

    def __init__(self, store: PostgreSQLStore, tables: tuple[DatabaseTable, ...], later: _Later) -> None:
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


def _ahead(blocks: Iterator[bytes], later: _Later) -> Iterator[bytes]:
    """The first block is read by who asks, the next ones in a thread: whoever forks has no thread before the second.

    Where work was put off, blocks are read far enough ahead for it to be done before they are used up.
    """
    yield from islice(blocks, 1)
    yield from ahead(blocks, AHEAD if later else 1, weigh=len, meanwhile=later.step)


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


class _PostgreSQLLoading(_Writing, Loading):
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
            _lock(cursor, list(self.tables.values()))
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
