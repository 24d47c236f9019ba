"""Tables and columns of a database that no model has, as the schema would know them: they need a policy, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from seeding.masking.databases import DatabaseColumn, DatabaseTable
from seeding.masking.databases.storages import storage_of
from seeding.schema import Field, Reference, Table


def as_field(column: DatabaseColumn, table: DatabaseTable) -> Field:
    """A column that no model has. Its class is what the database calls its type."""
    room = re.search(r"\((\d+)\)", column.type)
    storage = storage_of(column.type)
    references = [key for key in table.foreign_keys if key.columns == (column.name,)]
    return Field(
        name=column.name,
        attname=column.name,
        column=column.name,
        storage=storage,
        class_name=column.type,
        null=column.null,
        blank=True,
        primary_key=table.primary_key == (column.name,),
        unique=(column.name,) in table.uniques or table.primary_key == (column.name,),
        max_length=int(room[1]) if room and storage == "text" else None,
        verbose_name=column.name,
        reference=Reference(references[0].table, references[0].referred[0]) if references else None,
    )


def as_table(table: DatabaseTable, labels: Mapping[str, str]) -> Table:
    """A table that no model has; `labels` gives the models' labels by their tables' names."""
    fields = tuple(_labelled(as_field(column, table), labels) for column in table.columns if not column.generated)
    return Table(
        label=table.name,
        name=table.name,
        db_table=table.name,
        fields=fields,
        primary_key=table.primary_key[0] if table.primary_key else fields[0].name,
        managed=False,
    )


def _labelled(field: Field, labels: Mapping[str, str]) -> Field:
    reference = field.reference
    if reference is None or reference.table not in labels:
        return field
    return replace(field, reference=replace(reference, table=labels[reference.table]))


def beside_models(tables: Iterable[DatabaseTable], schema: Mapping[str, Table]) -> dict[str, Table]:
    """What the database holds beside the models of `schema`, by name: tables, and copies such as materialised views."""
    tables = tuple(tables)
    labels = {one.name: one.label for one in tables if one.label is not None}
    found = {}
    for table in tables:
        if table.label in schema or table.extension is not None:
            continue
        if table.part_of is not None and table.kind != "table":
            # A partition's rows are read with the whole; those of a table that inherits are its own.
            continue
        if all(column.generated for column in table.columns):
            # PostgreSQL has tables without columns: there is nothing in them to decide on.
            continue
        if table.kind in ("table", "partitioned table", "virtual table", "full-text table"):
            found[table.name] = as_table(table, labels)
    return found


def with_hidden_columns(schema: Mapping[str, Table], tables: Iterable[DatabaseTable]) -> dict[str, Table]:
    """The models' tables that the database has, with the columns that it holds there and no field stands for."""
    found: dict[str, Table] = {}
    by_label = {one.label: one for one in tables if one.label is not None}
    for label, table in schema.items():
        there = by_label.get(label)
        if there is None:
            continue
        known = {one.column for one in table.fields}
        hidden = tuple(
            as_field(column, there)
            for column in there.columns
            if column.name not in known and column.field is None and not column.generated
        )
        found[label] = replace(table, fields=(*table.fields, *hidden)) if hidden else table
    return found
