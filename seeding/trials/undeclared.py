"""Fields that a database keeps unique although no model says so: what migrations left behind, or their own SQL made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from seeding.schema import Table

_POSTGRESQL = """
    SELECT c.relname, i.indexrelid::text, a.attname FROM pg_index i
    JOIN pg_class c ON c.oid = i.indrelid
    JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k (attnum, place) ON true
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
    WHERE i.indisunique AND NOT i.indisprimary AND i.indpred IS NULL AND pg_table_is_visible(c.oid)
    ORDER BY 1, i.indexrelid, k.place
"""
_SQLITE = """
    SELECT t.name, i.name, c.name FROM sqlite_master t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
    WHERE t.type = 'table' AND i."unique" AND NOT i.partial AND i.origin <> 'pk' ORDER BY 1, 2, c.seqno
"""
_MYSQL = """
    SELECT table_name, index_name, column_name FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND NOT non_unique AND index_name <> 'PRIMARY' ORDER BY 1, 2, seq_in_index
"""
_QUERIES = {"postgresql": _POSTGRESQL, "sqlite": _SQLITE, "mysql": _MYSQL}


def undeclared_uniques(connection: Any, schema: Mapping[str, Table]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The fields (names) of each such constraint, by label of their model; those on expressions are left out."""
    indexes: dict[str, dict[str, list[str | None]]] = {}
    for db_table, index, column in _rows(connection):
        indexes.setdefault(str(db_table).lower(), {}).setdefault(str(index), []).append(column)
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for label, table in schema.items():
        names = {one.column: one.name for one in table.fields}
        declared = {frozenset(one.fields) for one in table.uniques if one.condition is None}
        declared |= {frozenset([one.name]) for one in table.fields if one.unique or one.primary_key}
        listed = indexes.get(table.db_table.lower(), {}).values()
        known = [tuple(names[one] for one in index if one in names) for index in listed if {*index} <= names.keys()]
        further = tuple(sorted({one for one in known if one and not any(own <= {*one} for own in declared)}))
        if further and table.own_model is None:
            found[label] = further
    return found


def _rows(connection: Any) -> list[tuple[Any, Any, Any]]:
    """The table, the index and the column, of each column of an index that keeps rows apart."""
    query = _QUERIES.get(connection.vendor)
    if query is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


__all__ = ["undeclared_uniques"]
