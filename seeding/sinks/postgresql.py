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
from seeding.sinks import DatabaseSink
from seeding.sinks.aside import Aside, drop, found_aside, literal, put_back


class PostgreSQLSink(DatabaseSink):
    """COPY FROM STDIN in text form, through psycopg2 or psycopg 3, whichever the project uses."""

    form = "copy"
    _aside: tuple[Aside, ...] = ()

    def begin(self, plan: Plan, labels: Sequence[str]) -> None:
        super().begin(plan, labels)
        large = self._large(labels)
        if large:
            with self.connection.cursor() as cursor:
                self._aside = found_aside(cursor, [self._table(label) for label in large])
                drop(cursor, self._aside)

    def load(self, label: str, batches: Iterator[Batch]) -> None:
        quote = self.connection.ops.quote_name
        names = ", ".join(quote(column.field.column) for column in self.plan.models[label].copied)
        statement = f"COPY {self._table(label)} ({names}) FROM STDIN"
        source = ahead(batches)
        try:
            copy_in(self.connection, statement, (piece for batch in source for piece in batch.content))
        finally:
            source.close()  # type: ignore[attr-defined]

    def finish(self, labels: Sequence[str]) -> None:
        with self.connection.cursor() as cursor:
            put_back(cursor, self._aside)
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
                f"SELECT setval({literal(sequence.name)}, greatest((SELECT max({column}) FROM {table}), "
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


def copy_in(connection: Any, statement: str, pieces: Iterator[bytes]) -> int:
    """Send the pieces of a COPY FROM STDIN through the driver that the project has; how many rows the server took."""
    with connection.cursor() as cursor, connection.wrap_database_errors:
        copy = getattr(cursor.cursor, "copy", None)
        if copy is not None:
            with copy(statement) as target:
                for piece in pieces:
                    target.write(piece)
        else:
            reader = _Reader(pieces)
            try:
                cursor.cursor.copy_expert(statement, reader, size=1 << 20)
            except BaseException as error:
                if reader.error is None and "KeyboardInterrupt" in str(error):
                    # The signal came in the very call of read().
                    raise KeyboardInterrupt from None
                raise reader.error or error from None
        return int(cursor.cursor.rowcount)


class _Reader:
    """The file that psycopg2 copies from: each read gives the next piece whole."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
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
