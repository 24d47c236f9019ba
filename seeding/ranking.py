"""Rows of a table in the order of a number that each of them has, to be looked up by number and by rank."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Numbers

MOST_RANKED = 1 << 19
"""Only so many rows of a table are ranked, which keeps memory flat however many there are."""


@dataclass(frozen=True, eq=False)
class Order:
    """The numbers of all ranked rows, rising, and the rows that have them; equal ones in the order of the rows."""

    numbers: Numbers
    rows: Numbers

    @classmethod
    def of(cls, numbers: NDArray[np.integer]) -> Order:
        """The order of rows 0, 1, … that have these numbers."""
        rows = np.argsort(numbers, kind="stable")
        return cls(np.asarray(numbers, dtype=np.int64)[rows], rows.astype(np.int64))


class Ranked:
    """For each of a batch of rows, the order of the rows of another table that were there at its time.

    With a number for each group, `before` finds groups: `before(group + 1) - before(group)` rows belong to one, and
    the first of them has the rank `before(group)`.
    """

    def __init__(self, size: int, parts: list[tuple[Numbers, Order]]) -> None:
        self._size = size
        self._parts = parts

    def before(self, numbers: Numbers | int) -> Numbers:
        """How many rows have a smaller number than each of `numbers`."""
        asked = np.broadcast_to(np.asarray(numbers, dtype=np.int64), (self._size,))
        if len(self._parts) == 1:
            return self._parts[0][1].numbers.searchsorted(asked, side="left").astype(np.int64)
        found = np.empty(self._size, dtype=np.int64)
        for index, order in self._parts:
            found[index] = order.numbers.searchsorted(asked[index], side="left")
        return found

    def row(self, ranks: Numbers) -> Numbers:
        """The row of each rank; the nearest one where there is no such rank."""
        if len(self._parts) == 1:
            return self._parts[0][1].rows.take(ranks, mode="clip")
        found = np.empty(self._size, dtype=np.int64)
        for index, order in self._parts:
            found[index] = order.rows.take(ranks[index], mode="clip")
        return found
