"""Indexes, keys and foreign keys of tables that are loaded as a whole: dropped before, and put back as they were.

    aside = set_aside(connection, ["shop_order", "shop_review"])
    ...  # load the tables
    put_back(connection, aside)

Both belong into one transaction: after a failure everything is there as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from seeding.sinks import rebuilding
from seeding.sinks.literals import quoted
from seeding.sinks.rebuilding import Aside


def set_aside(connection: Any, tables: Sequence[str]) -> tuple[Aside, ...]:
    """Drop what slows the load of these tables (their names in the database) down, and can be put back exactly.

    PostgreSQL: indexes, primary and unique keys and foreign keys, those of other, empty tables on these among them.
    SQLite: the indexes that are no part of a table itself. Any other database: nothing. Other tables keep what they
    have, and so do views, partitions and whatever was set up in a way that could not be restored.
    """
    if not tables:
        return ()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            items = rebuilding.found_aside(cursor, [connection.ops.quote_name(table) for table in tables])
            rebuilding.drop(cursor, items)
            return items
        return _indexes_of_sqlite(cursor, set(tables)) if connection.vendor == "sqlite" else ()


def put_back(connection: Any, aside: Sequence[Aside]) -> None:
    """Build again what `set_aside` dropped. IntegrityError if the rows that came meanwhile do not fit."""
    if not aside:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            rebuilding.put_back(cursor, aside)
        else:
            for item in aside:
                cursor.execute(item.create)


def _indexes_of_sqlite(cursor: Any, tables: set[str]) -> tuple[Aside, ...]:
    cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    items = tuple(
        Aside(0, f"DROP INDEX {quoted(name)}", sql) for table, name, sql in cursor.fetchall() if table in tables
    )
    for item in items:
        cursor.execute(item.drop)
    return items
