"""What the database writes by itself: the tables that triggers insert into, and the columns that they assign anew."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from seeding.schema import Table

_TRIGGERS = {
    "sqlite": "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT c.relname, 'AFTER INSERT ' || p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal AND t.tgtype & 4 <> 0 AND t.tgenabled <> 'D'"
    ),
    "mysql": (
        "SELECT event_object_table, CONCAT(action_timing, ' ', event_manipulation, ' ', action_statement) "
        "FROM information_schema.triggers WHERE trigger_schema = DATABASE()"
    ),
}
_BEFORE_INSERT = {"postgresql": """
    SELECT c.relname, p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND t.tgtype & 7 = 7 AND t.tgenabled <> 'D'
""", "mysql": """
    SELECT event_object_table, action_statement FROM information_schema.triggers
    WHERE trigger_schema = DATABASE() AND action_timing = 'BEFORE' AND event_manipulation = 'INSERT'
"""}  # fmt: skip
_ASSIGNED = re.compile(r"(?:;|,|\bBEGIN|\bTHEN|\bELSE|\bLOOP|\bSET)\s+NEW\.[\"`]?(\w+)[\"`]?\s*:?=", re.IGNORECASE)
_ON_INSERT = re.compile(r"\b(AFTER|BEFORE)\s+INSERT\b", re.IGNORECASE)
_INTO = re.compile(r"\bINSERT\s+(?:OR\s+\w+\s+)?INTO\s+(?:\"?\w+\"?\.)?[\"`\[]?(\w+)", re.IGNORECASE)


def filled_tables(connection: Any, schema: Mapping[str, Table]) -> dict[str, tuple[str, ...]]:
    """The tables (labels) that triggers insert into, and those whose new rows set them off."""
    if connection.vendor not in _TRIGGERS:
        return {}
    labels = {table.db_table.lower(): table.label for table in schema.values()}
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS[connection.vendor])
        for source, body in cursor.fetchall():
            if source.lower() not in labels or not _ON_INSERT.search(body or ""):
                continue
            for target in {name.lower() for name in _INTO.findall(body)} - {source.lower()}:
                if target in labels:
                    found.setdefault(labels[target], set()).add(labels[source.lower()])
    return {label: tuple(sorted(sources)) for label, sources in found.items()}


def assigned_fields(connection: Any, schema: Mapping[str, Table]) -> dict[str, frozenset[str]]:
    """The fields (names) that triggers assign anew before a row is stored, by label of their table; SQLite's cannot."""
    if connection.vendor not in _BEFORE_INSERT:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE_INSERT[connection.vendor])
        bodies = cursor.fetchall()
    found: dict[str, frozenset[str]] = {}
    for label, table in schema.items():
        columns = {
            name.lower() for owner, body in bodies if owner == table.db_table for name in _ASSIGNED.findall(body)
        }
        names = frozenset(one.name for one in table.fields if one.column.lower() in columns)
        if names:
            found[label] = names
    return found
