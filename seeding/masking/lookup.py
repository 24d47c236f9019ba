"""Sorted hashes that are found by their leading bits: one step to where they stand, some more to the place itself.

A binary search over millions of numbers misses the processor's caches at every step, and takes ten times as long.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Numbers

_EACH_BITS = 3
"""Numbers share their leading bits with 2 to the power of this, or twice as many: the table of them stays small."""


class SortedHashes:
    """Unsigned numbers in rising order, spread evenly, as hashes are; others are found as well, only later."""

    def __init__(self, ordered: NDArray[Any]) -> None:
        self.ordered = ordered

    def __len__(self) -> int:
        return len(self.ordered)

    @cached_property
    def _shift(self) -> Any:
        bits = max(1, len(self.ordered).bit_length() - _EACH_BITS)
        return self.ordered.dtype.type(self.ordered.dtype.itemsize * 8 - bits)

    @cached_property
    def _table(self) -> tuple[NDArray[np.int32], list[int]]:
        """Where the numbers begin that have the same leading bits; and the steps of a search among those."""
        room = 1 << (self.ordered.dtype.itemsize * 8 - int(self._shift))
        counts = np.bincount((self.ordered >> self._shift).astype(np.int64), minlength=room)
        begins = np.zeros(room + 1, dtype=np.int32)
        np.cumsum(counts, out=begins[1:])
        return begins, [1 << step for step in reversed(range(int(counts.max(initial=0)).bit_length()))]

    def places(self, wanted: NDArray[Any]) -> Numbers:
        """The place of the first number that is not below each of those wanted, as `np.searchsorted` gives it."""
        begins, steps = self._table
        leading = (wanted >> self._shift).astype(np.int64)
        places, stops = begins[leading].astype(np.int64), begins[leading + 1]
        for step in steps:
            probed = places + (step - 1)
            below = self.ordered.take(probed, mode="clip") < wanted
            below &= probed < stops
            places += below * step
        return places

    def find(self, wanted: NDArray[Any]) -> tuple[Numbers, NDArray[np.bool_]]:
        """The place of each of the numbers wanted, and whether it is there at all."""
        if not len(self.ordered):
            return np.zeros(len(wanted), dtype=np.int64), np.zeros(len(wanted), dtype=np.bool_)
        places = self.places(wanted)
        np.minimum(places, len(self.ordered) - 1, out=places)
        return places, self.ordered[places] == wanted

    def holds(self, wanted: NDArray[Any]) -> NDArray[np.bool_]:
        return self.find(wanted)[1]


def sorted_unique(numbers: NDArray[Any]) -> NDArray[Any]:
    """The distinct numbers in rising order; numpy's own way takes several times as long."""
    ordered = np.sort(numbers)
    first = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]
