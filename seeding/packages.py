"""Columns in which packages keep what they need: trees, histories, the class of a row. Known by the shape of a model.

Nothing is imported from any package: a base class leaves attributes and fields behind that tell it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from seeding.columns import Column
from seeding.generators import column_of
from seeding.keys import Numbers
from seeding.relations import Pointing
from seeding.rows import Rows, conform, evaluate
from seeding.schema import Field, Table, label_of, stored_fields
from seeding.trees import tree_sources

CONTENT_TYPES = "contenttypes.ContentType"


@dataclass(frozen=True)
class OwnType:
    """The content type of the class that a row is of: the first of `tables` that has a row for it, else the last."""

    tables: tuple[str, ...]


@evaluate.register
def _(source: OwnType, rows: Rows, field: Field) -> Column:
    which = np.full(len(rows), len(source.tables) - 1, dtype=np.int64)
    for code in range(len(source.tables) - 2, -1, -1):
        for index, size in rows.plan.sizes(source.tables[code], rows):
            part = index if len(index) else np.arange(len(rows))
            which[part[rows.row_number[part] < size]] = code
    return column_of([rows.plan.content_type(table) for table in source.tables], which)


@dataclass(frozen=True)
class Recorded(Pointing):
    """A field of the row that a history records: row i records row i, those that come when all are recorded begin
    again.
    """

    table: str
    name: str

    def numbers(self, rows: Rows, field: Field) -> tuple[Numbers, Any]:
        return _recorded(rows, self.table).referenced(self.name)


@evaluate.register
def _(source: Recorded, rows: Rows, field: Field) -> Column:
    return conform(_recorded(rows, source.table).column(source.name), field)


def _recorded(rows: Rows, table: str) -> Rows:
    numbers = rows.row_number.copy()
    for index, size in rows.plan.sizes(table, rows):
        part = index if len(index) else np.arange(len(rows))
        numbers[part] %= max(size, 1)
    whole = rows.plan.whole(table)
    return whole.at(numbers) if whole is not None else rows.plan.rows(table, numbers)


@dataclass(frozen=True)
class RecordType:
    """What a history says happened: a row was added, by its first record, and then changed."""

    table: str


@evaluate.register
def _(source: RecordType, rows: Rows, field: Field) -> Column:
    changed = np.ones(len(rows), dtype=np.int64)
    for index, size in rows.plan.sizes(source.table, rows):
        part = index if len(index) else np.arange(len(rows))
        changed[part] = rows.row_number[part] >= size
    return column_of(("+", "~"), changed)


def package_sources(table: Table, schema: Mapping[str, Table], planned: frozenset[str]) -> dict[str, tuple[Any, str]]:
    """The columns that a package keeps for itself, by name: how they are drawn, and why."""
    if table.own_model is not None:
        return {}
    found = {name: (source, "the place in its tree") for name, source in tree_sources(table).items()}
    classes = _classes(table, schema, planned)
    for field in table.references:
        generic = any(field.name == one.content_type for one in table.generics)
        typed = field.name == "polymorphic_ctype" or (field.name == "content_type" and len(classes) > 1)
        if field.reference is not None and field.reference.table == CONTENT_TYPES and typed and not generic:
            found[field.name] = (OwnType(classes), "the class that the row is of")
    return found | _history(table, planned)


def _classes(table: Table, schema: Mapping[str, Table], planned: frozenset[str]) -> tuple[str, ...]:
    """The tables that hold further parts of a table's rows, those first that lie deepest; the table itself last."""
    below = [
        label
        for label, other in schema.items()
        if label in planned and other.key.reference is not None and other.key.reference.table == table.label
    ]
    return (*(name for label in below for name in _classes(schema[label], schema, planned)), table.label)


def _history(table: Table, planned: frozenset[str]) -> dict[str, tuple[Any, str]]:
    """The columns of a table of records: those of the row that each of them records."""
    recorded = getattr(table.model, "instance_type", None)
    if recorded is None or not (table.has("history_type") and table.has("history_date")):
        return {}
    label = label_of(recorded)
    names = {field.name for field in stored_fields(recorded)}
    if label not in planned:
        return {}
    kept = {name: (Recorded(label, name), f"that of the row of {label}") for name in names if table.has(name)}
    return {**kept, "history_type": (RecordType(label), "added first, changed later")}


__all__ = ["OwnType", "Recorded", "package_sources"]
