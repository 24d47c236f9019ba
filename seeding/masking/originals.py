"""Rows as they were: what conditions of a policy are asked of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from seeding.columns import Column, Mask
from seeding.expressions import Expression
from seeding.schema import Table
from seeding.storing import read_column


class _Named:
    """What rules know of a model: its table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.label = table.label


class Originals:
    """A batch of rows of a database, in the form that `seeding.expressions` asks for values."""

    def __init__(self, table: Table, values: Mapping[str, list[Any]], rows: int, *, as_of: int = 0) -> None:
        self.model = _Named(table)
        self.as_of = as_of
        self._values = values
        self._rows = rows
        self._columns: dict[str, Column] = {}

    def __len__(self) -> int:
        return self._rows

    def column(self, name: str) -> Column:
        field = self.model.table.field(name)
        if field.name not in self._columns:
            self._columns[field.name] = read_column(self._values[field.name], field)
        return self._columns[field.name]


def meets(condition: Expression, originals: Originals) -> Mask:
    """The rows for which a condition is true; where it is unknown it is not, as in SQL's WHERE."""
    term = condition.term(originals)  # type: ignore[arg-type]
    truth = np.broadcast_to(np.asarray(term.values, dtype=np.bool_), (len(originals),))
    return truth if term.nulls is None else truth & ~term.nulls
