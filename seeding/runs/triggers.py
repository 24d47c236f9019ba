"""Tables that the database fills by itself: what triggers insert when rows come into other tables."""

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
}
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
