"""What points at rows of a table in a database: foreign keys, generic ones, and those of tables without a model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from seeding.first_rows import CONTENT_TYPES
from seeding.runs.facts import content_type
from seeding.schema import Table


@dataclass(frozen=True)
class Pointer:
    """A column of a table that points at a column of another; for a generic foreign key, only in the rows whose
    column `type_column` holds `type_value`, and as text if `text` says so.
    """

    table: Table
    column: str
    target: str
    type_column: str = ""
    type_value: int = 0
    text: bool = False

    def joins(self, connection: Any, other: str = "o", target: str = "t") -> str:
        """The SQL condition under which a row `other` of the table points at a row `target`."""
        quote = connection.ops.quote_name
        key = f"{target}.{quote(self.target)}"
        if self.text:
            key = f"CAST({key} AS {'text' if connection.vendor != 'mysql' else 'char'})"
        return f"{self.typed(connection, other)}{other}.{quote(self.column)} = {key}"

    def typed(self, connection: Any, other: str = "o") -> str:
        """The SQL condition under which a row of the table points at rows of the model in question, before AND."""
        if not self.type_column:
            return ""
        return f"{other}.{connection.ops.quote_name(self.type_column)} = {self.type_value:d} AND "


def pointers(
    connection: Any, schema: Mapping[str, Table], present: set[str], labels: list[str]
) -> dict[str, list[Pointer]]:
    """For each label of `schema` the columns of a database that point at its table.

    `present` are the tables that the database has; generic foreign keys are looked up for `labels` alone.
    """
    found = _pointing_at(schema)
    for more in (_generic_pointers(connection, schema, present, labels), _unmodelled(connection, schema, present)):
        for target, others in more.items():
            found.setdefault(target, []).extend(others)
    return found


def _pointing_at(schema: Mapping[str, Table]) -> dict[str, list[Pointer]]:
    """For each label the columns of other tables that point at it."""
    found: dict[str, list[Pointer]] = {}
    for table in schema.values():
        for f in table.references:
            assert f.reference is not None
            target = schema.get(f.reference.table)
            if target is not None and table.managed:
                column = target.field(f.reference.field).column
                found.setdefault(target.label, []).append(Pointer(table, f.column, column))
    return found


def _generic_pointers(
    connection: Any, schema: Mapping[str, Table], present: set[str], labels: list[str]
) -> dict[str, list[Pointer]]:
    """The same for generic foreign keys, which may point at any of the tables `labels`."""
    found: dict[str, list[Pointer]] = {}
    pointing = [table for table in schema.values() if table.generics and table.managed and table.db_table in present]
    for target in (schema[label] for label in labels if label in schema and pointing and CONTENT_TYPES in schema):
        number = content_type(connection, schema, target.label)
        for table in pointing if number is not None else ():
            for generic in table.generics:
                key, type_column = table.field(generic.object_id), table.field(generic.content_type).column
                text = key.storage == "text" and target.key.storage == "integer"
                # A UUID as text has another form in the databases that keep it as bare digits.
                if text or target.key.storage == key.storage:
                    pointer = Pointer(table, key.column, target.key.column, type_column, number or 0, text)
                    found.setdefault(target.label, []).append(pointer)
    return found


def _unmodelled(connection: Any, schema: Mapping[str, Table], present: set[str]) -> dict[str, list[Pointer]]:
    """The same for tables of the database that no model stands for."""
    by_name = {table.db_table: table for table in schema.values()}
    found: dict[str, list[Pointer]] = {}
    with connection.cursor() as cursor:
        for name in sorted(present - set(by_name)):
            for column, (target_column, target, *_) in connection.introspection.get_relations(cursor, name).items():
                if target in by_name:
                    other = Table(label=name, name=name, db_table=name, fields=(), primary_key=column)
                    found.setdefault(by_name[target].label, []).append(Pointer(other, column, target_column))
    return found
