"""Rows as they were: what conditions of a policy are asked of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from seeding.columns import Column, Mask
from seeding.expressions import Expression, ExpressionError
from seeding.masking.techniques import Cells, parted
from seeding.schema import Table
from seeding.storing import read_column

if TYPE_CHECKING:
    from seeding.masking.planning import MaskedColumn


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


def shares(column: MaskedColumn, originals: Originals) -> Iterator[tuple[int, Mask | None]]:
    """The rows that go each way of a column that masks, by its place; None: all of them."""
    if len(column.ways) == 1:
        yield 0, None
        return
    waiting = np.ones(len(originals), dtype=np.bool_)
    for place, way in enumerate(column.ways):
        own = waiting if way.condition is None else waiting & meets(way.condition, originals)
        waiting = waiting & ~own
        if way.technique is not None:
            yield place, own


def by_way(column: MaskedColumn, values: list[Any], originals: Originals) -> Iterator[tuple[MaskedColumn, list[Any]]]:
    """Each way of a column that masks as a column of its own, with None for the rows that go another."""
    for place, rows in shares(column, originals):
        own = values if rows is None else [value if meant else None for value, meant in zip(values, rows, strict=True)]
        yield column.by_way[place], own


def by_part(column: MaskedColumn, cells: Cells) -> Iterator[list[tuple[MaskedColumn, Cells]]]:
    """The parts of a column, such as paths of its documents, with the values that are there; together those that lie
    side by side.
    """
    parts = {part.masked_as.field.name: part for part in column.parts}
    for several in parted(column.technique, cells):
        yield [(parts[own.target.field.name], own) for own in several]


def condition_problem(condition: Expression, table: Table) -> str | None:
    """Why no row can be asked whether it meets a condition that names columns of the table alone: asked of none."""
    try:
        term = condition.term(Originals(table, {one.name: [] for one in table.fields}, 0))  # type: ignore[arg-type]
    except ExpressionError as error:
        return str(error)
    if term.nature != "truth":
        return f"`{condition.text}` is no condition; compare it with something, as in `total >= 10`"
    return None


def meets(condition: Expression, originals: Originals) -> Mask:
    """The rows for which a condition is true; where it is unknown it is not, as in SQL's WHERE."""
    term = condition.term(originals)  # type: ignore[arg-type]
    truth = np.broadcast_to(np.asarray(term.values, dtype=np.bool_), (len(originals),))
    return truth if term.nulls is None else truth & ~term.nulls
