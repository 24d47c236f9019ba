"""Conditions on the rows of a batch, in the language of `seeding.expressions`, over the row's own columns."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from seeding.columns import Column
from seeding.expressions import Expression, ExpressionError, problems
from seeding.masking.databases.store import Mask, RawBatch
from seeding.rows import Rows
from seeding.schema import Table
from seeding.spec import SeedingError
from seeding.storing import read_column


@dataclass(frozen=True)
class _BatchRows:
    """What expressions ask of rows, answered by a batch."""

    batch: RawBatch
    table: Table

    def __len__(self) -> int:
        return len(self.batch)

    @property
    def model(self) -> Any:
        return SimpleNamespace(table=self.table, label=self.table.label)

    def column(self, name: str) -> Column:
        field = self.table.field(name)
        return read_column(self.batch.values(field.column), field)


def condition_problems(condition: str, table: Table, schema: Mapping[str, Table]) -> list[str]:
    """Why a condition cannot be asked of a row of the table; each says what is wrong."""
    found = problems(Expression(condition), table, schema, None)
    if not found:
        for node in ast.walk(Expression(condition).tree):
            if isinstance(node, ast.Attribute):
                found.append(f"`{ast.unparse(node)}`: only the row's own columns can be asked for")
            elif isinstance(node, ast.Name) and node.id in ("nth", "siblings", "row_number", "as_of"):
                if not table.has(node.id):
                    found.append(f"`{node.id}`: rows of a database have none; write a date as text")
            elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("sum", "count"):
                found.append(f"`{ast.unparse(node)}`: only the row's own columns can be asked for")
    return found


def columns_of(condition: str, table: Table) -> tuple[str, ...]:
    """The names of the columns that a condition asks for."""
    names = [node.id for node in ast.walk(Expression(condition).tree) if isinstance(node, ast.Name)]
    return tuple(dict.fromkeys(table.field(name).column for name in names if table.has(name)))


def matching(batch: RawBatch, condition: str, table: Table) -> Mask:
    """The rows for which a condition is true; where it is unknown, as of NULL, it is not, as in a WHERE of SQL."""
    try:
        if condition.strip().lower() == "true":
            return np.ones(len(batch), dtype=np.bool_)
        term = Expression(condition).term(cast(Rows, _BatchRows(batch, table)))
        if term.nature != "truth":
            raise ExpressionError(f"`{condition}` is no condition; compare it with something, as in `total >= 10`")
    except ExpressionError as error:
        raise SeedingError(f"{table.label}: {error}.") from None
    truth = np.broadcast_to(np.asarray(term.values, dtype=np.bool_), (len(batch),))
    return truth if term.nulls is None else truth & ~term.nulls
