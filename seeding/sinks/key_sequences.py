"""The sequences that number the keys of PostgreSQL's tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from seeding.sinks.literals import literal, quoted


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


def advance_sequences(cursor: Any, table: str, column: str) -> None:
    """Let the numbers that a column (its name) of a table (as SQL) gets by itself go on behind the highest one.

    Never back: numbers that were given once are not given again.
    """
    for sequence in sequences_of(cursor, table, column):
        cursor.execute(
            f"SELECT setval({literal(sequence.name)}, greatest((SELECT max({quoted(column)}) FROM {table}), "
            f"(SELECT last_value FROM {sequence.name})))"
        )
