"""What is said when a database refuses masked rows: which constraint it is, and the line of the policy to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db import Error

from seeding.attempts import DatabaseAttempt
from seeding.masking.planning import MaskedTable
from seeding.schema import Check, Unique


class MaskingAttempt(DatabaseAttempt):
    """An attempt that knows the masked tables, and so what a constraint that fails asks of the policy.

    The rows that a database tells of beside an error are not repeated: their kept columns hold what they held.
    """

    def __init__(self, connection: Any, nothing: str, tables: Sequence[MaskedTable]) -> None:
        super().__init__(connection, nothing)
        self.tables = tables

    def _told(self, error: Any) -> str:
        named = frozenset(re.findall(r"\w+(?:\.\w+)?", self._said(error)))
        advice = None if self._lost(error) else _advised(named, self.tables, self.connection)
        return super()._told(error) + (f" {advice}" if advice else "")

    def _said(self, error: Any) -> str:
        told = getattr(error.__cause__, "diag", None)
        return getattr(told, "message_primary", None) or super()._said(error)


@dataclass(frozen=True)
class _Held:
    """A constraint of a table, on fields; without a name where nobody tells it."""

    table: MaskedTable
    name: str
    fields: tuple[str, ...]

    def spoken_of(self, named: Set[str]) -> bool:
        columns = {one.name: one.column for one in self.table.table.fields}
        spoken = {f"{self.table.table.db_table}.{columns.get(field, field)}" for field in self.fields}
        return self.name in named or bool(spoken and spoken <= named)


def _advised(named: Set[str], tables: Sequence[MaskedTable], connection: Any) -> str | None:
    """The line to write where an error names a constraint, or its columns."""
    of_models = (
        _Held(table, one.name, one.fields)
        for table in tables
        for one in chain[Check | Unique](table.table.checks, table.table.uniques)
    )
    found = chain(of_models, _of_database(tables, connection), _of_columns(named, tables))
    return next((_advice(one) for one in found if one.spoken_of(named)), None)


def _advice(held: _Held) -> str:
    table = held.table
    what = f"the constraint {held.name}" if held.name else "a constraint"
    said = f"It is {what} of {table.label}, on {', '.join(held.fields)}"
    masked = [column for field in held.fields if (column := table.column(field)) is not None]
    if not masked:
        return f"{said}; nothing of that is masked."
    # Shuffled values meet what is asked of one column by itself, and not what is asked of several together.
    technique = "shuffle" if len(held.fields) == 1 else "keep"
    rules = " and ".join(f"{column.name} by {column.rule.technique}" for column in masked)
    lines = " and ".join(f"{column.name}: {technique}" for column in masked)
    at = f"{'tables' if table.mapped else 'unmapped'}.{table.label}.columns"
    return f"{said}, where {rules} is masked: write under {at} {lines}, or another technique whose values meet it."


def _of_database(tables: Sequence[MaskedTable], connection: Any) -> Iterator[_Held]:
    """The constraints that the database holds, whether or not a model knows them."""
    with connection.cursor() as cursor:
        for table in tables:
            fields = {one.column: one.name for one in table.table.fields}
            try:
                known = connection.introspection.get_constraints(cursor, table.table.db_table)
            except (Error, IndexError):  # Django cannot read every index of SQLite.
                continue
            for name, one in known.items():
                if one["unique"] or one["check"]:
                    yield _Held(table, name, tuple(fields.get(column, column) for column in one["columns"] or ()))


def _of_columns(named: Set[str], tables: Sequence[MaskedTable]) -> Iterator[_Held]:
    """The columns that an error names, table by table."""
    for table in tables:
        fields = [one.name for one in table.table.fields if f"{table.table.db_table}.{one.column}" in named]
        if fields:
            yield _Held(table, "", tuple(fields))
