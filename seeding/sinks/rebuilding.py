"""PostgreSQL's keys and indexes: what can be dropped while tables are loaded, and the statements that bring it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from seeding.sinks.literals import literal, quoted

MEMORY = "256MB"
"""PostgreSQL's `maintenance_work_mem` while indexes are rebuilt."""


@dataclass(frozen=True)
class Aside:
    """A key or index that is dropped, and how it comes back; what has a lower `order` comes back earlier."""

    order: int
    drop: str
    create: str
    table: str = ""
    """The table that it belongs to, as SQL."""

    @property
    def of_one_table(self) -> bool:
        """Whether it needs no other table: no foreign key does."""
        return self.order < _FOREIGN


_FOREIGN = 3


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

# Every foreign key of the tables and onto them, whatever it is. That of a partitioned table stands for those of its
# partitions, which come and go with it.
_FOREIGN_KEYS = """
WITH RECURSIVE named AS (
    SELECT unnest(%(tables)s::regclass[])::oid AS oid
), touched AS (
    SELECT con.oid, con.conparentid FROM pg_constraint con
    WHERE con.contype = 'f' AND (con.conrelid IN (SELECT oid FROM named) OR con.confrelid IN (SELECT oid FROM named))
    UNION
    SELECT con.oid, con.conparentid FROM pg_constraint con JOIN touched ON con.oid = touched.conparentid
)
SELECT con.conname, con.conrelid::regclass::text, pg_get_constraintdef(con.oid), con.oid,
       obj_description(con.oid, 'pg_constraint')
FROM pg_constraint con JOIN touched ON touched.oid = con.oid AND touched.conparentid = 0
ORDER BY con.oid
"""

_REFERRING = """
SELECT oid, conindid FROM pg_constraint WHERE contype = 'f' AND confrelid = ANY(%(tables)s::regclass[])
"""

_INDEXES = """
SELECT ix.indexrelid::regclass::text, pg_get_indexdef(ix.indexrelid), obj_description(ix.indexrelid, 'pg_class'),
       tab.oid::regclass::text
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


def found_aside(cursor: Any, tables: Sequence[str]) -> tuple[Aside, ...]:
    """What can be set aside while empty tables (names as SQL) are loaded.

    Another table's foreign key onto them is among it where that table is empty; otherwise it holds the key that it
    refers to in place.
    """
    found: list[Aside] = []
    cursor.execute(_CONSTRAINTS, {"tables": list(tables)})
    constraints = cursor.fetchall()
    inside = _oids(cursor, tables)
    others = {row[2] for row in constraints if row[1] == "f" and row[6] not in inside}
    filled = set()
    for other in others:
        cursor.execute(f"SELECT 1 FROM {other} LIMIT 1")
        if cursor.fetchone() is not None:
            filled.add(other)
    aside = {row[9] for row in constraints if row[1] == "f" and not (row[6] not in inside and row[2] in filled)}
    cursor.execute(_REFERRING, {"tables": list(tables)})
    held = {index for oid, index in cursor.fetchall() if oid not in aside}
    for row in constraints:
        own, table, index = row[6], row[2], row[8]
        if row[1] == "f" and own not in inside and table in filled:
            continue
        if row[1] != "f" and (own not in inside or index in held):
            continue
        found.append(_constraint(row))
    return (*found, *_indexes(cursor, tables))


def found_for_rewriting(cursor: Any, tables: Sequence[str], large: Collection[str]) -> tuple[Aside, ...]:
    """What is set aside while filled tables (names as SQL) are emptied and loaded again: every foreign key of them and
    onto them, without which they could not be emptied, and the other keys and indexes of those that are `large`.
    """
    cursor.execute(_FOREIGN_KEYS, {"tables": list(tables)})
    found = []
    for name, table, definition, _, comment in cursor.fetchall():
        create = f"ALTER TABLE {table} ADD CONSTRAINT {quoted(name)} {definition}"
        if comment is not None:
            create += f"; COMMENT ON CONSTRAINT {quoted(name)} ON {table} IS {literal(comment)}"
        found.append(Aside(_FOREIGN, f"ALTER TABLE {table} DROP CONSTRAINT {quoted(name)}", create, table))
    if large:
        names = [table for table in tables if table in large]
        inside = _oids(cursor, names)
        cursor.execute(_CONSTRAINTS, {"tables": names})
        found += [_constraint(row) for row in cursor.fetchall() if row[1] != "f" and row[6] in inside]
        found += _indexes(cursor, names)
    return tuple(found)


def drop(cursor: Any, items: Iterable[Aside]) -> None:
    """Set aside. Checks that still wait for the commit come first: no table that has them can be altered."""
    _settle(cursor)
    for item in sorted(items, key=lambda item: -item.order):
        cursor.execute(item.drop)


def put_back(cursor: Any, items: Sequence[Aside]) -> None:
    """Rebuild what was set aside; foreign keys are validated by one scan each."""
    if not items:
        return
    cursor.execute(f"SET LOCAL maintenance_work_mem = '{MEMORY}'")
    # Triggers of the project's own may wait for the commit, and no table with such rows can be altered.
    _settle(cursor)
    for item in sorted(items, key=lambda item: item.order):
        cursor.execute(item.create)


def _settle(cursor: Any) -> None:
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _oids(cursor: Any, tables: Sequence[str]) -> set[int]:
    cursor.execute("SELECT t::oid FROM unnest(%s::regclass[]) AS t", [list(tables)])
    return {row[0] for row in cursor.fetchall()}


def _constraint(row: tuple[Any, ...]) -> Aside:
    name, kind, table, definition, _, comment, _, _, _, _, index_comment, index_name = row
    create = f"ALTER TABLE {table} ADD CONSTRAINT {quoted(name)} {definition}"
    if comment is not None:
        create += f"; COMMENT ON CONSTRAINT {quoted(name)} ON {table} IS {literal(comment)}"
    if index_comment is not None:
        create += f"; COMMENT ON INDEX {index_name} IS {literal(index_comment)}"
    order = {"p": 0, "u": 1, "f": _FOREIGN}[kind]
    return Aside(order, f"ALTER TABLE {table} DROP CONSTRAINT {quoted(name)}", create, table)


def _indexes(cursor: Any, tables: Sequence[str]) -> list[Aside]:
    cursor.execute(_INDEXES, {"tables": list(tables)})
    found = []
    for name, definition, comment, table in cursor.fetchall():
        create = definition if comment is None else f"{definition}; COMMENT ON INDEX {name} IS {literal(comment)}"
        found.append(Aside(2, f"DROP INDEX {name}", create, table))
    return found
