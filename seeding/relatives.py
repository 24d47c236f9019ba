"""What rows have beside themselves: their children, and rows of several tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from seeding.columns import Mask
from seeding.keys import Numbers
from seeding.spec import SeedingError

if TYPE_CHECKING:
    from seeding.rows import Rows


class Children:
    """The children of each row of a batch. What is asked of them is a field, or a function of the children's rows."""

    def __init__(self, rows: Rows, counts: Numbers) -> None:
        self.rows = rows
        self.counts = counts

    def _values(self, of: str | Callable[[Rows], NDArray[Any]]) -> NDArray[Any]:
        return self.rows[of] if isinstance(of, str) else self.rows.once(of)

    def where(self, wanted: str | Callable[[Rows], NDArray[Any]]) -> Children:
        """Those children alone for which a field or a function is true."""
        kept = np.asarray(self._values(wanted), dtype=np.bool_)
        return Children(self.rows.at(np.flatnonzero(kept)), self._total(kept.astype(np.int64)))

    def sum(self, of: str | Callable[[Rows], NDArray[Any]]) -> Numbers:
        """The sum over the children of each parent; 0 where there are none."""
        return self._total(self._values(of))

    def max(self, of: str | Callable[[Rows], NDArray[Any]], empty: int) -> Numbers:
        """The highest value among the children of each parent, `empty` where there are none."""
        return self._most(np.maximum, of, empty)

    def min(self, of: str | Callable[[Rows], NDArray[Any]], empty: int) -> Numbers:
        """The lowest value among the children of each parent, `empty` where there are none."""
        return self._most(np.minimum, of, empty)

    def _total(self, values: NDArray[Any]) -> Numbers:
        ends = np.cumsum(self.counts)
        totals = np.concatenate([[0], np.cumsum(values)])
        return totals[ends] - totals[ends - self.counts]

    def _most(self, better: np.ufunc, of: str | Callable[[Rows], NDArray[Any]], empty: int) -> Numbers:
        result = np.full(len(self.counts), empty, dtype=np.int64)
        some = np.flatnonzero(self.counts)
        if some.size:
            starts = (np.cumsum(self.counts) - self.counts)[some]
            result[some] = better.reduceat(self._values(of), starts)
        return result


class Mixed:
    """Rows of several tables, one for each of a batch: `tables[which]` is the table of each, `numbers` its number in
    it. `missing` are those that have none.
    """

    def __init__(
        self,
        tables: tuple[str, ...],
        which: Numbers,
        numbers: Numbers,
        missing: Mask | None,
        rows: Callable[[str, Numbers], Rows],
    ) -> None:
        self.tables = tables
        self.which = which
        self.numbers = numbers
        self.missing = missing
        self._rows = rows

    def __len__(self) -> int:
        return len(self.which)

    def parts(self) -> Iterator[tuple[str, Numbers, Rows]]:
        """For each table that occurs: its label, the places in the batch, and its rows there."""
        for code, table in enumerate(self.tables):
            index = np.flatnonzero(self.which == code)
            if index.size:
                yield table, index, self._rows(table, self.numbers[index])

    def ask(self, fields: str | Mapping[str, str | Callable[[Rows], Any]]) -> NDArray[Any]:
        """One number for each row: a field that all tables have, or for each table a field or a rule of its rows."""
        found = np.zeros(len(self), dtype=np.int64)
        for table, index, rows in self.parts():
            if not isinstance(fields, str) and table not in fields:
                raise SeedingError(f"a rule asks rows of {', '.join(fields)}, but some are of {table}. Name it, too.")
            asked = fields if isinstance(fields, str) else fields[table]
            found[index] = rows[asked] if isinstance(asked, str) else asked(rows)
        return found

    def at(self, index: Numbers) -> Mixed:
        """The rows at these places."""
        missing = None if self.missing is None else self.missing[index]
        return Mixed(self.tables, self.which[index], self.numbers[index], missing, self._rows)
