"""The shape of a masked column before and after, collected batch by batch in flat memory; never a value of it.

watch = Watch(field)
for before, after in batches:
    watch.add(before, after)
watch.finish()  # ColumnShapes
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Keys, mix
from seeding.schema import Field, Storage

LEAST = 11
"""A bin that fewer values of a column fall into is told together with its neighbours (the threshold that statistical
offices use for published counts, see Hundepool et al., "Statistical Disclosure Control", 2012)."""

EXACT = 1 << 17
"""So many different values are counted exactly; of more, the number is estimated."""

Unit = Literal["characters", "number", "month", "elements", "seconds"]

_FINE = 1024
"""Bins that a column is counted in while it is read."""
_SHOWN = 30
"""Bins that are told at most."""
_WIDTHS = tuple(factor * 10**power for power in range(16) for factor in (1, 2))
"""Widths of bins, each a multiple of the one before it, so that fine bins add up to coarse ones."""
_MONTHS = (1, 3, 12, 60, 120, 600, 1200, 12_000)
_FARTHEST = 9.0e15
"""Numbers are told apart by floats up to here; what lies beyond falls into the outermost bins."""


@dataclass(frozen=True)
class Shape:
    """What one column held at one time, in numbers."""

    rows: Annotated[int, "Rows."]
    nulls: Annotated[int, "Rows with NULL."]
    empties: Annotated[int, "Rows with an empty text, list or object."]
    distinct: Annotated[int, "Different values, without NULL and empty ones."]
    distinct_error: Annotated[
        float, "Standard error of `distinct`, as a share of it; 0 where they were counted exactly."
    ] = 0.0


@dataclass(frozen=True)
class Histogram:
    """How many values lie between neighbouring edges, before and after.

    Edges lie halfway between possible values, so that none is a value. Bins of fewer than `LEAST` values are merged
    with their neighbours. An outermost edge is None where its bin was merged: the extremes are not told.
    """

    unit: Annotated[Unit, "What is counted; a `month` is counted from the year 0."]
    edges: Annotated[tuple[float | None, ...], "Rising edges of the bins; null for an end that is not told."]
    before: Annotated[tuple[int, ...], "Values in each bin before masking."]
    after: Annotated[tuple[int, ...], "Values in each bin after masking."]


@dataclass(frozen=True)
class ColumnShapes:
    """A column before and after. `masked` are rows whose value changed; `unchanged` those with a value that did not."""

    before: Annotated[Shape, "What the column held."]
    after: Annotated[Shape, "What it holds now."]
    masked: Annotated[int, "Rows whose value is another one now."]
    unchanged: Annotated[int, "Rows whose value, neither NULL nor empty, is what it was."]
    lengths: Annotated[Histogram | None, "Lengths of texts, lists and bytes."] = None
    numbers: Annotated[Histogram | None, "Numbers, dates and durations."] = None


# Counting different values --------------------------------------------------------------------------------


class Distinct:
    """Counts different values by 64-bit hashes of them: exactly up to `most`, then by the smallest of the hashes.

    The estimate is (k - 1) / U(k), with the k-th smallest hash U(k) as a share of all 64-bit numbers; its standard
    error is 1 / √(k - 2). Source: Beyer, Haas, Reinwald, Sismanis and Gemulla, "On synopses for distinct-value
    estimation under multiset operations" (2007). Only hashes are kept: eight bytes of at most 2 × `most` values.
    """

    def __init__(self, most: int = EXACT) -> None:
        self._most = most
        self._kept: Keys = np.empty(0, np.uint64)
        self._waiting: list[Keys] = []
        self._waits = 0
        self._limit: np.uint64 | None = None

    def add(self, hashes: Keys) -> None:
        if self._limit is not None:
            hashes = hashes[hashes < self._limit]
        if len(hashes):
            self._waiting.append(hashes)
            self._waits += len(hashes)
        if self._waits >= self._most:
            self._settle()

    def absorb(self, other: Distinct) -> None:
        """Take what another one of the same process, or of a fork of it, has counted."""
        for hashes in (other._kept, *other._waiting):
            self.add(hashes)

    def _settle(self) -> None:
        if not self._waiting:
            return
        found = np.sort(
            np.concatenate([self._kept, *self._waiting])
        )  # np.unique hashes, which takes ten times as long.
        self._kept = found[np.concatenate([[True], found[1:] != found[:-1]])]
        self._waiting, self._waits = [], 0
        if len(self._kept) > self._most:
            self._kept = self._kept[: self._most]
            self._limit = self._kept[-1]

    def finish(self) -> tuple[int, float]:
        """How many, and the standard error as a share of it."""
        self._settle()
        if self._limit is None:
            return len(self._kept), 0.0
        k = len(self._kept)
        return round((k - 1) / (float(self._limit) / 2.0**64)), 1 / math.sqrt(k - 2)


def hashes_of(values: Sequence[Any], storage: Storage) -> Keys:
    """A 64-bit hash of each value (no None among them), the same for equal values within this process.

    Texts and bytes are hashed by Python's own SipHash, whose key is drawn anew for each process, so that hashes tell
    nothing of values; numbers are finalised by `mix`. Hashes are never written anywhere.
    """
    if storage in ("integer", "float") and values:
        try:
            numbers = np.asarray(values, dtype=np.int64 if storage == "integer" else np.float64)
        except (OverflowError, TypeError, ValueError):
            pass
        else:
            return mix(numbers.view(np.uint64).copy())
    try:
        found = np.fromiter(map(hash, values), dtype=np.int64, count=len(values))
    except TypeError:
        found = np.fromiter((hash(_plain(one)) for one in values), dtype=np.int64, count=len(values))
    for place in np.flatnonzero(found == -2).tolist():
        # Python has no hash of -1: the number -1 has that of -2.
        if values[place] == -1:
            found[place] = -1
    return mix(found.view(np.uint64))


def _plain(value: Any) -> Any:
    """Something that can be hashed, the same for equal values."""
    if isinstance(value, dict):
        return ("{", frozenset((key, _plain(part)) for key, part in value.items()))
    if isinstance(value, (list, tuple)):
        return ("[", *map(_plain, value))
    if isinstance(value, (bytearray, memoryview)):
        return bytes(value)
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value


# Counting by bins -----------------------------------------------------------------------------------------


class Bins:
    """Counts whole numbers in at most 1024 bins of one width, which grows as far numbers turn up.

    The widths divide one another, so that what comes out does not depend on the order or on batches.
    """

    def __init__(self, widths: tuple[int, ...] = _WIDTHS) -> None:
        self.widths = widths
        self.level = 0
        self.first = 0
        self.counts: NDArray[np.int64] = np.zeros(0, np.int64)

    def add(self, numbers: NDArray[np.int64]) -> None:
        if len(numbers):
            self._count(numbers // self.widths[self.level], None)

    def absorb(self, other: Bins) -> None:
        """Take what another one of the same widths has counted."""
        while self.level < other.level:
            self.coarsen()
        filled = np.flatnonzero(other.counts)
        if len(filled):
            places = (other.first + filled) * other.widths[other.level] // self.widths[self.level]
            self._count(places, other.counts[filled])

    def _count(self, places: NDArray[np.int64], counts: NDArray[np.int64] | None) -> None:
        """Count once, or so many times, in the bins of these places."""
        low, high = int(places.min()), int(places.max())
        if len(self.counts):
            low, high = min(low, self.first), max(high, self.first + len(self.counts) - 1)
        while high - low >= _FINE and self.level + 1 < len(self.widths):
            times = self.widths[self.level + 1] // self.widths[self.level]
            self.coarsen()
            low, high, places = low // times, high // times, places // times
        grown = np.zeros(high - low + 1, np.int64)
        if len(self.counts):
            grown[self.first - low : self.first - low + len(self.counts)] = self.counts
        if counts is None:
            grown += np.bincount(places - low, minlength=len(grown))
        else:
            np.add.at(grown, places - low, counts)
        self.first, self.counts = low, grown

    def coarsen(self) -> None:
        """Go to the next width."""
        times = self.widths[self.level + 1] // self.widths[self.level]
        self.level += 1
        if len(self.counts):
            places = (self.first + np.arange(len(self.counts))) // times
            self.first, counts = int(places[0]), self.counts
            self.counts = np.zeros(int(places[-1]) - self.first + 1, np.int64)
            np.add.at(self.counts, places - self.first, counts)

    def between(self, first: int, last: int) -> list[int]:
        """The counts of the bins from one number to another."""
        whole = np.zeros(last - first + 1, np.int64)
        if len(self.counts):
            whole[self.first - first : self.first - first + len(self.counts)] = self.counts
        return [int(one) for one in whole]


def together(before: Bins, after: Bins, unit: Unit, scale: int = 1, least: int = LEAST) -> Histogram | None:
    """One histogram of both; None where one of them has too few values to be told. `scale` numbers are one `unit`."""
    for one, other in ((before, after), (after, before)):
        while one.level < other.level:
            one.coarsen()
    filled = [one for one in (before, after) if len(one.counts)]
    if not filled:
        return None
    while True:
        first = min(one.first for one in filled)
        last = max(one.first + len(one.counts) - 1 for one in filled)
        if last - first < _SHOWN or before.level + 1 >= len(before.widths):
            break
        before.coarsen()
        after.coarsen()
    width = before.widths[before.level]
    bins = _merged(before.between(first, last), after.between(first, last), least)
    if bins is None:
        return None
    starts, olds, news, open_low, open_high = bins
    edges: list[float | None] = [((first + start) * width - 0.5) / scale for start in starts]
    if open_low:
        edges[0] = None
    if open_high:
        edges[-1] = None
    return Histogram(unit, tuple(edges), tuple(olds), tuple(news))


def _merged(
    before: list[int], after: list[int], least: int
) -> tuple[list[int], list[int], list[int], bool, bool] | None:
    """Neighbouring bins put together until each has no value or at least `least`: starts (and the end), counts of
    both, and whether the outermost bins were put together from smaller ones.
    """
    bins = [[start, old, new, 0] for start, (old, new) in enumerate(zip(before, after, strict=True))]
    while True:
        small = next(
            ((place, side) for place, one in enumerate(bins) for side in (1, 2) if 0 < one[side] < least), None
        )
        if small is None:
            break
        place, side = small
        others = [other for other, one in enumerate(bins) if other != place and one[side]]
        if not others:
            return None
        nearest = min(others, key=lambda other: (abs(other - place), other))
        low, high = min(place, nearest), max(place, nearest)
        joined = bins[low : high + 1]
        bins[low : high + 1] = [[joined[0][0], sum(one[1] for one in joined), sum(one[2] for one in joined), 1]]
    starts = [one[0] for one in bins]
    return (
        [*starts, len(before)],
        [one[1] for one in bins],
        [one[2] for one in bins],
        bool(bins[0][3]),
        bool(bins[-1][3]),
    )


# Columns --------------------------------------------------------------------------------------------------


class _Side:
    """A column at one time."""

    def __init__(self, field: Field, exact: int) -> None:
        self.rows = self.nulls = self.empties = 0
        self.distinct = Distinct(exact)
        self.lengths = Bins()
        self.numbers = Bins(_MONTHS if field.storage in ("date", "timestamp") else _WIDTHS)

    def absorb(self, other: _Side) -> None:
        """Take what another one has seen of the same column."""
        self.rows += other.rows
        self.nulls += other.nulls
        self.empties += other.empties
        self.distinct.absorb(other.distinct)
        self.lengths.absorb(other.lengths)
        self.numbers.absorb(other.numbers)

    def add(self, values: Sequence[Any], field: Field) -> None:
        self.rows += len(values)
        present: Sequence[Any] = values
        if None in values:
            present = [value for value in values if value is not None]
            self.nulls += len(values) - len(present)
        if not present:
            return
        lengths = lengths_of(present)
        if lengths is not None:
            empty = len(lengths) - int(np.count_nonzero(lengths))
            if empty:
                self.empties += empty
                present = [value for value, length in zip(present, lengths.tolist(), strict=True) if length]
                lengths = lengths[lengths > 0]
            self.lengths.add(lengths)
        if len(present):
            self.distinct.add(hashes_of(present, field.storage))
            numbers = numbers_of(present, field)
            if numbers is not None:
                self.numbers.add(numbers)

    def finish(self) -> Shape:
        distinct, error = self.distinct.finish()
        return Shape(self.rows, self.nulls, self.empties, distinct, round(error, 6))


@dataclass
class Seen:
    """What was seen of a column: both sides, and the rows in which they are the same, and empty on both."""

    before: _Side
    after: _Side
    same: int = 0
    absent: int = 0

    def absorb(self, other: Seen) -> None:
        """Take what was seen of other rows."""
        self.before.absorb(other.before)
        self.after.absorb(other.after)
        self.same += other.same
        self.absent += other.absent


class Watch:
    """Takes a column's batches before and after masking, row by row in the same order."""

    def __init__(self, field: Field, *, least: int = LEAST, exact: int = EXACT) -> None:
        self._field = field
        self._least = least
        self.seen = Seen(_Side(field, exact), _Side(field, exact))

    def add(self, before: Sequence[Any], after: Sequence[Any]) -> None:
        """One batch. ValueError where the two are not equally long."""
        if len(before) != len(after):
            raise ValueError(f"{self._field.name}: {len(before)} values before and {len(after)} after masking")
        seen = self.seen
        empty = seen.before.nulls + seen.before.empties
        seen.before.add(before, self._field)
        seen.after.add(after, self._field)
        seen.same += sum(map(operator.eq, before, after))
        if seen.before.nulls + seen.before.empties > empty:
            absent: tuple[Any, ...] = (None, "", [], {}, b"")
            seen.absent += sum(1 for old, new in zip(before, after, strict=True) if old == new and old in absent)

    def add_deleted(self, before: Sequence[Any]) -> None:
        """Values of rows that are not in the result."""
        self.seen.before.add(before, self._field)

    def finish(self) -> ColumnShapes:
        seen = self.seen
        before, after = seen.before.finish(), seen.after.finish()
        unit, scale = unit_of(self._field)
        return ColumnShapes(
            before,
            after,
            masked=after.rows - seen.same,
            unchanged=seen.same - seen.absent,
            lengths=together(seen.before.lengths, seen.after.lengths, _length_unit(self._field), 1, self._least),
            numbers=together(seen.before.numbers, seen.after.numbers, unit, scale, self._least),
        )


def watched(field: Field, batches: Iterable[tuple[Sequence[Any], Sequence[Any]]], **options: int) -> ColumnShapes:
    """The shapes of a column whose batches are at hand."""
    watch = Watch(field, **options)
    for before, after in batches:
        watch.add(before, after)
    return watch.finish()


def lengths_of(values: Sequence[Any]) -> NDArray[np.int64] | None:
    """The lengths of texts, bytes, lists and objects; None for values that have none."""
    try:
        return np.fromiter(map(len, values), dtype=np.int64, count=len(values))
    except TypeError:
        if not any(hasattr(one, "__len__") for one in values):
            return None
        sized = (len(one) if hasattr(one, "__len__") else 1 for one in values)
        return np.fromiter(sized, dtype=np.int64, count=len(values))


def _length_unit(field: Field) -> Unit:
    return "characters" if field.storage in ("text", "uuid") else "elements"


def unit_of(field: Field) -> tuple[Unit, int]:
    """What numbers of a column are told in, and how many of `numbers_of` make one."""
    if field.storage in ("date", "timestamp"):
        return "month", 1
    if field.storage in ("duration", "time"):
        return "seconds", 1
    if field.storage == "decimal":
        return "number", 10 ** min(field.places, 9)
    return "number", 10**6 if field.storage == "float" else 1


def numbers_of(values: Sequence[Any], field: Field) -> NDArray[np.int64] | None:
    """Values as whole numbers of the column's smallest unit; None where the column holds no numbers."""
    if field.storage in ("date", "timestamp"):
        months = [one.year * 12 + one.month - 1 for one in values if isinstance(one, date)]
        return np.array(months, np.int64)
    if field.storage == "duration":
        return _whole([one.total_seconds() for one in values if isinstance(one, timedelta)])
    if field.storage == "time":
        return _whole([one.hour * 3600 + one.minute * 60 + one.second for one in values if hasattr(one, "hour")])
    if field.storage in ("integer", "decimal", "float", "boolean"):
        try:
            found = np.asarray(values, dtype=np.float64)
        except (TypeError, ValueError, OverflowError):
            return None
        return _whole(found * unit_of(field)[1])
    return None


def _whole(numbers: Any) -> NDArray[np.int64]:
    found = np.asarray(numbers, dtype=np.float64)
    found = found[~np.isnan(found)]
    return np.rint(np.clip(found, -_FARTHEST, _FARTHEST)).astype(np.int64)
