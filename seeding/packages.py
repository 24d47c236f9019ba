"""Columns in which packages keep what they need: trees, histories, the class of a row. Known by the shape of a model.

Nothing is imported from any package: a base class leaves attributes and fields behind that tell it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.conf import settings

from seeding.columns import Column
from seeding.conditions import Likewise
from seeding.first_rows import CONTENT_TYPES
from seeding.generators import column_of
from seeding.keys import Numbers
from seeding.relations import OneToOne, Pointing
from seeding.rows import Rows, evaluate
from seeding.schema import Field, Table, label_of, parent_links, stored_fields
from seeding.storing import conform
from seeding.trees import tree_sources


def every_scope() -> AbstractContextManager[Any]:
    """A context in which managers that answer within a scope alone (django-scopes) answer for all rows."""
    scopes = sys.modules.get("django_scopes")
    return scopes.scopes_disabled() if scopes is not None else nullcontext()


@dataclass(frozen=True)
class OwnType:
    """The content type of the class that a row is of.

    The classes right below (`parts`) share the rows: each takes every so-manieth, as long as it has rows itself.
    """

    label: str
    parts: tuple[OwnType, ...] = ()

    @property
    def tables(self) -> tuple[str, ...]:
        return (self.label, *(label for part in self.parts for label in part.tables))

    def classes(self, rows: Rows, numbers: Numbers) -> Numbers:
        """The place of each row's class in `tables`; `numbers` are those of the rows in this table."""
        found = np.zeros(len(rows), dtype=np.int64)
        before, stride = 1, max(len(self.parts), 1)
        for first, part in enumerate(self.parts):
            own = numbers // stride
            index = np.flatnonzero((numbers % stride == first) & (own < _sizes(rows, part.label)))
            found[index] = before + part.classes(rows.at(index), own[index])
            before += len(part.tables)
        return found


def _sizes(rows: Rows, table: str) -> Numbers:
    """How many rows of a table there are at the time of each row; none where the plan has no such table."""
    sizes = np.zeros(len(rows), dtype=np.int64)
    if table in rows.plan.models:
        for index, size in rows.plan.sizes(table, rows):
            sizes[index if len(index) else slice(None)] = size
    return sizes


@evaluate.register
def _(source: OwnType, rows: Rows, field: Field) -> Column:
    which = source.classes(rows, rows.row_number)
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
    numbers = rows.row_number % np.maximum(_sizes(rows, table), 1)
    whole = rows.plan.whole(table)
    return whole.at(numbers) if whole is not None else rows.plan.rows(table, numbers)


@dataclass(frozen=True)
class RecordType:
    """What a history says happened: a row was added, by its first record, and then changed."""

    table: str


@evaluate.register
def _(source: RecordType, rows: Rows, field: Field) -> Column:
    return column_of(("+", "~"), (rows.row_number >= _sizes(rows, source.table)).astype(np.int64))


def package_sources(table: Table, schema: Mapping[str, Table], planned: frozenset[str]) -> dict[str, tuple[Any, str]]:
    """The columns that a package keeps for itself, by name: how they are drawn, and why."""
    if not table.installed:
        return {}
    found = {name: (source, "the place in its tree") for name, source in tree_sources(table).items()}
    own = _own_type(table, schema)
    name = _type_column(table, own)
    if name is not None:
        found[name] = (own, "the class that the row is of")
    return found | _part_of(table, schema) | _history(table, planned) | _translations(table)


def _own_type(table: Table, schema: Mapping[str, Table]) -> OwnType:
    """The classes of a table's rows: its own, and those of the tables that hold further parts of them."""
    return OwnType(table.label, tuple(_own_type(schema[label], schema) for label in _below(table, schema)))


def _below(table: Table, schema: Mapping[str, Table]) -> list[str]:
    def points(other: Table) -> bool:
        targets = (one.reference for one in other.fields if one.reference is not None)
        return any(target.table == table.label and target.one_to_one for target in targets)

    linked = ((label, other) for label, other in schema.items() if other.label != table.label and points(other))
    return [label for label, other in linked if table.label in _above(other)]


def _above(table: Table) -> dict[str, str]:
    """The tables that hold the other parts of a table's rows, with the foreign keys there (names)."""
    if not table.installed:
        return {}
    links = {name: table.field(name).reference for name in parent_links(table.model) if table.has(name)}
    return {reference.table: name for name, reference in links.items() if reference is not None}


_OF_CLASS = re.compile(r"(content|entity|real|leaf|final|concrete|actual|class|sub_?class|instance|model)_c?type|ctype")
"""How the column is called that says of which class a row is whose further part lies in a table below."""


def _type_column(table: Table, own: OwnType) -> str | None:
    """The column that says of which class a row is."""
    for field in table.references:
        generic = any(field.name == one.content_type for one in table.generics)
        typed = field.name == "polymorphic_ctype" or (own.parts and _OF_CLASS.fullmatch(field.name))
        if field.reference is not None and field.reference.table == CONTENT_TYPES and typed and not generic:
            return field.name
    return None


def _part_of(table: Table, schema: Mapping[str, Table]) -> dict[str, tuple[Any, str]]:
    """The links to the other part of each row, where that says of which class it is: classes share no row then."""
    found = {}
    for label, name in _above(table).items():
        top = schema[label]
        while _above(top) and _type_column(top, _own_type(top, schema)) is None:
            top = schema[next(iter(_above(top)))]
        others = _below(schema[label], schema)
        if _type_column(top, _own_type(top, schema)) is not None and len(others) > 1:
            source = OneToOne(len(others), others.index(table.label))
            found[name] = (source, f"every {len(others)}th row of {label}: the classes below it share its rows")
    return found


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


def _translations(table: Table) -> dict[str, tuple[Any, str]]:
    """The columns that hold a text in the project's own language beside the column that they translate
    (django-modeltranslation), which itself is read from there.
    """
    usual = getattr(settings, "MODELTRANSLATION_DEFAULT_LANGUAGE", settings.LANGUAGE_CODE).partition("-")[0]
    found = {}
    for field in stored_fields(table.model):
        original = getattr(field, "translated_field", None)
        if original is not None and not field.is_relation and getattr(field, "language", "").startswith(usual):
            found[field.name] = (Likewise(original.name), f"{original.name} in the language of the project")
    return found


__all__ = ["OwnType", "Recorded", "every_scope", "package_sources"]
