"""Rows that every database numbers in its own way, and what names them in all of them: content types and permissions.

Forms that are loaded into a migrated database refer to such rows by their names; the others have the rows themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from seeding.columns import Column, Objects
from seeding.files import NamedRows, Shape
from seeding.first_rows import CONTENT_TYPES, PERMISSIONS, SITES, FirstRows, first_rows
from seeding.generators import column_of
from seeding.schema import Table, read_schema

_QUERIES = {
    CONTENT_TYPES: 'SELECT "id", "app_label", "model" FROM "django_content_type"',
    PERMISSIONS: (
        'SELECT "auth_permission"."id", "codename", "app_label", "model" FROM "auth_permission" '
        'JOIN "django_content_type" ON "django_content_type"."id" = "content_type_id"'
    ),
}
"""The number of each row and its natural key, as Django's `get_by_natural_key` takes it."""


def planned_names() -> dict[str, NamedRows]:
    """What names the rows that a plan refers to without a database."""
    rows = {label: first.rows for label, first in first_rows().items()}
    types: dict[int, tuple[str, ...]] = {number: (app, model) for number, app, model in rows.get(CONTENT_TYPES, ())}
    names: dict[str, dict[int, tuple[str, ...]]] = {
        CONTENT_TYPES: types,
        PERMISSIONS: {number: (code, *types[kind]) for number, _, kind, code in rows.get(PERMISSIONS, ())},
    }
    return {label: NamedRows(label, _QUERIES[label], found) for label, found in names.items() if found}


def stored_names(connection: Any, tables: Sequence[Table]) -> dict[str, NamedRows]:
    """What names the rows of a database that these tables refer to."""
    found = {}
    for label in referred(tables):
        if label in _QUERIES:
            with connection.cursor() as cursor:
                cursor.execute(_QUERIES[label])
                found[label] = NamedRows(label, _QUERIES[label], {row[0]: tuple(row[1:]) for row in cursor.fetchall()})
    return found


def named(shapes: Sequence[Shape], names: Mapping[str, NamedRows]) -> list[Shape]:
    """The shapes, which know what names the rows that they refer to; of a table that is among them the numbers hold."""
    there = {shape.label for shape in shapes}
    return [
        replace(
            shape,
            named={
                one.column: names[one.reference.table]
                for one in shape.fields
                if one.reference and one.reference.table in names.keys() - there
            },
        )
        for shape in shapes
    ]


def referred(tables: Sequence[Table]) -> list[str]:
    """The labels of the tables with first rows that others refer to, what they refer to themselves first."""
    there, wanted = {table.label for table in tables}, set()
    for table in tables:
        wanted |= {one.reference.table for one in table.references if one.reference}
    if PERMISSIONS in wanted:
        wanted.add(CONTENT_TYPES)
    return [label for label in (SITES, CONTENT_TYPES, PERMISSIONS) if label in wanted - there]


def first_shapes(labels: Sequence[str], first: Mapping[str, FirstRows]) -> list[Shape]:
    """How files hold the first rows of tables."""
    schema = read_schema() if first else {}
    return [
        Shape(schema[label], tuple(schema[label].field(name) for name in first[label].fields))
        for label in labels
        if label in first
    ]


def first_columns(first: FirstRows, rows: range) -> list[Column]:
    """Some of the first rows of a table, column by column."""
    chosen = first.rows[rows.start : rows.stop]
    return [column_of(values, np.arange(len(values))) for values in zip(*chosen, strict=True)]


def by_name(column: Column, rows: NamedRows) -> Column:
    """References with natural keys in the place of numbers, where one is known."""
    values: Iterator[Any] = (None if value is None else rows.names.get(value, value) for value in column.values())
    return Objects(tuple(list(value) if isinstance(value, tuple) else value for value in values), nulls=column.nulls)
