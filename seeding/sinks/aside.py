"""Indexes, keys and foreign keys of tables that are loaded as a whole: dropped before, and put back as they were.

    aside = set_aside(connection, ["shop_order", "shop_review"])
    ...  # load the tables
    put_back(connection, aside)

Both belong into one transaction: after a failure everything is there as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from seeding.sinks.literals import literal, quoted

MEMORY = "256MB"
"""PostgreSQL's `maintenance_work_mem` while indexes are rebuilt."""


@dataclass(frozen=True)
class _Item:
    """A key or index that has been dropped, and how it comes back."""

    order: int
    drop: str
    create: str


@dataclass(frozen=True)
class Aside:
    """What has been set aside; empty where nothing could be."""

    items: tuple[_Item, ...] = ()


def set_aside(connection: Any, tables: Sequence[str]) -> Aside:
    """Drop what slows the load of these tables (their names in the database) down, and can be put back exactly.

    PostgreSQL: indexes, primary and unique keys and foreign keys, those of other, empty tables on these among them.
    SQLite: the indexes that are no part of a table itself. Any other database: nothing. Other tables keep what they
    have, and so do views, partitions and whatever was set up in a way that could not be restored.
    """
    if not tables:
        return Aside()
    if connection.vendor == "postgresql":
        items = _of_postgresql(connection, [connection.ops.quote_name(table) for table in tables])
    elif connection.vendor == "sqlite":
        items = _of_sqlite(connection, set(tables))
    else:
        return Aside()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _check_now(cursor)
        for item in sorted(items, key=lambda item: -item.order):
            cursor.execute(item.drop)
    return Aside(items)


def put_back(connection: Any, aside: Aside) -> None:
    """Build again what `set_aside` dropped. IntegrityError if the rows that came meanwhile do not fit."""
    if not aside.items:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SET LOCAL maintenance_work_mem = '{MEMORY}'")
            _check_now(cursor)
        for item in sorted(aside.items, key=lambda item: item.order):
            cursor.execute(item.create)


def _check_now(cursor: Any) -> None:
    """Checks and triggers that wait for the commit, some of the project's own among them: no table with such can be
    altered.
    """
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _of_sqlite(connection: Any, tables: set[str]) -> tuple[_Item, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        return tuple(
            _Item(0, f"DROP INDEX {quoted(name)}", sql) for table, name, sql in cursor.fetchall() if table in tables
        )


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


def _of_postgresql(connection: Any, tables: list[str]) -> tuple[_Item, ...]:
    found: list[_Item] = []
    with connection.cursor() as cursor:
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
                create += f"; COMMENT ON CONSTRAINT {quoted(name)} ON {table} IS {literal(comment)}"
            if index_comment is not None:
                create += f"; COMMENT ON INDEX {index_name} IS {literal(index_comment)}"
            drop = f"ALTER TABLE {table} DROP CONSTRAINT {quoted(name)}"
            found.append(_Item({"p": 0, "u": 1, "f": 3}[kind], drop, create))
        cursor.execute(_INDEXES, {"tables": tables})
        for name, definition, comment in cursor.fetchall():
            create = definition
            if comment is not None:
                create += f"; COMMENT ON INDEX {name} IS {literal(comment)}"
            found.append(_Item(2, f"DROP INDEX {name}", create))
    return tuple(found)
