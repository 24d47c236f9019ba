"""Bare tables of models: their columns with their types and nothing else, so that they take any row."""

from __future__ import annotations

from typing import Any

from seeding.schema import Table, django_field


def create_table(connection: Any, table: Table) -> None:
    """Make the bare table of a model."""
    quote = connection.ops.quote_name
    columns = [
        f"{quote(f.column)} {django_field(table.model, f.name).db_type(connection) or ''}".strip() for f in table.fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {quote(table.db_table)} ({', '.join(columns)})")
