"""The check constraints that a database holds and no model declares, such as those of a migration's own SQL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from seeding.clauses import check_of, clauses_of
from seeding.runs.triggers import assigned_fields
from seeding.schema import Check, Table

_POSTGRESQL = """
    SELECT c.relname, k.conname, pg_get_expr(k.conbin, k.conrelid) FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid WHERE k.contype = 'c' AND pg_table_is_visible(c.oid) ORDER BY 1, 2
"""
_MARIADB = """
    SELECT table_name, constraint_name, check_clause FROM information_schema.check_constraints
    WHERE constraint_schema = DATABASE() ORDER BY 1, 2
"""
_MYSQL = """
    SELECT t.table_name, k.constraint_name, k.check_clause FROM information_schema.check_constraints k
    JOIN information_schema.table_constraints t USING (constraint_schema, constraint_name)
    WHERE k.constraint_schema = DATABASE() AND t.constraint_type = 'CHECK' ORDER BY 1, 2
"""
_INTRODUCED = re.compile(r"_(?:utf8mb[34]|utf8|latin1|ascii)(?=\\?')")
"""What MySQL puts before a text to tell its character set; its quotes are escaped."""

_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%CHECK%'"


def undeclared_checks(connection: Any, schema: Mapping[str, Table]) -> dict[str, tuple[Check, ...]]:
    """Those that are understood (`seeding.clauses`), by label of their table."""
    clauses: dict[str, list[tuple[str, str]]] = {}
    for db_table, name, text in _clauses(connection):
        clauses.setdefault(db_table.lower(), []).append((name, text))
    assigned = assigned_fields(connection, schema) if clauses else {}
    found: dict[str, tuple[Check, ...]] = {}
    for label, table in schema.items():
        declared = {check.name for check in table.checks}
        own = [one for one in clauses.get(table.db_table.lower(), ()) if one[0] not in declared]
        read = (check_of(table, name, text, assigned.get(label, ())) for name, text in own)
        checks = [check for check in read if check is not None]
        if checks:
            found[label] = tuple(checks)
    return found


def _clauses(connection: Any) -> Iterable[tuple[str, str, str]]:
    """The table, the name and the text of every check constraint."""
    mysql = _MARIADB if getattr(connection, "mysql_is_mariadb", False) else _MYSQL
    query = {"postgresql": _POSTGRESQL, "sqlite": _SQLITE, "mysql": mysql}.get(connection.vendor)
    if query is None or not connection.features.supports_table_check_constraints:
        return
    with connection.cursor() as cursor:
        cursor.execute(query)
        rows = cursor.fetchall()
    for row in rows:
        if connection.vendor == "sqlite":
            db_table, statement = row
            yield from ((db_table, name, text) for name, text in clauses_of(statement))
        elif connection.vendor == "mysql":
            db_table, name, text = row
            yield db_table, name, _INTRODUCED.sub("", text).replace("\\'", "'")
        else:
            yield row
