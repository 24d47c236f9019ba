"""PostgreSQL: COPY on Django's own connection; keys and indexes of large empty tables are set aside and rebuilt.

All of it happens inside the run's transaction: after a failure every index and key is there as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from seeding.batches import Batch, ahead
from seeding.plan import Plan
from seeding.relations import Serial
from seeding.sinks import DatabaseSink, quoted

MEMORY = "256MB"
"""`maintenance_work_mem` while indexes are rebuilt."""


@dataclass(frozen=True)
class _Aside:
    """A key or index that has been dropped, and how it comes back."""

    order: int
    drop: str
    create: str


# Left alone: what belongs to partitions, has storage options or a tablespace of its own, identifies replicas, orders
# the table, or is used by a view; and keys that a foreign key outside the load refers to.
_CONSTRAINTS = """
SELECT con.conname, con.contype::text, tab.oid::regclass::text, pg_get_constraintdef(con.oid),
       con.confrelid::regclass::text, obj_description(con.oid, 'pg_constraint'), con.conrelid, con.confrelid,
       con.conindid, con.oid,
       CASE WHEN con.contype <> 'f' THEN obj_description(con.conindid, 'pg_class') END, con.conindid::regclass::text
FROM pg_constraint con
JOIN pg_class tab ON tab.oid = con.conrelid
LEFT JOIN pg_class ind ON ind.oid = con.conindid AND con.contype <> 'f'
LEFT JOIN pg_index ix ON ix.indexrelid = ind.oid
WHERE con.contype IN ('p', 'u', 'f') AND con.convalidated AND tab.relkind = 'r' AND con.conparentid = 0
  AND NOT EXISTS (SELECT 1 FROM pg_inherits i WHERE tab.oid IN (i.inhrelid, i.inhparent))
  AND (con.conrelid = ANY(%(tables)s::regclass[]) OR con.confrelid = ANY(%(tables)s::regclass[]))
  AND (ind.oid IS NULL OR (ind.reloptions IS NULL AND ind.reltablespace = 0
                           AND NOT ix.indisclustered AND NOT ix.indisreplident))
  AND NOT EXISTS (SELECT 1 FROM pg_depend dep WHERE dep.refclassid = 'pg_constraint'::regclass
                  AND dep.refobjid = con.oid AND dep.deptype = 'n' AND dep.classid <> 'pg_constraint'::regclass)
ORDER BY con.oid
"""

_REFERRING = """
SELECT oid, conindid FROM pg_constraint WHERE contype = 'f' AND confrelid = ANY(%(tables)s::regclass[])
"""

_INDEXES = """
SELECT ix.indexrelid::regclass::text, pg_get_indexdef(ix.indexrelid), obj_description(ix.indexrelid, 'pg_class')
FROM pg_index ix
JOIN pg_class tab ON tab.oid = ix.indrelid
JOIN pg_class ind ON ind.oid = ix.indexrelid
WHERE ix.indrelid = ANY(%(tables)s::regclass[]) AND tab.relkind = 'r' AND ix.indisvalid
  AND ind.reloptions IS NULL AND ind.reltablespace = 0 AND NOT ix.indisclustered AND NOT ix.indisreplident
  AND NOT EXISTS (SELECT 1 FROM pg_constraint con WHERE con.conindid = ix.indexrelid)
  AND NOT EXISTS (SELECT 1 FROM pg_inherits i WHERE ix.indexrelid IN (i.inhrelid, i.inhparent))
  AND NOT EXISTS (SELECT 1 FROM pg_attribute att WHERE att.attrelid = ix.indexrelid AND att.attstattarget > 0)
ORDER BY ix.indexrelid
"""


class PostgreSQLSink(DatabaseSink):
    """COPY FROM STDIN in text form, through psycopg2 or psycopg 3, whichever the project uses."""

    form = "copy"
    _aside: tuple[_Aside, ...] = ()

    def begin(self, plan: Plan, labels: Sequence[str]) -> None:
        super().begin(plan, labels)
        large = self._large(labels)
        if large:
            self._aside = self._set_aside([self._table(label) for label in large])
            with self.connection.cursor() as cursor:
                # A table with checks that still wait for the commit cannot be altered.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
                for item in sorted(self._aside, key=lambda item: -item.order):
                    cursor.execute(item.drop)

    def _set_aside(self, tables: list[str]) -> tuple[_Aside, ...]:
        found: list[_Aside] = []
        with self.connection.cursor() as cursor:
            cursor.execute(_CONSTRAINTS, {"tables": tables})
            constraints = cursor.fetchall()
            cursor.execute("SELECT t::oid FROM unnest(%s::regclass[]) AS t", [tables])
            inside = {row[0] for row in cursor.fetchall()}
            # Another table's foreign key holds a key in place, unless that table is empty: then it is set aside, too.
            others = {row[2] for row in constraints if row[1] == "f" and row[6] not in inside}
            filled = set()
            for other in others:
                cursor.execute(f"SELECT 1 FROM {other} LIMIT 1")
                if cursor.fetchone() is not None:
                    filled.add(other)
            aside = {row[9] for row in constraints if row[1] == "f" and not (row[6] not in inside and row[2] in filled)}
            cursor.execute(_REFERRING, {"tables": tables})
            held = {index for oid, index in cursor.fetchall() if oid not in aside}
            for name, kind, table, definition, _, comment, own, _, index, _, index_comment, index_name in constraints:
                if kind == "f" and own not in inside and table in filled:
                    continue
                if kind != "f" and (own not in inside or index in held):
                    continue
                create = f"ALTER TABLE {table} ADD CONSTRAINT {quoted(name)} {definition}"
                if comment is not None:
                    create += f"; COMMENT ON CONSTRAINT {quoted(name)} ON {table} IS {_literal(comment)}"
                if index_comment is not None:
                    create += f"; COMMENT ON INDEX {index_name} IS {_literal(index_comment)}"
                drop = f"ALTER TABLE {table} DROP CONSTRAINT {quoted(name)}"
                found.append(_Aside({"p": 0, "u": 1, "f": 3}[kind], drop, create))
            cursor.execute(_INDEXES, {"tables": tables})
            for name, definition, comment in cursor.fetchall():
                create = definition
                if comment is not None:
                    create += f"; COMMENT ON INDEX {name} IS {_literal(comment)}"
                found.append(_Aside(2, f"DROP INDEX {name}", create))
        return tuple(found)

    def load(self, label: str, batches: Iterator[Batch]) -> None:
        quote = self.connection.ops.quote_name
        names = ", ".join(quote(column.field.column) for column in self.plan.models[label].copied)
        statement = f"COPY {self._table(label)} ({names}) FROM STDIN"
        source = ahead(batches)
        try:
            with self.connection.cursor() as cursor, self.connection.wrap_database_errors:
                copy = getattr(cursor.cursor, "copy", None)
                if copy is not None:
                    with copy(statement) as target:
                        for batch in source:
                            for piece in batch.content:
                                target.write(piece)
                else:
                    reader = _Reader(source)
                    try:
                        cursor.cursor.copy_expert(statement, reader, size=1 << 20)
                    except BaseException as error:
                        if reader.error is None and "KeyboardInterrupt" in str(error):
                            # The signal came in the very call of read().
                            raise KeyboardInterrupt from None
                        raise reader.error or error from None
        finally:
            source.close()  # type: ignore[attr-defined]

    def finish(self, labels: Sequence[str]) -> None:
        with self.connection.cursor() as cursor:
            if self._aside:
                cursor.execute(f"SET LOCAL maintenance_work_mem = '{MEMORY}'")
                # Triggers of the project's own may wait for the commit, and no table with such rows can be altered.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for item in sorted(self._aside, key=lambda item: item.order):
                cursor.execute(item.create)
            for label in labels:
                self._advance_sequence(cursor, label)
            cursor.execute(f"ANALYZE {', '.join(self._table(label) for label in labels)}")

    def _advance_sequence(self, cursor: Any, label: str) -> None:
        model = self.plan.models[label]
        if not isinstance(model.column(model.table.primary_key).source, Serial):
            return
        column = self.connection.ops.quote_name(model.table.key.column)
        table = self._table(label)
        for sequence in sequences_of(cursor, table, model.table.key.column):
            # Never back: numbers that were given once are not given again.
            cursor.execute(
                f"SELECT setval({_literal(sequence.name)}, greatest((SELECT max({column}) FROM {table}), "
                f"(SELECT last_value FROM {sequence.name})))"
            )


@dataclass(frozen=True)
class KeySequence:
    """A rising sequence: its name as SQL, where it starts, and every table and column (as SQL) that it numbers."""

    name: str
    start: int
    columns: tuple[tuple[str, str], ...]


# A column's own sequence (serial and identity columns), and the one that its default takes numbers from.
_SEQUENCES = """
WITH used AS (
    SELECT def.adrelid AS relation, def.adnum AS number, dep.refobjid AS sequence
    FROM pg_attrdef def
    JOIN pg_depend dep ON dep.classid = 'pg_attrdef'::regclass AND dep.objid = def.oid
                      AND dep.refclassid = 'pg_class'::regclass
    UNION
    SELECT dep.refobjid, dep.refobjsubid, dep.objid
    FROM pg_depend dep
    WHERE dep.classid = 'pg_class'::regclass AND dep.refclassid = 'pg_class'::regclass AND dep.deptype IN ('a', 'i')
      AND dep.refobjsubid > 0
)
SELECT seq.seqrelid::regclass::text, seq.seqstart, other.relation::regclass::text, quote_ident(theirs.attname)
FROM used
JOIN pg_attribute att ON att.attrelid = used.relation AND att.attnum = used.number
JOIN pg_sequence seq ON seq.seqrelid = used.sequence AND seq.seqincrement > 0
JOIN used other ON other.sequence = used.sequence
JOIN pg_attribute theirs ON theirs.attrelid = other.relation AND theirs.attnum = other.number
WHERE used.relation = %s::regclass AND att.attname = %s
ORDER BY 1, 3, 4
"""


def sequences_of(cursor: Any, table: str, column: str) -> list[KeySequence]:
    """The sequences that number a column, whether the column owns them or its default only takes from them."""
    cursor.execute(_SEQUENCES, [table, column])
    found: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for name, start, other, theirs in cursor.fetchall():
        found.setdefault((name, start), []).append((other, theirs))
    return [KeySequence(name, start, tuple(columns)) for (name, start), columns in found.items()]


def _literal(text: str) -> str:
    return (
        "'" + text.replace("'", "''") + "'"
        if "\\" not in text
        else "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
    )


class _Reader:
    """The file that psycopg2 copies from: each read gives the next piece whole."""

    def __init__(self, batches: Iterator[Batch]) -> None:
        self._pieces = (piece for batch in batches for piece in batch.content)
        self.error: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            return next(self._pieces, b"")
        except BaseException as error:
            # psycopg2 would turn it into an error of its own, without the cause.
            self.error = error
            raise

    def readline(self, size: int = -1) -> bytes:
        return self.read(size)
